import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct, useRead } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { codeOf } from '../../../kit/problem-error.ts';
import { PathLink, useParam } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { accessContracts } from '../contract.ts';
import { useComeIn } from './coming-in.ts';
import { Door } from './Door.tsx';
import { KnownPassword, NewPassword } from './passwords.tsx';

type Invitation = Output<typeof accessContracts.invitation>;

/** Accepts an invitation by the code in its link: with a new account, or with the one that is there. */
export function InvitationPage() {
  const token = useParam('token');
  const read = useRead(accessContracts.invitation, { token });
  if (codeOf(read.error) === 'invitation_not_open') return <NotOpen />;
  return <ReadState read={read}>{(invitation) => <Opened invitation={invitation} token={token} />}</ReadState>;
}

function NotOpen() {
  const { t } = useLingui();
  return (
    <Door
      title={t`This invitation is not open`}
      lead={t`It was used, withdrawn, or its seven days are over. Ask the person who sent it for another one.`}
    >
      <PathLink to="/sign-in">
        <Trans>Sign in</Trans>
      </PathLink>
    </Door>
  );
}

type OpenedProps = { readonly invitation: Invitation; readonly token: string };

function Opened({ invitation, token }: OpenedProps) {
  const { t } = useLingui();
  const { workspaceName, email, role, hasAccount } = invitation;
  return (
    <Door
      title={t`Join ${workspaceName}`}
      lead={
        role === 'owner' ? (
          <Trans>{email} is invited as an owner, who may change everything in this workspace.</Trans>
        ) : (
          <Trans>{email} is invited as a reader, who may see everything in this workspace and change nothing.</Trans>
        )
      }
    >
      {hasAccount ? <KnownPerson token={token} /> : <NewPerson token={token} />}
    </Door>
  );
}

function KnownPerson({ token }: { readonly token: string }) {
  const { t } = useLingui();
  const id = useId();
  const [password, setPassword] = useState('');
  const comeIn = useComeIn();
  const { mutate, error, isPending } = useAct(accessContracts.acceptInvitation, { refreshes: [] });
  const fields = { password: { label: t`Password of your account`, id: `${id}-password` } };
  const submit = () => mutate({ input: { token, password } }, { onSuccess: comeIn });
  return (
    <Form fields={fields} error={error} refused={t`You have not joined`} onSubmit={submit}>
      <KnownPassword
        {...fields.password}
        value={password}
        onChange={setPassword}
        error={fieldError(error, 'password', fields)}
      />
      <JoinButton isPending={isPending} />
    </Form>
  );
}

function NewPerson({ token }: { readonly token: string }) {
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const comeIn = useComeIn();
  const { mutate, error, isPending } = useAct(accessContracts.acceptInvitation, { refreshes: [] });
  const fields = {
    name: { label: t`Your name`, id: `${id}-name` },
    password: { label: t`Password`, id: `${id}-password` },
  };
  const submit = () => mutate({ input: { token, name, password } }, { onSuccess: comeIn });
  return (
    <Form fields={fields} error={error} refused={t`You have not joined`} onSubmit={submit}>
      <TextInput
        {...fields.name}
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(error, 'name', fields)}
      />
      <NewPassword
        {...fields.password}
        value={password}
        onChange={setPassword}
        error={fieldError(error, 'password', fields)}
      />
      <JoinButton isPending={isPending} />
    </Form>
  );
}

const JoinButton = ({ isPending }: { readonly isPending: boolean }) => (
  <Button type="submit" loading={isPending} fullWidth>
    <Trans>Join the workspace</Trans>
  </Button>
);
