import { Trans, useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
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
  const refusedName = refused?.name ?? '';
  const headings = [
    { key: 'person', label: t`Person` },
    { key: 'role', label: t`Role`, width: '13rem' },
    { key: 'since', label: t`Member since`, width: '10rem' },
    ...(mayEdit ? [{ key: 'do', label: t`What can be done`, width: '8rem', isHidden: true }] : []),
  ];
  return (
    <Stack gap="sm">
      <FormProblems error={refused?.error ?? null} fields={{}} title={t`The role of ${refusedName} was not changed`} />
      <PlainTable name={t`Members`} headings={headings}>
        {members.map((member) => (
          <Row key={member.id} member={member} isMe={member.person === me} mayEdit={mayEdit} onRefused={setRefused} />
        ))}
      </PlainTable>
    </Stack>
  );
}

type RowProps = PersonProps & {
  readonly mayEdit: boolean;
  readonly onRefused: (refused: RefusedChange) => void;
};

function Row({ member, isMe, mayEdit, onRefused }: RowProps) {
  const { t } = useLingui();
  return (
    <TableRow>
      <TableName className={classes.middle}>
        <Person member={member} isMe={isMe} />
      </TableName>
      <TableCell className={classes.middle}>
        {mayEdit ? <MemberRole member={member} isMe={isMe} onRefused={onRefused} /> : <RoleText member={member} />}
      </TableCell>
      <TableCell className={classes.date} label={t`Member since`}>
        <DateText at={member.since} />
      </TableCell>
      {mayEdit && (
        <TableCell className={classes.do}>
          <RemoveMember member={member} isMe={isMe} />
        </TableCell>
      )}
    </TableRow>
  );
}

type PersonProps = { readonly member: MemberSeen; readonly isMe: boolean };

function Person({ member: { name, email, person }, isMe }: PersonProps) {
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
      <WorkspaceLink to="activity" search={{ person }} fz="sm">
        <Trans>Activity</Trans>
      </WorkspaceLink>
    </span>
  );
}

function RoleText({ member: { role } }: { readonly member: MemberSeen }) {
  const { label, may } = useRoleTexts()[role];
  return <span title={may}>{label}</span>;
}
