import { linkOf, type Register } from '../../register/contract.ts';
import { titlesFor } from '../../register/links.ts';
import type { RecordRow } from '../../register/rows.ts';
import { firstChanges } from '../../register/write.ts';
import type { Work } from '../../store/index.ts';
import type { CardPart } from './contract/card.ts';
import type { PlannedPart } from './plan-card.ts';

/** What becomes of a file's parts, as its reader is told it: values with the names of what they link to. */
export async function toldParts(
  work: Work,
  planned: readonly PlannedPart[],
  hasWritten: boolean,
): Promise<readonly CardPart[]> {
  const titles = new Map<string, string>(planned.map((each) => [after(each).id, titleOf(each)]));
  for (const { register, ...each } of planned) {
    if (each.does !== 'update') continue;
    const before = await titlesFor(register, work, each.edited.before.values);
    for (const [id, title] of Object.entries(before)) titles.set(id, title);
  }
  return planned.map((each) => toldPart(each, titles, hasWritten));
}

const after = (planned: PlannedPart): RecordRow => (planned.does === 'update' ? planned.edited.after : planned.record);

const titleOf = (planned: PlannedPart): string => String(after(planned).values[planned.register.title]);

function toldPart(planned: PlannedPart, titles: ReadonlyMap<string, string>, hasWritten: boolean): CardPart {
  const { register, does, matchedBy } = planned;
  const changes = Object.entries(changesOf(planned)).map(([name, { from, to }]) => ({
    name,
    from: shown(register, { name, value: from, titles }),
    to: shown(register, { name, value: to, titles }),
  }));
  const isExtra = (name: string): boolean => name.startsWith('extra.');
  return {
    kind: register.kind,
    noun: register.noun,
    title: titleOf(planned),
    does,
    record: does === 'create' && !hasWritten ? null : after(planned).id,
    matchedBy,
    changes: changes.filter(({ name }) => !isExtra(name)),
    extra: changes
      .filter(({ name }) => isExtra(name))
      .map((each) => ({ ...each, name: each.name.slice('extra.'.length) })),
  };
}

function changesOf(planned: PlannedPart) {
  if (planned.does === 'update') return planned.edited.changes;
  if (planned.does !== 'create') return {};
  const { register, record } = planned;
  const { [register.states?.field ?? '']: first, ...changes } = firstChanges(register, record);
  return changes;
}

type Shown = { readonly name: string; readonly value: unknown; readonly titles: ReadonlyMap<string, string> };

function shown(register: Register, { name, value, titles }: Shown): string | string[] | null {
  const field = register.fields[name];
  const isLink = field !== undefined && linkOf(field) !== undefined;
  const text = (each: unknown): string => (isLink ? (titles.get(String(each)) ?? String(each)) : String(each));
  if (Array.isArray(value)) return value.map(text);
  return typeof value === 'string' ? text(value) : null;
}
