import type { Work } from '../store/index.ts';
import type { Register } from './contract/register.ts';
import type { RecordRow } from './rows.ts';
import { editedRecord, firstChanges, insertRecords, newRecord, updateRecords, type Wanted } from './write.ts';

/** A record that is held against other writers, what it is to become, and why. */
type ManyChange = { readonly before: RecordRow; readonly wanted: Wanted; readonly why: string };

/**
 * Makes and changes many records of one register at once, in two statements however many there are. For what follows
 * from something that was decided already: neither moves nor links are asked about here, so the caller answers for them.
 */
export async function writeMany(
  register: Register,
  work: Work,
  {
    made,
    changed,
  }: { readonly made: readonly (Wanted & { readonly why: string })[]; readonly changed: readonly ManyChange[] },
): Promise<{ readonly made: number; readonly changed: number }> {
  const { kind } = register;
  const news = made.map((wanted) => ({ record: newRecord(register, work, wanted), why: wanted.why }));
  await insertRecords(
    register,
    work,
    news.map(({ record, why }) => ({
      record,
      entry: {
        event: `${kind}.created`,
        subject: { kind, id: record.id, version: 1 },
        changes: firstChanges(register, record),
        why,
      },
    })),
  );
  const edits = changed.flatMap(({ before, wanted, why }) => {
    const edited = editedRecord(register, before, { wanted, at: work.now });
    return edited ? [{ ...edited, why }] : [];
  });
  await updateRecords(
    register,
    work,
    edits.map(({ after, changes, why }) => ({
      record: after,
      entry: {
        event: `${kind}.edited`,
        subject: { kind, id: after.id, version: after.version },
        changes,
        why,
      },
    })),
  );
  return { made: news.length, changed: edits.length };
}
