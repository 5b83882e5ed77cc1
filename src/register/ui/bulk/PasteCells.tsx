import { Plural } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { LoadingState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';
import type { OwnValues } from './bulk-context.tsx';
import { PreviewStep } from './PreviewStep.tsx';

type PasteCellsProps = { readonly records: OwnValues; readonly cut: number; readonly onClose: () => void };

/** Shows what pasted cells would change, and changes it. `cut` counts the cells that found no place in the table. */
export function PasteCells({ records, cut, onClose }: PasteCellsProps) {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const { mutate, data, error } = useAct(contracts.checkBulkEdit, { refreshes: [] });
  useEffect(() => mutate({ input: { workspace, records } }), [mutate, workspace, records]);
  if (error) return <FormProblems error={error} fields={{}} />;
  if (!data) return <LoadingState rows={4} height={22} />;
  const changing = new Set(data.records.map(({ id }): string => id));
  const input = { records: records.filter(({ id }) => changing.has(id)) };
  return (
    <>
      {cut > 0 && (
        <Notice
          tone="caution"
          title={
            <Plural value={cut} one="# cell has no place in this table" other="# cells have no place in this table" />
          }
        />
      )}
      <PreviewStep preview={data} input={input} onClose={onClose} onDone={onClose} />
    </>
  );
}
