import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { codeOf, statusOf } from '../../../kit/problem-error.ts';
import { useParam, useSearchValues, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { ErrorState, LoadingState, NotFoundState } from '../../../kit/states.tsx';
import { readAsOn, writeAsOn } from '../as-on/as-on.ts';
import { NotThereYet } from '../as-on/NotThereYet.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';

/** A record, and what the reader may do with it. */
export type RecordRead = Output<RegisterContracts['read']>;

/** The record that the path names, in each state of being read; a word that is no id names nothing. */
export function ReadRecord({ children }: { readonly children: (read: RecordRead) => ReactNode }) {
  const { contracts, register } = useRegister();
  const text = useParam(register.kind);
  const isId = parseId(register.kind, text) !== undefined;
  const asOn = writeAsOn(readAsOn(useSearchValues()));
  const input = { workspace: useWorkspaceId(), [register.kind]: text, ...asOn };
  const read = useRead(contracts.read, input, { enabled: isId });
  if (read.data) return children(read.data);
  if (read.error && codeOf(read.error) === 'not_there_yet') return <NotThereYet error={read.error} />;
  if (!isId || statusOf(read.error) === 404) return <NotFoundState level={1} actions={<ToTheList />} />;
  if (read.error) return <ErrorState level={1} error={read.error} onRetry={() => void read.refetch()} />;
  return <LoadingState rows={10} />;
}

function ToTheList() {
  const { register, texts } = useRegister();
  const { many } = texts;
  return (
    <WorkspaceButtonLink to={register.noun} variant="default">
      <Trans>Go to the list of {many}</Trans>
    </WorkspaceButtonLink>
  );
}
