import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useGoInWorkspace, useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { type ImportRequest, inputOf } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

/** Sends the file to be imported by a job, and goes to where its progress and its report stand. */
export function ImportLater({ request }: { readonly request: ImportRequest }) {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const go = useGoInWorkspace();
  const { said, startAgain } = useWizard();
  const { mutate, isPending, error } = useAct(contracts.importLater, { refreshes: [] });
  const why = said.reason.trim() === '' ? {} : { reason: said.reason.trim() };
  const ask = () =>
    mutate(
      { input: { ...inputOf(workspace, request), ...why }, file: request.chosen.file },
      {
        onSuccess: ({ job }) => {
          startAgain();
          void go(`jobs/${job}`);
        },
      },
    );
  return (
    <>
      <Button variant="default" onClick={ask} loading={isPending}>
        <Trans>In the background</Trans>
      </Button>
      <FormProblems error={error} fields={{}} />
    </>
  );
}
