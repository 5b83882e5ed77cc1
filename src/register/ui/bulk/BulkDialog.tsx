import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { ListAct, Meant } from '../../../kit/area.ts';
import { showAct } from '../../../kit/list-acts.tsx';
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
  const { t, i18n } = useLingui();
  const meant = useMeant(filter, total);
  const { count } = meant;
  const titles = {
    edit: t`Edit ${count} records`,
    archive: t`Archive ${count} records`,
    restore: t`Restore ${count} records`,
    paste: t`Paste cells`,
    act: asked.kind === 'act' ? i18n._(asked.act.label) : '',
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={asked.kind === 'archive' || asked.kind === 'restore' ? 'md' : 'xl'}
      title={titles[asked.kind]}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {asked.kind === 'edit' && <EditMany meant={meant} onClose={onClose} />}
      {asked.kind === 'paste' && <PasteCells records={asked.records} cut={asked.cut} onClose={onClose} />}
      {asked.kind === 'act' && <Act act={asked.act} meant={meant} onClose={onClose} />}
      {(asked.kind === 'archive' || asked.kind === 'restore') && (
        <ShiftMany verb={asked.kind} meant={meant} onClose={onClose} />
      )}
    </Modal>
  );
}

type ActProps = { readonly act: ListAct; readonly meant: MeantInput; readonly onClose: () => void };

/** What another slice does with the records. */
function Act({ act, meant: { input, count }, onClose }: ActProps) {
  const { chosen, isAll } = useSelection();
  const [meant] = useState<Meant>(() => (isAll ? { filter: filterIn(input) } : { ids: [...chosen.keys()] }));
  return <Suspense fallback={null}>{showAct(act, { meant, count, onClose })}</Suspense>;
}

const filterIn = ({ filter }: MeantInput['input']): Readonly<Record<string, unknown>> =>
  typeof filter === 'object' && filter !== null ? { ...filter } : {};

function useMeant(filter: Readonly<Record<string, unknown>>, total: number): MeantInput {
  const { isAll, chosen } = useSelection();
  if (isAll) return { input: { filter }, count: total };
  const records = [...chosen.values()].map(({ id, version }) => ({ id, version }));
  return { input: { records }, count: records.length };
}
