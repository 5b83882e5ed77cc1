import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { ConfirmDialog } from '../../../kit/ConfirmDialog.tsx';
import { useGo, useWorkspaceId } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import type { MemberSeen } from './members.ts';

type RemoveMemberProps = { readonly member: MemberSeen; readonly isMe: boolean };

/** Ends a membership, after saying what is lost by it. */
export function RemoveMember({ member: { id, name, email }, isMe }: RemoveMemberProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const go = useGo();
  const workspace = useWorkspaceId();
  const [isAsked, setAsked] = useState(false);
  const { mutate, reset, error, isPending } = useAct(accessContracts.removeMember);
  const close = () => {
    reset();
    setAsked(false);
  };
  const remove = () =>
    mutate(
      { input: { workspace, member: id } },
      {
        onSuccess: () => {
          announce(t`${name} is no longer a member`);
          close();
          if (isMe) void go('/');
        },
      },
    );
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        aria-label={isMe ? t`Leave the workspace` : t`Remove ${name}`}
        onClick={() => setAsked(true)}
      >
        {isMe ? <Trans>Leave</Trans> : <Trans>Remove</Trans>}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={isMe ? t`Leave this workspace?` : t`Remove ${name}?`}
        confirm={isMe ? t`Leave the workspace` : t`Remove ${name}`}
        refused={isMe ? t`You are still a member` : t`${name} is still a member`}
        error={error}
        isPending={isPending}
        onConfirm={remove}
        onClose={close}
      >
        {isMe ? <Leaving /> : <Removing name={name} email={email} />}
      </ConfirmDialog>
    </>
  );
}

const Leaving = () => (
  <Text>
    <Trans>
      You lose access to everything in it at once. What you did stays in the histories and in the ledger. Only an owner
      can invite you again.
    </Trans>
  </Text>
);

const Removing = ({ name, email }: { readonly name: string; readonly email: string }) => (
  <Text>
    <Trans>
      {name} ({email}) loses access to this workspace at once, on every device. What {name} did stays in the histories
      and in the ledger. This cannot be undone: to come back, {name} needs a new invitation.
    </Trans>
  </Text>
);
