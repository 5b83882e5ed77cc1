import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../catalogue/index.ts';
import { determine } from '../../engine/index.ts';
import { dateOf, daysAfter, type LocalDate } from '../../kernel/time.ts';
import { accountsOf, giveNotices, type NoticeDraft } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import type { ReadCatalogues } from './catalogues.ts';
import { effectSchema } from './contract/answer-schemas.ts';
import { findingsIn, outdatedSchema } from './records.ts';
import { type Difference, differencesBetween, knownFacts } from './rules.ts';
import * as store from './store.ts';

/** What somebody is told of a day on which something takes effect, so many days before. */
const noticeDays = 60;

/** The most determinations that one call looks at. */
const batch = 200;

/**
 * Determines accepted determinations again by the catalogues that are here and today's law: whose findings are others now
 * is out of date, and whoever answers for the system is told what changed; so is he of what takes effect soon, once.
 * Looks at those after `after`, and answers with the last one that it looked at; `undefined` at the end.
 */
export async function renewDeterminations(
  work: Work,
  catalogues: ReadCatalogues,
  after: string,
): Promise<string | undefined> {
  const rows = await work.read(store.newestAfter(work.workspace, after, batch));
  if (rows.length === 0) return undefined;
  const known = new Map((await catalogues()).map((catalogue) => [catalogue.about.id, catalogue]));
  const accounts = await accountsOf(work, [...new Set(rows.flatMap(({ accountable }) => accountable ?? []))]);
  const told = await tellingOf(work, rows);
  const drafts: NoticeDraft[] = [];
  for (const row of rows) {
    await setImmediate();
    const catalogue = known.get(row.catalogue);
    if (!catalogue) continue;
    const to = [...new Set([row.acceptedBy, ...(accounts.get(row.accountable ?? '') ?? [])])];
    const now = told(catalogue, row);
    const isNew = await keepOutdated(work, { row, catalogue, told: now });
    const about = { noun: systems.noun, kind: systems.kind, id: row.system, title: row.systemName };
    drafts.push(
      ...noticesOf(now, { row, isNew }).map((draft) => ({ ...draft, kind: 'law_changes', to, about }) as const),
    );
  }
  await giveNotices(work, drafts);
  return rows.at(-1)?.id;
}

type Coming = { readonly label: string; readonly from: LocalDate };
type Told = { readonly differences: readonly Difference[]; readonly coming: readonly Coming[] };

/** Says of determinations how they differ today; of those of which the same was found for the same facts, once. */
async function tellingOf(work: Work, rows: readonly store.RenewedRow[]) {
  const today = dateOf(work.now);
  const keys = [...new Set(rows.map(({ foundKey }) => foundKey))];
  const kept = await work.read(store.foundsOf(work.workspace, keys));
  const founds = new Map(kept.map(({ key, found }) => [key, findingsIn(found)]));
  const known = new Map<string, Told>();
  return (catalogue: Catalogue, row: store.RenewedRow): Told => {
    const same = JSON.stringify([row.foundKey, row.catalogue, row.placedOn, row.facts]);
    const told = known.get(same) ?? toldOf(catalogue, { row, accepted: founds.get(row.foundKey) ?? [] }, today);
    known.set(same, told);
    return told;
  };
}

type Renewed = { readonly row: store.RenewedRow; readonly accepted: ReturnType<typeof findingsIn> };

/** How what was accepted differs today by the law alone, and what of it takes effect soon. */
function toldOf(catalogue: Catalogue, { row, accepted }: Renewed, today: LocalDate): Told {
  const dates = { lawReadOn: today, placedOn: row.placedOn ?? undefined };
  const { findings } = determine(catalogue.set, knownFacts(store.factsIn(row.facts)), dates);
  const now = [...catalogue.findings.values()].map(({ id, label, kind }) => {
    const found = findings.get(id);
    const truth = found?.truth ?? ('no' as const);
    return { id, label, kind, truth, effect: found && truth !== 'no' ? found.effect() : null };
  });
  const coming = now.flatMap(({ kind, truth, effect, label }) =>
    kind === 'class' && truth === 'yes' && effect?.kind === 'from' && isSoon(effect.from, today)
      ? [{ label, from: effect.from }]
      : [],
  );
  return { differences: differencesBetween(accepted, now.map(writable)), coming };
}

const isSoon = (day: LocalDate, today: LocalDate): boolean => day > today && day <= daysAfter(today, noticeDays);

type Now = { readonly id: string; readonly label: string; readonly truth: Difference['from'] };

const writable = (found: Now & { readonly effect: unknown }) => {
  const { id, label, truth, effect } = found;
  return { id, label, truth, effect: effectSchema.nullable().parse(effect) };
};

type Keeping = { readonly row: store.RenewedRow; readonly catalogue: Catalogue; readonly told: Told };

/** Says of a determination that it is out of date, or is no longer; answers whether what differs is new. */
async function keepOutdated(work: Work, { row, catalogue, told }: Keeping): Promise<boolean> {
  const before = row.outdated === null ? null : outdatedSchema.parse(row.outdated);
  const differences = [...told.differences];
  if (JSON.stringify(before?.differences ?? []) === JSON.stringify(differences)) return false;
  const because = catalogue.hash === row.catalogueHash ? 'date' : 'law';
  const outdated = differences.length === 0 ? null : { since: work.now, because, differences };
  const version = row.version + 1;
  await work.write(store.setOutdated(work.workspace, { id: row.id, outdated, version }), [
    {
      event: outdated ? 'determination.outdated' : 'determination.up-to-date',
      subject: { kind: 'determination', id: row.id, version },
      about: { catalogueHash: catalogue.hash, findings: differences.map(({ id }) => id) },
    },
  ]);
  return outdated !== null;
}

type Telling = { readonly row: store.RenewedRow; readonly isNew: boolean };

function noticesOf({ differences, coming }: Told, { row, isNew }: Telling) {
  const changed = differences.map(({ label, from, to }) => (from === to ? label : `${label}: ${from} → ${to}`));
  const byDay = Map.groupBy(coming, ({ from }) => from);
  return [
    ...(isNew ? [{ text: changed.join('; ') }] : []),
    ...[...byDay].map(([day, found]) => ({
      text: `${day}: ${found.map(({ label }) => label).join('; ')}`,
      cause: `takes_effect:${row.system}:${row.catalogue}:${day}`,
    })),
  ];
}
