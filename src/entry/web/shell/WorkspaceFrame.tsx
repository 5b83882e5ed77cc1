import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Logo } from '../../../kit/Logo.tsx';
import { PathLink, useParam } from '../../../kit/routing.tsx';
import { NotFoundState } from '../../../kit/states.tsx';
import { accessContracts } from '../../../modules/access/contract.ts';
import { Bell } from '../../../modules/notices/ui/Bell.tsx';
import { useLive } from '../live/use-live.ts';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { rememberWorkspace, type Session } from '../session.ts';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './frames.module.css';
import { Navigation } from './Navigation.tsx';
import { PrintHead } from './PrintHead.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { useEver } from './use-ever.ts';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

const mainId = 'main';

/** The frame of all screens inside a workspace: header, navigation and the screen itself. */
export function WorkspaceFrame() {
  const { data: session } = useRead(accessContracts.session, {});
  const workspace = useParam('workspace');
  const [isShown, shortcuts] = useDisclosure(false);
  if (!session) return null;
  const isMember = session.workspaces.some(({ id }) => id === workspace);
  return (
    <div className={classes.frame}>
      <a className={`${classes.skip} no-print`} href={`#${mainId}`}>
        <Trans>Skip to the content</Trans>
      </a>
      <Header session={session} workspace={workspace} isMember={isMember} showShortcuts={shortcuts.open} />
      <div className={`${classes.side} no-print`}>
        <div className={classes.sideInner}>{isMember && <Navigation workspace={workspace} />}</div>
      </div>
      <main id={mainId} tabIndex={-1} className={classes.main}>
        <PrintHead workspace={session.workspaces.find(({ id }) => id === workspace)?.name ?? ''} />
        {isMember ? <Member workspace={workspace} /> : <NotFoundState level={1} actions={<HomeLink />} />}
      </main>
      {isMember && <Shortcuts workspace={workspace} isOpen={isShown} {...shortcuts} />}
    </div>
  );
}

function Member({ workspace }: { readonly workspace: string }) {
  useEffect(() => rememberWorkspace(workspace), [workspace]);
  useLive(workspace);
  return <Outlet />;
}

const HomeLink = () => (
  <PathLink to="/">
    <Trans>Go to a workspace of yours</Trans>
  </PathLink>
);

type HeaderProps = {
  readonly session: Session;
  readonly workspace: string;
  readonly isMember: boolean;
  readonly showShortcuts: () => void;
};

function Header({ session, workspace, isMember, showShortcuts }: HeaderProps) {
  return (
    <header className={`${classes.head} no-print`}>
      {isMember && <NavigationDrawer workspace={workspace} />}
      <PathLink to={`/w/${workspace}/home`} c="inherit" underline="never" className={classes.logo}>
        <Logo />
      </PathLink>
      <WorkspaceSwitcher workspaces={session.workspaces} current={workspace} />
      <div className={classes.headEnd}>
        {isMember && <PaletteButton workspace={workspace} session={session} showShortcuts={showShortcuts} />}
        {isMember && <Bell />}
        <ThemeSwitch />
        <AccountMenu person={session.person} />
      </div>
    </header>
  );
}

function NavigationDrawer({ workspace }: { readonly workspace: string }) {
  const { t } = useLingui();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const wasOpen = useEver(isOpen);
  useEffect(close, [close, pathname]);
  return (
    <>
      <ActionIcon
        className={classes.burger}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t`Open the navigation`}
        aria-expanded={isOpen}
        onClick={open}
      >
        <IconMenu2 size={22} stroke={1.6} />
      </ActionIcon>
      {wasOpen && (
        <Drawer
          opened={isOpen}
          onClose={close}
          size={280}
          padding="sm"
          title={<Logo />}
          closeButtonProps={{ 'aria-label': t`Close the navigation` }}
        >
          <Navigation workspace={workspace} />
        </Drawer>
      )}
    </>
  );
}
