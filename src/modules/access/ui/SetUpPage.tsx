import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconDatabase, IconFingerprint, IconListSearch } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useAct, useRead } from '../../../kit/api.ts';
import { useArrival } from '../../../kit/arrival.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { PathLink } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import { useComeIn } from './coming-in.ts';
import { Door } from './Door.tsx';
import { NewPassword } from './passwords.tsx';
import classes from './SetUpPage.module.css';

/** The first page of an installation: says what Brehon is, and makes the first account with its workspace. */
export function SetUpPage() {
  const { t } = useLingui();
  const instance = useRead(accessContracts.instance, {});
  const heading = useArrival(t`Set up Brehon`);
  if (instance.data?.needsFirstAccount === false) return <AlreadySetUp />;
  return (
    <div className={classes.page}>
      <section>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          <Trans>Govern AI with records that others can check</Trans>
        </h1>
        <p className={classes.lead}>
          <Trans>
            Brehon is an AI management system: one inventory of your AI systems, who answers for them, and a record of
            every change that an outsider can check.
          </Trans>
        </p>
        <ul className={classes.points}>
          <Point icon={<IconListSearch size={22} stroke={1.6} />}>
            <Trans>Start from the inventory you have: a spreadsheet is enough.</Trans>
          </Point>
          <Point icon={<IconFingerprint size={22} stroke={1.6} />}>
            <Trans>Every change is written to a ledger that shows if anything was altered or removed.</Trans>
          </Point>
          <Point icon={<IconDatabase size={22} stroke={1.6} />}>
            <Trans>Everything stays on this machine. Brehon sends nothing anywhere.</Trans>
          </Point>
        </ul>
      </section>
      <section className={classes.card} aria-labelledby="first-account">
        <h2 id="first-account" className={classes.cardTitle}>
          <Trans>Create the first account</Trans>
        </h2>
        <SetUpForm />
      </section>
    </div>
  );
}

function Point({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={classes.point}>
      <span aria-hidden className={classes.pointIcon}>
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}

function AlreadySetUp() {
  const { t } = useLingui();
  return (
    <Door title={t`Brehon is set up`} lead={t`This installation has its first account. Others come in by invitation.`}>
      <PathLink to="/sign-in">
        <Trans>Sign in</Trans>
      </PathLink>
    </Door>
  );
}

const nothing = { name: '', email: '', password: '', workspaceName: '' };

function SetUpForm() {
  const { t } = useLingui();
  const id = useId();
  const [values, setValues] = useState(nothing);
  const comeIn = useComeIn();
  const { mutate, error, isPending } = useAct(accessContracts.setUp, { refreshes: [] });
  const set = (change: Partial<typeof nothing>) => setValues((before) => ({ ...before, ...change }));
  const fields = {
    name: { label: t`Your name`, id: `${id}-name` },
    email: { label: t`E-mail`, id: `${id}-email` },
    password: { label: t`Password`, id: `${id}-password` },
    workspaceName: { label: t`Name of the workspace`, id: `${id}-workspace` },
  };
  const submit = () => mutate({ input: values }, { onSuccess: comeIn });
  return (
    <Form fields={fields} error={error} refused={t`The account was not created`} onSubmit={submit}>
      <TextInput
        {...fields.name}
        autoComplete="name"
        required
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={fieldError(error, 'name', fields)}
      />
      <TextInput
        {...fields.email}
        type="email"
        autoComplete="username"
        required
        value={values.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
        error={fieldError(error, 'email', fields)}
      />
      <NewPassword
        {...fields.password}
        value={values.password}
        onChange={(password) => set({ password })}
        error={fieldError(error, 'password', fields)}
      />
      <TextInput
        {...fields.workspaceName}
        description={t`Usually your organisation. Consultants keep one workspace for each client.`}
        autoComplete="organization"
        required
        value={values.workspaceName}
        onChange={(event) => set({ workspaceName: event.currentTarget.value })}
        error={fieldError(error, 'workspaceName', fields)}
      />
      <Button type="submit" loading={isPending} fullWidth>
        <Trans>Create account and workspace</Trans>
      </Button>
    </Form>
  );
}
