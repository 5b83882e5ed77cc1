import { Trans, useLingui } from '@lingui/react/macro';
import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { ConfirmDialog } from '../../../kit/ConfirmDialog.tsx';
import { DateText } from '../../../kit/DateText.tsx';
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
  const goodUntil = t`Good until`;
  if (invitations.length === 0)
    return (
      <p className={classes.none}>
        <Trans>Nobody is invited at the moment.</Trans>
      </p>
    );
  return (
    <table className={classes.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            <Trans>E-mail</Trans>
          </th>
          <th scope="col" role="columnheader" className={classes.roleHead}>
            <Trans>Role</Trans>
          </th>
          <th scope="col" role="columnheader" className={classes.dateHead}>
            {goodUntil}
          </th>
          {mayEdit && (
            <th scope="col" role="columnheader" className={classes.doHead}>
              <VisuallyHidden>
                <Trans>What can be done</Trans>
              </VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {invitations.map((invitation) => (
          <tr role="row" key={invitation.id}>
            <th scope="row" role="rowheader">
              <span className={classes.person}>{invitation.email}</span>
            </th>
            <td role="cell">{texts[invitation.role].label}</td>
            <td role="cell" className={classes.date} data-label={goodUntil}>
              <DateText at={invitation.expiresAt} />
            </td>
            {mayEdit && (
              <td role="cell" className={classes.do}>
                <Withdraw invitation={invitation} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
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
