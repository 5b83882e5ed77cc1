import { hash } from 'node:crypto';
import type { Answer, Catalogue, Dates } from '../../catalogue/index.ts';
import { canonicalText, parseJson } from '../../kernel/canonical.ts';
import type { Id } from '../../kernel/id.ts';
import type { EntryDraft, Work } from '../../store/index.ts';
import type { AcceptListener } from './accepting.ts';
import type { RawFacts } from './rules.ts';
import { type DeterminationSeen, seenOf } from './seen.ts';
import * as store from './store.ts';

/** What an answer found as it is kept, without its dates, so that of many systems it is one and the same. */
export type Found = {
  readonly answer: Answer;
  readonly seen: Omit<DeterminationSeen, 'lawReadOn' | 'placedOn'>;
  readonly text: string;
  readonly hash: string;
};

/** Lays out what answers found to be kept. What is the same but for its dates is one thing, and hashed once. */
export function foundsKept(): (answer: Answer) => Found {
  const known = new Map<string, Found>();
  return (answer) => {
    const { lawReadOn: _read, placedOn: _placed, ...seen } = seenOf(answer);
    const text = JSON.stringify(seen);
    const found = known.get(text) ?? { answer, seen, text, hash: hashOf(text) };
    known.set(text, found);
    return found;
  };
}

const hashOf = (text: string): string => hash('sha256', canonicalText(parseJson(text) ?? null));

/** One system whose determination is accepted, by what it was determined. */
export type Accepting = {
  readonly system: string;
  readonly facts: RawFacts;
  readonly dates: Dates;
  readonly found: Found;
};

type Settings = {
  readonly catalogue: Catalogue;
  readonly note?: string | undefined;
  readonly listeners: readonly AcceptListener[];
};

/**
 * Keeps what was determined as it is now, and lets the slices that follow from it know, in the same transaction. Answers
 * with the ids of what was kept, in the order of the systems. Who calls is in turn (`store.inTurn`).
 */
export async function acceptAll(
  work: Work,
  all: readonly Accepting[],
  { catalogue, note, listeners }: Settings,
): Promise<readonly Id<'determination'>[]> {
  const systems = all.map(({ system }) => system);
  const before = await work.read(store.lockNewest(work.workspace, { systems, catalogue: catalogue.about.id }));
  await passOn(work, before);
  const earlier = new Map(before.map(({ id, system }) => [system, id]));
  const rows = all.map((each) => ({ ...each, id: work.ids('determination') }));
  const founds = new Map(all.map(({ found }) => [found.hash, found.text]));
  const [first, ...others] = rows.map((row) => entryOf(row, { note, before: earlier.get(row.system) ?? null }));
  if (!first) return [];
  const written = {
    catalogue: { id: catalogue.about.id, version: catalogue.about.version, hash: catalogue.hash },
    rows: rows.map(({ id, system, facts, dates, found }) => ({ id, system, facts, dates, found: found.hash })),
    founds: [...founds].map(([key, text]) => ({ key, text })),
    note: note ?? null,
    by: work.actor.person,
    at: work.now,
  };
  await work.write(store.insertDeterminations(work.workspace, written), [first, ...others]);
  const accepted = all.map(({ system, found: { answer } }, at) => ({ system, answer, determination: rows[at]?.id }));
  for (const listener of listeners) {
    await listener(
      work,
      accepted.flatMap(({ determination, ...each }) => (determination ? [{ ...each, determination }] : [])),
    );
  }
  return rows.map(({ id }) => id);
}

type Row = Accepting & { readonly id: Id<'determination'> };

function entryOf(
  { id, system, facts, dates, found }: Row,
  { note, before }: { readonly note: string | undefined; readonly before: string | null },
): EntryDraft {
  const { catalogue, findings } = found.seen;
  return {
    event: 'determination.accepted',
    subject: { kind: 'determination', id, version: 1 },
    changes: {
      facts: { to: parseJson(JSON.stringify(facts)) ?? null },
      findings: { to: Object.fromEntries(findings.map((finding) => [finding.id, finding.truth])) },
      lawReadOn: { to: dates.lawReadOn },
      placedOn: { to: dates.placedOn ?? null },
      ...(note === undefined ? {} : { note: { to: note, personal: true } }),
    },
    about: {
      system,
      catalogue: catalogue.id,
      catalogueVersion: catalogue.version,
      catalogueHash: catalogue.hash,
      found: found.hash,
      before,
    },
  };
}

/** The ones before stay for ever; they are the newest no more. */
async function passOn(work: Work, before: readonly { id: Id<'determination'>; version: number }[]): Promise<void> {
  const [first, ...others] = before.map(
    ({ id, version }): EntryDraft => ({
      event: 'determination.followed',
      subject: { kind: 'determination', id, version: version + 1 },
      changes: { isNewest: { from: true, to: false } },
    }),
  );
  if (!first) return;
  const ids = before.map(({ id }) => id);
  await work.write(store.passNewest(work.workspace, ids), [first, ...others]);
}
