import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { ConfirmDialog } from '../../../kit/ConfirmDialog.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { accessContracts, type Role, roles } from '../contract.ts';
import type { MemberSeen } from './members.ts';
import { useRoleTexts } from './role-texts.ts';

/** A change of a role that the server refused, and whose role it was. */
export type RefusedChange = { readonly name: string; readonly error: Error } | undefined;

type MemberRoleProps = {
  readonly member: MemberSeen;
  readonly isMe: boolean;
  readonly onRefused: (refused: RefusedChange) => void;
};

/** Gives a member another role; who would take power from himself is asked first. */
export function MemberRole({ member, isMe, onRefused }: MemberRoleProps) {
  const { t } = useLingui();
  const texts = useRoleTexts();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const [asked, setAsked] = useState<Role>();
  const { mutate, reset, error, isPending } = useAct(accessContracts.editMember);
  const { id, name, role } = member;
  const change = (to: Role, onSettled: (refused: Error | undefined) => void) =>
    mutate(
      { input: { workspace, member: id, role: to } },
      {
        onSuccess: () => {
          const label = texts[to].label;
          announce(t`${name} is now: ${label}`);
          onSettled(undefined);
        },
        onError: onSettled,
      },
    );
  const choose = (to: Role) => {
    onRefused(undefined);
    if (isMe) setAsked(to);
    else change(to, (refused) => onRefused(refused && { name, error: refused }));
  };
  const close = () => {
    reset();
    setAsked(undefined);
  };
  return (
    <>
      <Select
        aria-label={t`Role of ${name}`}
        data={roles.map((value) => ({ value, label: texts[value].label }))}
        value={role}
        allowDeselect={false}
        disabled={isPending}
        onChange={(value) => {
          const to = roles.find((each) => each === value);
          if (to && to !== role) choose(to);
        }}
      />
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t`Become a reader?`}
        confirm={t`Become a reader`}
        refused={t`Your role was not changed`}
        error={error}
        isPending={isPending}
        onConfirm={() => asked && change(asked, (refused) => !refused && close())}
        onClose={close}
      >
        <Trans>
          You will see everything in this workspace and change nothing. You cannot take this back yourself: another
          owner has to.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
