import { setImmediate } from 'node:timers/promises';
import { type HeldRecord, lockCandidates } from '../../register/candidates.ts';
import { type FieldValue, fieldsOf, isMany, type Register } from '../../register/contract.ts';
import { recordOfCandidate } from '../../register/import-run.ts';
import type { RecordRow } from '../../register/rows.ts';
import { type Edited, editedRecord, newRecord } from '../../register/write.ts';
import type { Work } from '../../store/index.ts';
import { type Bom, type Part, type PartKind, partRegisters } from './bom/parts.ts';
import { matchPart } from './match-part.ts';

/** What becomes of one part of a file: a record is made, changed, kept as it is, or stays in the archive. */
export type PlannedPart = { readonly part: Part; readonly register: Register; readonly matchedBy: string | null } & (
  | { readonly does: 'create'; readonly record: RecordRow }
  | { readonly does: 'update'; readonly edited: Edited }
  | { readonly does: 'keep' | 'leave_archived'; readonly record: RecordRow }
);

/** Finds what the parts of a file are here and what they would change. Nothing is written; records that match are held. */
export async function planCard(work: Work, { parts }: Bom): Promise<readonly PlannedPart[]> {
  const found: Found[] = [];
  for (const kind of ['supplier', 'dataset', 'model'] as const) {
    found.push(...(await findParts(work, kind, { parts, found })));
  }
  const ids = new Map(found.map(({ part, record }) => [part.key, record.id]));
  return found.map((each) => plannedPart(work, each, ids));
}

/** A part with the record that it is, or that would be made for it. */
type Found = {
  readonly part: Part;
  readonly register: Register;
  readonly record: RecordRow;
  readonly matchedBy: string | null;
};

type Before = { readonly parts: readonly Part[]; readonly found: readonly Found[] };

async function findParts(work: Work, kind: PartKind, { parts, found }: Before): Promise<readonly Found[]> {
  const register = partRegisters[kind];
  const mine = parts.filter((part) => part.kind === kind);
  const rows = mine.map(({ values, extra }, at) => ({ row: at + 1, values, extra }));
  const held = rows.length === 0 ? [] : await lockCandidates(register, work, { rows, breathe: setImmediate });
  const taken = new Set<HeldRecord>();
  return mine.map((part) => {
    const free = held.filter((record) => !taken.has(record));
    const match = matchPart(register, { values: { ...part.values, supplier: supplierTitle(part, found) } }, free);
    if (match) taken.add(match.record);
    const record = match ? heldRow(match.record, work) : newRecord(register, work, part);
    return { part, register, record, matchedBy: match?.matchedBy ?? null };
  });
}

/** The name under which the part's supplier stands here. */
function supplierTitle({ links }: Part, found: readonly Found[]): FieldValue {
  const supplier = found.find(({ part }) => part.key === links['supplier']?.[0]);
  const title = supplier?.record.values['name'];
  return typeof title === 'string' ? title : null;
}

const heldRow = (held: HeldRecord, work: Work): RecordRow => ({
  ...recordOfCandidate(held),
  archivedAt: held.archived ? work.now : null,
});

function plannedPart(
  work: Work,
  { part, register, record, matchedBy }: Found,
  ids: ReadonlyMap<string, string>,
): PlannedPart {
  const about = { part, register, matchedBy };
  const values = wantedValues(register, { part, record, ids });
  if (matchedBy === null)
    return { ...about, does: 'create', record: { ...record, values: { ...record.values, ...values } } };
  if (record.archivedAt !== null) return { ...about, does: 'leave_archived', record };
  const edited = editedRecord(register, record, { wanted: { values, extra: part.extra }, at: work.now });
  return edited ? { ...about, does: 'update', edited } : { ...about, does: 'keep', record };
}

type Wanting = { readonly part: Part; readonly record: RecordRow; readonly ids: ReadonlyMap<string, string> };

/** The values that a record is to have: a list gains what the file has for it and loses nothing, for no file tells all. */
function wantedValues(register: Register, { part, record, ids }: Wanting): RecordRow['values'] {
  const linked = Object.entries(part.links).map(([name, keys]) => {
    const found = keys.flatMap((key) => ids.get(key) ?? []).filter((id) => id !== record.id);
    return [name, found] as const;
  });
  const said: Readonly<Record<string, FieldValue>> = { ...part.values, ...Object.fromEntries(linked) };
  return Object.fromEntries(
    fieldsOf(register).flatMap(([name, field]): (readonly [string, FieldValue])[] => {
      const value = said[name];
      if (value === undefined || value === null || value.length === 0) return [];
      if (!isMany(field)) return [[name, typeof value === 'string' ? value : (value[0] ?? null)]];
      return [[name, [...new Set([...listIn(record.values[name]), ...listIn(value)])]]];
    }),
  );
}

const listIn = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);
