import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { accessContracts } from '../contract.ts';
import { Invitations } from './Invitations.tsx';
import { InviteButton } from './InviteButton.tsx';
import classes from './MembersPage.module.css';
import { MemberTable } from './MemberTable.tsx';
import type { Members } from './members.ts';
import { RenameWorkspace } from './RenameWorkspace.tsx';

/** Who is in a workspace and as what, who is invited, and the workspace's name; to readers it only shows. */
export function MembersPage() {
  const { t } = useLingui();
  const read = useRead(accessContracts.members, { workspace: useWorkspaceId() });
  const mayEdit = read.data?.abilities['edit'] === true;
  return (
    <Page
      title={t`Members`}
      lead={
        mayEdit
          ? t`Who may see this workspace, and who may change it. Every change here stands in the ledger.`
          : t`Who may see this workspace, and who may change it. An owner can change the list.`
      }
      actions={mayEdit && <InviteButton />}
    >
      <ReadState read={read}>{(members) => <Shown members={members} />}</ReadState>
    </Page>
  );
}

function Shown({ members: { members, invitations, abilities } }: { readonly members: Members }) {
  const mayEdit = abilities['edit'] === true;
  return (
    <div className={classes.parts}>
      <section aria-labelledby="members-now">
        <Title order={2} id="members-now" className={classes.heading}>
          <Plural value={members.length} one="# member" other="# members" />
        </Title>
        <MemberTable members={members} mayEdit={mayEdit} />
      </section>
      <section aria-labelledby="members-invited">
        <Title order={2} id="members-invited" className={classes.heading}>
          <Trans>Open invitations</Trans>
        </Title>
        <Invitations invitations={invitations} mayEdit={mayEdit} />
      </section>
      {abilities['rename'] === true && <RenameWorkspace />}
    </div>
  );
}
