import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { useSearchValues } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import { useComeIn } from './coming-in.ts';
import { Door } from './Door.tsx';
import { KnownPassword } from './passwords.tsx';

/** Signs a person in with e-mail and password. */
export function SignInPage() {
  const { t } = useLingui();
  const { to } = useSearchValues();
  return (
    <Door title={t`Sign in`} lead={to !== undefined && <Trans>After that you see the page that you asked for.</Trans>}>
      <SignInForm />
    </Door>
  );
}

function SignInForm() {
  const { t } = useLingui();
  const id = useId();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const comeIn = useComeIn();
  const { mutate, error, isPending } = useAct(accessContracts.signIn, { refreshes: [] });
  const fields = {
    email: { label: t`E-mail`, id: `${id}-email` },
    password: { label: t`Password`, id: `${id}-password` },
  };
  const submit = () => mutate({ input: { email, password } }, { onSuccess: comeIn });
  return (
    <Form fields={fields} error={error} refused={t`You are not signed in`} onSubmit={submit}>
      <TextInput
        {...fields.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(error, 'email', fields)}
      />
      <KnownPassword
        {...fields.password}
        value={password}
        onChange={setPassword}
        error={fieldError(error, 'password', fields)}
      />
      <Button type="submit" loading={isPending} fullWidth>
        <Trans>Sign in</Trans>
      </Button>
    </Form>
  );
}
