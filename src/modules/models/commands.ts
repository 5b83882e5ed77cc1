import type { Id } from '../../kernel/id.ts';
import { keepImport } from '../../register/import-run.ts';
import { firstChanges, insertRecords, updateRecords, type Write } from '../../register/write.ts';
import type { Work } from '../../store/index.ts';
import type { PartKind } from './bom/parts.ts';
import { partRegisters } from './bom/parts.ts';
import { models } from './contract.ts';
import type { PlannedPart } from './plan-card.ts';

/** The file that a plan was made of, and why it comes in. */
export type CardFile = { readonly filename: string; readonly bytes: Uint8Array; readonly reason: string | undefined };

const batch = 100;

/** Writes what a card comes to: suppliers, then datasets, then models, and the import's own entry last. */
export async function importPlan(work: Work, planned: readonly PlannedPart[], file: CardFile): Promise<Id<'import'>> {
  const id = work.ids('import');
  const numbered = planned.map((each, at) => ({ each, about: { import: id, row: at + 1 } }));
  for (const kind of ['supplier', 'dataset', 'model'] as const satisfies readonly PartKind[]) {
    const register = partRegisters[kind];
    const mine = numbered.filter(({ each }) => each.part.kind === kind);
    for (const writes of batches(mine.flatMap(creation))) await insertRecords(register, work, writes);
    for (const writes of batches(mine.flatMap(replacement))) await updateRecords(register, work, writes);
  }
  await keepImport(models, work, { id, planned: { counts: countsOf(planned) }, about: { ...file, columns: [] } });
  return id;
}

type Numbered = { readonly each: PlannedPart; readonly about: { readonly import: string; readonly row: number } };

const batches = (writes: readonly Write[]): readonly (readonly Write[])[] =>
  Array.from({ length: Math.ceil(writes.length / batch) }, (_, at) => writes.slice(at * batch, (at + 1) * batch));

function creation({ each, about }: Numbered): readonly Write[] {
  if (each.does !== 'create') return [];
  const { record, register } = each;
  const subject = { kind: register.kind, id: record.id, version: 1 };
  return [
    {
      record,
      entry: {
        event: `${register.kind}.created`,
        via: 'import',
        subject,
        changes: firstChanges(register, record),
        about,
      },
    },
  ];
}

function replacement({ each, about }: Numbered): readonly Write[] {
  if (each.does !== 'update') return [];
  const { edited, register, matchedBy } = each;
  const subject = { kind: register.kind, id: edited.after.id, version: edited.after.version };
  const entry = {
    event: `${register.kind}.edited`,
    via: 'import' as const,
    subject,
    changes: edited.changes,
    about: { ...about, matchedBy },
  };
  return [{ record: edited.after, entry }];
}

function countsOf(planned: readonly PlannedPart[]) {
  const count = (...does: readonly PlannedPart['does'][]): number =>
    planned.filter((each) => does.includes(each.does)).length;
  const byKey = Map.groupBy(
    planned.filter(({ matchedBy }) => matchedBy !== null),
    ({ matchedBy }) => matchedBy ?? '',
  );
  return {
    rows: planned.length,
    created: count('create'),
    updated: count('update'),
    unchanged: count('keep', 'leave_archived'),
    matchedBy: [...byKey].map(([key, all]) => ({ key, rows: all.length })),
  };
}
