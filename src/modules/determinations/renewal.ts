import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../catalogue/index.ts';
import { determine } from '../../engine/index.ts';
import { dateOf, daysAfter, type LocalDate } from '../../kernel/time.ts';
import { accountsOf, giveNotices, type NoticeDraft } from '../../register/index.ts';
import type { EntryDraft, Work } from '../../store/index.ts';
import { obligations } from '../obligations/contract.ts';
import { systems } from '../systems/contract.ts';
import type { ReadCatalogues } from './catalogues.ts';
import { effectSchema } from './contract/answer-schemas.ts';
import { findingsIn, outdatedSchema } from './records.ts';
import { type Difference, differencesBetween, knownFacts } from './rules.ts';
import * as store from './store.ts';

/** What somebody is told of a day on which something takes effect, so many days before. */
const noticeDays = 60;

/**
 * The most determinations that one call looks at; the most that it determines, of those that are the same one; and how many
 * it writes at a time.
 */
const batch = { rows: 1_000, determined: 200, written: 50 } as const;

/**
 * Determines accepted determinations again by the catalogues that are here and today's law: whose findings are others now
 * is out of date, and whoever answers for the system is told what changed; so is he of what takes effect soon, once. What he
 * is told the same of many systems he is told by one notice.
 * Looks at those after `after`, and answers with the last one that it looked at; `undefined` at the end.
 */
export async function renewDeterminations(
  work: Work,
  catalogues: ReadCatalogues,
  after: string,
): Promise<string | undefined> {
  const rows = fewEnough(await work.read(store.newestAfter(work.workspace, after, batch.rows)));
  if (rows.length === 0) return undefined;
  const known = new Map((await catalogues()).map((catalogue) => [catalogue.about.id, catalogue]));
  const accounts = await accountsOf(work, [...new Set(rows.flatMap(({ accountable }) => accountable ?? []))]);
  const told = await tellingOf(work, rows);
  const renewed: Renewed[] = [];
  for (const row of rows) {
    await setImmediate();
    const catalogue = known.get(row.catalogue);
    if (!catalogue) continue;
    const now = told(catalogue, row);
    const to = [...new Set([row.acceptedBy, ...(accounts.get(row.accountable ?? '') ?? [])])];
    renewed.push({ row, catalogue, told: now, to, hasChanged: hasChanged(row, now) });
  }
  await keepOutdated(work, renewed);
  await giveNotices(work, renewed.flatMap(draftsOf));
  return rows.at(-1)?.id;
}

/** Of these determinations the first ones, of which no more have to be determined than one call may. */
function fewEnough(rows: readonly store.RenewedRow[]): readonly store.RenewedRow[] {
  const kinds = new Set<string>();
  const end = rows.findIndex((row) => kinds.add(sameOf(row)).size > batch.determined);
  return end === -1 ? rows : rows.slice(0, end);
}

/** What is the same of determinations of which the same is found today. */
const sameOf = ({ foundKey, catalogue, placedOn, facts }: store.RenewedRow): string =>
  JSON.stringify([foundKey, catalogue, placedOn, facts]);

/** A determination as it is today. */
type Renewed = {
  readonly row: store.RenewedRow;
  readonly catalogue: Catalogue;
  readonly told: Told;
  /** Who is told of it. */
  readonly to: NoticeDraft['to'];
  /** Whether it differs otherwise than it did when it was last looked at. */
  readonly hasChanged: boolean;
};

type Coming = { readonly label: string; readonly from: LocalDate };
type Told = {
  readonly differences: readonly Difference[];
  /** The differences as a text by which they are compared. */
  readonly compared: string;
  readonly coming: readonly Coming[];
};

/** Says of determinations how they differ today; of those of which the same was found for the same facts, once. */
async function tellingOf(work: Work, rows: readonly store.RenewedRow[]) {
  const today = dateOf(work.now);
  const keys = [...new Set(rows.map(({ foundKey }) => foundKey))];
  const kept = await work.read(store.foundsOf(work.workspace, keys));
  const founds = new Map(kept.map(({ key, found }) => [key, findingsIn(found)]));
  const known = new Map<string, Told>();
  return (catalogue: Catalogue, row: store.RenewedRow): Told => {
    const same = sameOf(row);
    const told = known.get(same) ?? toldOf(catalogue, { row, accepted: founds.get(row.foundKey) ?? [] }, today);
    known.set(same, told);
    return told;
  };
}

type Accepted = { readonly row: store.RenewedRow; readonly accepted: ReturnType<typeof findingsIn> };

/** How what was accepted differs today by the law alone, and what of it takes effect soon. */
function toldOf(catalogue: Catalogue, { row, accepted }: Accepted, today: LocalDate): Told {
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
  const differences = differencesBetween(accepted, now.map(writable));
  return { differences, compared: comparable(differences), coming };
}

const isSoon = (day: LocalDate, today: LocalDate): boolean => day > today && day <= daysAfter(today, noticeDays);

type Now = { readonly id: string; readonly label: string; readonly truth: Difference['from'] };

const writable = (found: Now & { readonly effect: unknown }) => {
  const { id, label, truth, effect } = found;
  return { id, label, truth, effect: effectSchema.nullable().parse(effect) };
};

function hasChanged({ outdated }: store.RenewedRow, { compared }: Told): boolean {
  return compared !== comparable(outdated === null ? [] : outdatedSchema.parse(outdated).differences);
}

/** Differences as a text that is the same whether they were kept or just found: a database orders the keys of JSON anew. */
const comparable = (differences: readonly Difference[]): string =>
  JSON.stringify(outdatedSchema.shape.differences.parse(differences));

/** Says of determinations that they are out of date, or are no longer, where that has changed: so many at a time. */
async function keepOutdated(work: Work, renewed: readonly Renewed[]): Promise<void> {
  const changed = renewed.filter((each) => each.hasChanged);
  for (let from = 0; from < changed.length; from += batch.written) {
    await setImmediate();
    await writeOutdated(work, changed.slice(from, from + batch.written));
  }
}

async function writeOutdated(work: Work, changed: readonly Renewed[]): Promise<void> {
  const [first, ...others] = changed.map(
    ({ row, catalogue, told: { differences } }): EntryDraft => ({
      event: differences.length > 0 ? 'determination.outdated' : 'determination.up-to-date',
      subject: { kind: 'determination', id: row.id, version: row.version + 1 },
      about: { catalogueHash: catalogue.hash, findings: differences.map(({ id }) => id) },
    }),
  );
  if (!first) return;
  const rows = changed.map((each) => ({
    id: each.row.id,
    version: each.row.version + 1,
    outdated: outdatedBy(work, each),
  }));
  await work.write(store.setOutdated(work.workspace, rows), [first, ...others]);
}

function outdatedBy(work: Work, { row, catalogue, told: { differences } }: Renewed) {
  if (differences.length === 0) return null;
  return { since: work.now, because: catalogue.hash === row.catalogueHash ? 'date' : 'law', differences };
}

/** What is told of a determination: how it differs, where that is new, and each day on which something takes effect soon. */
function draftsOf({
  row,
  told: { differences, compared, coming },
  to,
  hasChanged: isNew,
}: Renewed): readonly NoticeDraft[] {
  const about = { noun: systems.noun, kind: systems.kind, id: row.system, title: row.systemName };
  const draft = { kind: 'law_changes', to, about } as const;
  const changed = differences.map(({ label, from, to: now }) => (from === now ? label : `${label}: ${from} → ${now}`));
  const text = changed.join('; ');
  const same = `${row.catalogue}:${hash('sha256', compared)}`;
  const byDay = Map.groupBy(coming, ({ from }) => from);
  return [
    ...(isNew && differences.length > 0 ? [{ ...draft, text, together: { same, list: outdatedSystems } }] : []),
    ...[...byDay].map(([day, found]) => takingEffect({ row, draft, day, labels: found.map(({ label }) => label) })),
  ];
}

/** Where the AI systems stand of which a determination is out of date. */
const outdatedSystems = `${systems.noun}?determination=renewal`;

type Taking = {
  readonly row: store.RenewedRow;
  readonly draft: Pick<NoticeDraft, 'kind' | 'to' | 'about'>;
  readonly day: LocalDate;
  readonly labels: readonly string[];
};

function takingEffect({ row, draft, day, labels }: Taking): NoticeDraft {
  const text = `${day}: ${labels.join('; ')}`;
  const same = JSON.stringify([row.catalogue, text]);
  return {
    ...draft,
    text,
    cause: `takes_effect:${row.system}:${row.catalogue}:${day}`,
    together: { same, list: `${obligations.noun}?appliesFrom.from=${day}&appliesFrom.until=${day}` },
  };
}
