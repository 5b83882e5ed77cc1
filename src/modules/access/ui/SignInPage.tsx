import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { fieldError, FormProblems } from '../../../kit/FormProblems.tsx';
import { accessContracts } from '../contract.ts';
import { useComeIn } from './coming-in.ts';
import { Door } from './Door.tsx';
import classes from './Door.module.css';

/** Signs a person in with e-mail and password. */
export function SignInPage() {
  const { t } = useLingui();
  return (
    <Door title={t`Sign in`}>
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ input: { email, password } }, { onSuccess: comeIn });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <FormProblems error={error} fields={fields} title={t`You are not signed in`} />
      <TextInput
        {...fields.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(error, 'email', fields)}
      />
      <PasswordInput
        {...fields.password}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldError(error, 'password', fields)}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      />
      <Button type="submit" loading={isPending} fullWidth>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  );
}
