import { RecordPanels } from '../../../kit/record-panels.tsx';
import { Comments } from '../comments/Comments.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';

/** What people do about a record: what the slices show on it, and what is said of it. */
export function RecordWork({ record }: { readonly record: RecordSeen }) {
  const { kind } = useRegister().register;
  const isArchived = record.archivedAt !== null;
  return (
    <>
      <RecordPanels about={{ id: record.id, kind, isArchived }} />
      <Comments record={record.id} isArchived={isArchived} />
    </>
  );
}
