import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct } from '../../../kit/api.ts';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { accessContracts, type Role, roles } from '../contract.ts';
import classes from './MembersPage.module.css';
import { useRoleTexts } from './role-texts.ts';

type Invited = Output<typeof accessContracts.invite>;

/** Invites a person by e-mail address and role, and shows the link that is to be passed on, once. */
export function InviteButton() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  const close = () => {
    setOpen(false);
    setInvited(undefined);
  };
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} stroke={1.8} />} onClick={() => setOpen(true)}>
        <Trans>Invite a person</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        closeOnClickOutside={invited === undefined}
        title={invited ? t`Pass this link on` : t`Invite a person`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {invited ? <InvitationLink invited={invited} onDone={close} /> : <InviteForm onInvited={setInvited} />}
      </Modal>
    </>
  );
}

function InviteForm({ onInvited }: { readonly onInvited: (invited: Invited) => void }) {
  const { t } = useLingui();
  const id = useId();
  const workspace = useWorkspaceId();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reader');
  const { mutate, error, isPending } = useAct(accessContracts.invite);
  const fields = {
    email: { label: t`E-mail`, id: `${id}-email` },
    role: { label: t`Role`, id: `${id}-role` },
  };
  return (
    <Form
      fields={fields}
      error={error}
      refused={t`Nobody was invited`}
      onSubmit={() => mutate({ input: { workspace, email: email.trim(), role } }, { onSuccess: onInvited })}
    >
      <TextInput
        {...fields.email}
        type="email"
        autoComplete="off"
        required
        data-autofocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(error, 'email', fields)}
      />
      <RoleChoice {...fields.role} role={role} onChange={setRole} />
      <Text fz="sm" c="dimmed">
        <Trans>Brehon sends no mail: you get a link and pass it on yourself.</Trans>
      </Text>
      <Group justify="flex-end">
        <Button type="submit" loading={isPending}>
          <Trans>Make the link</Trans>
        </Button>
      </Group>
    </Form>
  );
}

type RoleChoiceProps = {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly onChange: (role: Role) => void;
};

function RoleChoice({ role, onChange, ...field }: RoleChoiceProps) {
  const texts = useRoleTexts();
  return (
    <Radio.Group
      {...field}
      value={role}
      onChange={(value) => onChange(roles.find((each) => each === value) ?? 'reader')}
    >
      <Stack gap="xs" mt={6}>
        {roles.map((each) => (
          <Radio key={each} value={each} label={texts[each].label} description={texts[each].may} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type InvitationLinkProps = { readonly invited: Invited; readonly onDone: () => void };

function InvitationLink({ invited: { invitation, path }, onDone }: InvitationLinkProps) {
  const { t } = useLingui();
  const { email, expiresAt } = invitation;
  const link = `${location.origin}${path}`;
  return (
    <Stack gap="md">
      <Text>
        <Trans>
          It is shown this once. It lets one person in as {email}, until <DateText at={expiresAt} to="minute" />.
        </Trans>
      </Text>
      <div className={classes.link}>
        <code className={classes.linkText}>{link}</code>
        <CopyButton text={link} label={t`Copy the link`} />
      </div>
      <Text fz="sm" c="dimmed">
        <Trans>Send it over a channel that only {email} reads: whoever opens it first joins.</Trans>
      </Text>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
