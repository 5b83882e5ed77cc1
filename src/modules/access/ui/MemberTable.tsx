import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, VisuallyHidden } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { accessContracts } from '../contract.ts';
import { MemberRole, type RefusedChange } from './MemberRole.tsx';
import classes from './MembersPage.module.css';
import type { MemberSeen } from './members.ts';
import { RemoveMember } from './RemoveMember.tsx';
import { useRoleTexts } from './role-texts.ts';

type MemberTableProps = { readonly members: readonly MemberSeen[]; readonly mayEdit: boolean };

/** The members with their roles; who may change them does it in the row. */
export function MemberTable({ members, mayEdit }: MemberTableProps) {
  const { t } = useLingui();
  const me = useRead(accessContracts.session, {}).data?.person.id;
  const [refused, setRefused] = useState<RefusedChange>();
  const since = t`Member since`;
  const refusedName = refused?.name ?? '';
  return (
    <Stack gap="sm">
      <FormProblems error={refused?.error ?? null} fields={{}} title={t`The role of ${refusedName} was not changed`} />
      <table className={classes.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              <Trans>Person</Trans>
            </th>
            <th scope="col" role="columnheader" className={classes.roleHead}>
              <Trans>Role</Trans>
            </th>
            <th scope="col" role="columnheader" className={classes.dateHead}>
              {since}
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
          {members.map((member) => (
            <tr role="row" key={member.id}>
              <th scope="row" role="rowheader">
                <Person member={member} isMe={member.person === me} />
              </th>
              <td role="cell">
                {mayEdit ? (
                  <MemberRole member={member} isMe={member.person === me} onRefused={setRefused} />
                ) : (
                  <RoleBadge member={member} />
                )}
              </td>
              <td role="cell" className={classes.date} data-label={since}>
                <DateText at={member.since} />
              </td>
              {mayEdit && (
                <td role="cell" className={classes.do}>
                  <RemoveMember member={member} isMe={member.person === me} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}

type PersonProps = { readonly member: MemberSeen; readonly isMe: boolean };

function Person({ member: { name, email }, isMe }: PersonProps) {
  return (
    <span className={classes.person}>
      <span className={classes.name}>
        {name}
        {isMe && (
          <Badge tone="info" icon={IconUser}>
            <Trans>You</Trans>
          </Badge>
        )}
      </span>
      <span className={classes.dimmed}>{email}</span>
    </span>
  );
}

function RoleBadge({ member: { role } }: { readonly member: MemberSeen }) {
  const { label, may } = useRoleTexts()[role];
  return <span title={may}>{label}</span>;
}
