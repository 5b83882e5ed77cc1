import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { workspacePath } from '../../../kit/address.ts';
import { readOf, useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { PathLink, useGo } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import { Door } from './Door.tsx';

/** Makes another workspace, and goes there. */
export function NewWorkspacePage() {
  const { t } = useLingui();
  return (
    <Door
      title={t`New workspace`}
      lead={t`A workspace holds the records of one organisation. Nothing in it can be seen from another.`}
    >
      <NewWorkspaceForm />
    </Door>
  );
}

function NewWorkspaceForm() {
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState('');
  const client = useQueryClient();
  const go = useGo();
  const { mutate, error, isPending } = useAct(accessContracts.createWorkspace, { refreshes: [] });
  const fields = { name: { label: t`Name of the workspace`, id: `${id}-name` } };
  const enter = async (workspace: string) => {
    await client.query({ ...readOf(accessContracts.session, {}), staleTime: 0 });
    await go(workspacePath(workspace, 'home'));
  };
  const submit = () => mutate({ input: { name } }, { onSuccess: ({ workspace }) => void enter(workspace.id) });
  return (
    <Form fields={fields} error={error} refused={t`The workspace was not created`} onSubmit={submit}>
      <TextInput
        {...fields.name}
        autoComplete="organization"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(error, 'name', fields)}
      />
      <Button type="submit" loading={isPending} fullWidth>
        <Trans>Create workspace</Trans>
      </Button>
      <PathLink to="/" ta="center" fz="sm">
        <Trans>Back</Trans>
      </PathLink>
    </Form>
  );
}
