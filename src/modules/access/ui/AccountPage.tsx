import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { accessContracts } from '../contract.ts';
import classes from './AccountPage.module.css';
import { KnownPassword, NewPassword } from './passwords.tsx';

/** One's own account: what one is called everywhere, and the password. */
export function AccountPage() {
  const { t } = useLingui();
  const session = useRead(accessContracts.session, {});
  return (
    <Page
      title={t`My account`}
      lead={t`It is the same in every workspace. How you are told of things is with the notices.`}
    >
      <ReadState read={session}>
        {({ person: { name, email } }) => (
          <div className={classes.cards}>
            <OwnName key={name} name={name} email={email} />
            <OwnPassword email={email} />
          </div>
        )}
      </ReadState>
    </Page>
  );
}

function OwnName({ name, email }: { readonly name: string; readonly email: string }) {
  const { t } = useLingui();
  const id = useId();
  const announce = useAnnounce();
  const [written, setWritten] = useState(name);
  const { mutate, error, isPending } = useAct(accessContracts.editAccount);
  const fields = { name: { label: t`Name`, id: `${id}-name` } };
  const save = () => mutate({ input: { name: written } }, { onSuccess: () => announce(t`Your name is changed`) });
  return (
    <section className={classes.card} aria-labelledby={`${id}-who`}>
      <Title order={2} id={`${id}-who`} className={classes.heading}>
        <Trans>Who you are</Trans>
      </Title>
      <p className={classes.lead}>
        <Trans>
          You sign in as <strong>{email}</strong>.
        </Trans>
      </p>
      <Form fields={fields} error={error} refused={t`Your name was not changed`} onSubmit={save}>
        <TextInput
          {...fields.name}
          autoComplete="name"
          maxLength={200}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          error={fieldError(error, 'name', fields)}
        />
        <Button type="submit" variant="default" loading={isPending} disabled={written.trim() === name}>
          <Trans>Change the name</Trans>
        </Button>
      </Form>
    </section>
  );
}

const nothing = { current: '', next: '' };

function OwnPassword({ email }: { readonly email: string }) {
  const { t } = useLingui();
  const id = useId();
  const announce = useAnnounce();
  const [written, setWritten] = useState(nothing);
  const { mutate, error, isPending, isSuccess } = useAct(accessContracts.changePassword, { refreshes: [] });
  const fields = {
    currentPassword: { label: t`Your password now`, id: `${id}-current` },
    newPassword: { label: t`Your new password`, id: `${id}-new` },
  };
  const change = () =>
    mutate(
      { input: { currentPassword: written.current, newPassword: written.next } },
      {
        onSuccess: () => {
          setWritten(nothing);
          announce(t`Your password is changed`);
        },
      },
    );
  return (
    <section className={classes.card} aria-labelledby={`${id}-password`}>
      <Title order={2} id={`${id}-password`} className={classes.heading}>
        <Trans>Password</Trans>
      </Title>
      <p className={classes.lead}>
        <Trans>
          When it is changed you stay signed in here, and every other browser and command line where you are is signed
          out.
        </Trans>
      </p>
      {isSuccess && (
        <Notice tone="good" title={t`Your password is changed`}>
          <Trans>Wherever else you were signed in, you no longer are.</Trans>
        </Notice>
      )}
      <Form fields={fields} error={error} refused={t`Your password was not changed`} onSubmit={change}>
        {/* Keepers of passwords want to know whose they are. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <KnownPassword
          {...fields.currentPassword}
          value={written.current}
          onChange={(current) => setWritten({ ...written, current })}
          error={fieldError(error, 'currentPassword', fields)}
        />
        <NewPassword
          {...fields.newPassword}
          value={written.next}
          onChange={(next) => setWritten({ ...written, next })}
          error={fieldError(error, 'newPassword', fields)}
        />
        <Button type="submit" loading={isPending}>
          <Trans>Change the password</Trans>
        </Button>
      </Form>
    </section>
  );
}
