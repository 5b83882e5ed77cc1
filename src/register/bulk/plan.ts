import type { leftBecause } from '../contract/bulk.ts';
import { type FieldValue, inputSchema } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { listed } from '../links.ts';
import type { RecordRow } from '../rows.ts';
import { refusedMove } from '../states.ts';
import { type Edited, editedRecord, type Wanted } from '../write.ts';

/** What all records of a bulk edit get: values that are set (`null` empties), and those that lists gain and lose. */
export type BulkChange = {
  readonly set: Wanted;
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly remove: Readonly<Record<string, readonly string[]>>;
};

/** What one record of a bulk edit gets beside: it must still have `version`; `fault` says why its values cannot be read. */
export type BulkTarget = {
  readonly version?: number | undefined;
  readonly wanted?: Wanted | undefined;
  readonly fault?: Fault | undefined;
};

/** Why a record is left, and the field that it is about. */
export type Fault = {
  readonly field: string | null;
  readonly code: (typeof leftBecause)[number];
  readonly message: string;
};

/** A record that a bulk edit leaves as it is. */
export type Left = Fault & { readonly id: string; readonly title: string };

/** What a bulk edit comes to; nothing is written yet. */
export type BulkPlan = {
  readonly edits: readonly Edited[];
  readonly unchanged: readonly RecordRow[];
  readonly left: readonly Left[];
};

/** What planning takes: the records as they are, what they get, when, and whether a reason is given, or will be. */
export type PlanQuestion = {
  readonly records: readonly RecordRow[];
  readonly change: BulkChange;
  readonly targets: ReadonlyMap<string, BulkTarget>;
  readonly at: string;
  readonly isReasoned: boolean;
};

/** Says of every record whether it changes, stays the same, or cannot be changed and why. Pure. */
export function planBulk(register: Register, { records, targets, ...question }: PlanQuestion): BulkPlan {
  const edits: Edited[] = [];
  const unchanged: RecordRow[] = [];
  const left: Left[] = [];
  for (const record of records) {
    const planned = planOne(register, record, { ...question, target: targets.get(record.id) ?? {} });
    if (planned === undefined) unchanged.push(record);
    else if ('code' in planned) left.push(leftOf(register, record, planned));
    else edits.push(planned);
  }
  return { edits, unchanged, left };
}

/** A record with the reason why it is left. */
export const leftOf = (register: Register, record: RecordRow, { field, code, message }: Fault): Left => ({
  id: record.id,
  title: String(record.values[register.title] ?? ''),
  field,
  code,
  message,
});

/** The fault of a record that is not at the version that was read; `undefined` where it is. */
export const meanwhile = (record: RecordRow, version: number | undefined): Fault | undefined =>
  version === undefined || version === record.version
    ? undefined
    : { field: null, code: 'changed_meanwhile', message: 'somebody else changed this record meanwhile' };

type OneQuestion = Pick<PlanQuestion, 'change' | 'at' | 'isReasoned'> & { readonly target: BulkTarget };

function planOne(
  register: Register,
  record: RecordRow,
  { change, target, at, isReasoned }: OneQuestion,
): Edited | Fault | undefined {
  const before = meanwhile(record, target.version) ?? archivedFault(record) ?? target.fault;
  if (before) return before;
  const wanted = wantedOf(record, change, target);
  const edited = editedRecord(register, record, { wanted, at });
  if (!edited) return undefined;
  return tooMany(register, change, wanted) ?? moveFault(register, edited, isReasoned) ?? edited;
}

const archivedFault = ({ archivedAt }: RecordRow): Fault | undefined =>
  archivedAt === null
    ? undefined
    : { field: null, code: 'archived', message: 'an archived record cannot be edited; restore it first' };

function moveFault(register: Register, { before, after }: Edited, isReasoned: boolean): Fault | undefined {
  const refused = refusedMove(register, { before, after, isReasoned });
  if (!refused) return undefined;
  const [first] = refused.problems ?? [];
  const field = first?.path[0] === 'values' ? String(first.path[1]) : (register.states?.field ?? null);
  return { field, code: refused.code, message: refused.detail };
}

/** What a record is to become: what all get, then its own; lists lose before they gain. */
function wantedOf(record: RecordRow, change: BulkChange, target: BulkTarget): Wanted {
  const values = { ...change.set.values, ...target.wanted?.values };
  for (const name of listNames(change)) {
    const held = name in values ? values[name] : record.values[name];
    const kept = listed(held).filter((value) => !change.remove[name]?.includes(value));
    const all = [...new Set([...kept, ...(change.add[name] ?? [])])];
    values[name] = all.length === 0 ? null : all;
  }
  return { values, extra: { ...change.set.extra, ...target.wanted?.extra } };
}

const listNames = ({ add, remove }: BulkChange): readonly string[] => [
  ...new Set([...Object.keys(add), ...Object.keys(remove)]),
];

/** A list that has grown beyond what its field takes. */
function tooMany(register: Register, change: BulkChange, { values }: Wanted): Fault | undefined {
  const field = Object.keys(change.add).find((name) => !isTaken(register, name, values[name] ?? null));
  return field === undefined
    ? undefined
    : { field, code: 'value_refused', message: 'the list would have more values than the field takes' };
}

const isTaken = (register: Register, name: string, value: FieldValue): boolean => {
  const field = register.fields[name];
  return field === undefined || inputSchema(field).safeParse(value).success;
};
