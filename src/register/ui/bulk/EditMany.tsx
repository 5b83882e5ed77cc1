import { Trans } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { WhyField } from '../record/WhyField.tsx';
import { useRegister } from '../register-context.tsx';
import { type MeantInput, useBulk } from './bulk-context.tsx';
import { ChangeRows } from './ChangeRows.tsx';
import { changesInput, type FieldChange, isWhole } from './field-changes.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { nothing } from './selection.ts';

type EditManyProps = { readonly meant: MeantInput; readonly onClose: () => void };

/** Says what is to change in all selected records, shows what that would come to, and only then changes them. */
export function EditMany({ meant, onClose }: EditManyProps) {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const { selection } = useBulk();
  const [changes, setChanges] = useState<readonly FieldChange[]>([]);
  const [why, setWhy] = useState('');
  const { mutate, data, error, isPending, reset } = useAct(contracts.checkBulkEdit, { refreshes: [] });
  const change = changesInput(changes.filter(isWhole));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ input: { workspace, ...meant.input, ...change } });
  };
  if (data) {
    const input = { ...change, records: data.records, ...(why.trim() === '' ? {} : { why: why.trim() }) };
    const done = () => {
      selection.set(nothing);
      onClose();
    };
    return <PreviewStep preview={data} input={input} onBack={reset} onClose={onClose} onDone={done} />;
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormProblems error={error} fields={{}} />
        <ChangeRows changes={changes} onChange={setChanges} />
        <WhyField why={why} onChange={setWhy} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending} disabled={Object.keys(change).length === 0}>
            <Trans>See what would change</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
