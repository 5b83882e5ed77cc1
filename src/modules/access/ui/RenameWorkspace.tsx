import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import classes from './MembersPage.module.css';

/** Gives the workspace another name. */
export function RenameWorkspace() {
  const { t } = useLingui();
  const id = useId();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const session = useRead(accessContracts.session, {});
  const known = session.data?.workspaces.find((each) => each.id === workspace)?.name ?? '';
  const [written, setWritten] = useState<string>();
  const { mutate, error, isPending } = useAct(accessContracts.renameWorkspace);
  const name = written ?? known;
  const fields = { name: { label: t`Name of the workspace`, id: `${id}-name` } };
  const rename = () =>
    mutate(
      { input: { workspace, name } },
      {
        onSuccess: () => {
          announce(t`The workspace is renamed`);
          setWritten(undefined);
        },
      },
    );
  return (
    <section aria-labelledby="workspace-name" className={classes.card}>
      <Title order={2} id="workspace-name" className={classes.heading}>
        <Trans>Workspace</Trans>
      </Title>
      <Form fields={fields} error={error} refused={t`The workspace was not renamed`} onSubmit={rename}>
        <div className={classes.nameRow}>
          <TextInput
            {...fields.name}
            className={classes.nameField}
            autoComplete="off"
            value={name}
            onChange={(event) => setWritten(event.currentTarget.value)}
            error={fieldError(error, 'name', fields)}
          />
          <Button type="submit" variant="default" loading={isPending} disabled={name.trim() === known}>
            <Trans>Rename</Trans>
          </Button>
        </div>
      </Form>
    </section>
  );
}
