import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { ConfirmDialog } from '../../../kit/ConfirmDialog.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';
import classes from './MembersPage.module.css';
import type { InvitationSeen } from './members.ts';
import { useRoleTexts } from './role-texts.ts';

type InvitationsProps = { readonly invitations: readonly InvitationSeen[]; readonly mayEdit: boolean };

/** The invitations that nobody has accepted yet. */
export function Invitations({ invitations, mayEdit }: InvitationsProps) {
  const { t } = useLingui();
  const texts = useRoleTexts();
  if (invitations.length === 0)
    return (
      <p className={classes.none}>
        <Trans>Nobody is invited at the moment.</Trans>
      </p>
    );
  const headings = [
    { key: 'email', label: t`E-mail` },
    { key: 'role', label: t`Role`, width: '13rem' },
    { key: 'until', label: t`Good until`, width: '10rem' },
    ...(mayEdit ? [{ key: 'do', label: t`What can be done`, width: '8rem', isHidden: true }] : []),
  ];
  return (
    <PlainTable name={t`Open invitations`} headings={headings}>
      {invitations.map((invitation) => (
        <TableRow key={invitation.id}>
          <TableName className={classes.middle}>
            <span className={classes.person}>{invitation.email}</span>
          </TableName>
          <TableCell className={classes.middle}>{texts[invitation.role].label}</TableCell>
          <TableCell className={classes.date} label={t`Good until`}>
            <DateText at={invitation.expiresAt} />
          </TableCell>
          {mayEdit && (
            <TableCell className={classes.do}>
              <Withdraw invitation={invitation} />
            </TableCell>
          )}
        </TableRow>
      ))}
    </PlainTable>
  );
}

function Withdraw({ invitation: { id, email } }: { readonly invitation: InvitationSeen }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const [isAsked, setAsked] = useState(false);
  const { mutate, reset, error, isPending } = useAct(accessContracts.withdrawInvitation);
  const close = () => {
    reset();
    setAsked(false);
  };
  const withdraw = () =>
    mutate(
      { input: { workspace, invitation: id } },
      {
        onSuccess: () => {
          announce(t`The invitation of ${email} is withdrawn`);
          close();
        },
      },
    );
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        aria-label={t`Withdraw the invitation of ${email}`}
        onClick={() => setAsked(true)}
      >
        <Trans>Withdraw</Trans>
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t`Withdraw this invitation?`}
        confirm={t`Withdraw the invitation`}
        refused={t`The invitation is still open`}
        error={error}
        isPending={isPending}
        onConfirm={withdraw}
        onClose={close}
      >
        <Trans>The link that was given to {email} stops working at once. You can make another one at any time.</Trans>
      </ConfirmDialog>
    </>
  );
}
