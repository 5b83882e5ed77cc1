import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { type BulkAsk, type MeantInput, useSelection } from './bulk-context.tsx';
import { EditMany } from './EditMany.tsx';
import { PasteCells } from './PasteCells.tsx';
import { ShiftMany } from './ShiftMany.tsx';

type BulkDialogProps = {
  readonly asked: BulkAsk;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly onClose: () => void;
};

/** The dialog over a list in which many records are changed. */
export function BulkDialog({ asked, filter, total, onClose }: BulkDialogProps) {
  const { t } = useLingui();
  const meant = useMeant(filter, total);
  const { count } = meant;
  const titles = {
    edit: t`Edit ${count} records`,
    archive: t`Archive ${count} records`,
    restore: t`Restore ${count} records`,
    paste: t`Paste cells`,
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={asked.kind === 'edit' || asked.kind === 'paste' ? 'xl' : 'md'}
      title={titles[asked.kind]}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {asked.kind === 'edit' && <EditMany meant={meant} onClose={onClose} />}
      {asked.kind === 'paste' && <PasteCells records={asked.records} cut={asked.cut} onClose={onClose} />}
      {(asked.kind === 'archive' || asked.kind === 'restore') && (
        <ShiftMany verb={asked.kind} meant={meant} onClose={onClose} />
      )}
    </Modal>
  );
}

function useMeant(filter: Readonly<Record<string, unknown>>, total: number): MeantInput {
  const { isAll, chosen } = useSelection();
  if (isAll) return { input: { filter }, count: total };
  const records = [...chosen.values()].map(({ id, version }) => ({ id, version }));
  return { input: { records }, count: records.length };
}
