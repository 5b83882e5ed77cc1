import type { Json } from '../../kernel/canonical.ts';
import type { FieldValue } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { linkFields } from '../links.ts';
import { refusedMove } from '../states.ts';
import type { Edited } from '../write.ts';
import type { BulkPlan } from './plan.ts';

/** What changes in one field: in how many records, and the first few of them. */
export type FieldSummary = {
  readonly field: string;
  readonly records: number;
  readonly examples: readonly Example[];
};

type Example = { readonly id: string; readonly title: string; readonly from: Json; readonly to: Json };

const most = { examples: 5, left: 200, undo: 3_000_000 } as const;

/** What a plan comes to per field, those that change in most records first. */
export function fieldSummaries(register: Register, edits: readonly Edited[]): readonly FieldSummary[] {
  const found = new Map<string, { records: number; readonly examples: Example[] }>();
  for (const { before, changes } of edits) {
    for (const [field, { from = null, to = null }] of Object.entries(changes)) {
      const summary = found.get(field) ?? { records: 0, examples: [] };
      found.set(field, summary);
      summary.records += 1;
      if (summary.examples.length < most.examples)
        summary.examples.push({ id: before.id, title: String(before.values[register.title] ?? ''), from, to });
    }
  }
  return [...found]
    .map(([field, summary]) => ({ field, ...summary }))
    .toSorted((one, other) => other.records - one.records);
}

/** How many records a plan changes and leaves, with those named that are left first. */
export const countsOf = ({ edits, unchanged, left }: BulkPlan) => ({
  found: edits.length + unchanged.length + left.length,
  changed: edits.length,
  unchanged: unchanged.length,
  left: left.length,
  firstLeft: left.slice(0, most.left),
});

/** The linked records that the examples of a preview name, by field, so that their titles can be read. */
export function linkedIn(
  register: Register,
  summaries: readonly FieldSummary[],
): Readonly<Record<string, readonly string[]>> {
  const links = new Set(linkFields(register).map(({ name }) => name));
  return Object.fromEntries(
    summaries
      .filter(({ field }) => links.has(field))
      .map(({ field, examples }) => [field, examples.flatMap(({ from, to }) => [...textsIn(from), ...textsIn(to)])]),
  );
}

const textsIn = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
};

/** The values that a record had before, in the form in which an edit sets them. */
type Undo = { readonly id: string; readonly version: number; readonly values: Readonly<Record<string, unknown>> };

const extraPrefix = 'extra.';

/**
 * What sets edited records back: the values that they had, at the version that they have now. Those whose state has no
 * way back are not among them; `null` where it is longer than a request may be.
 */
export function undoOf(register: Register, edits: readonly Edited[]): readonly Undo[] | null {
  const undo = edits
    .filter(({ before, after }) => !refusedMove(register, { before: after, after: before, isReasoned: true }))
    .map(undoOne);
  return JSON.stringify(undo).length > most.undo ? null : undo;
}

function undoOne({ before, after, changes }: Edited): Undo {
  const names = Object.keys(changes);
  const isExtra = (name: string): boolean => name.startsWith(extraPrefix);
  const values = names
    .filter((name) => !isExtra(name))
    .map((name): [string, FieldValue] => [name, before.values[name] ?? null]);
  const extra = names
    .filter(isExtra)
    .map((name) => name.slice(extraPrefix.length))
    .map((name): [string, string | null] => [name, before.extra[name] ?? null]);
  return {
    id: after.id,
    version: after.version,
    values: { ...Object.fromEntries(values), ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }) },
  };
}
