import { useLingui } from '@lingui/react/macro';
import { Breadcrumbs, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SearchValues } from './address.ts';
import { useArrival } from './arrival.ts';
import classes from './Page.module.css';
import { WorkspaceLink } from './routing.tsx';

/** A step above the current page: its name and its path inside the workspace, with what stands behind the `?` there. */
export type Crumb = { readonly label: string; readonly to: string; readonly search?: SearchValues };

type PageProps = {
  readonly title: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** Beside the title: a state, a count. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** `reading` (the default) for texts and forms, `wide` for tables, `fill` for one that scrolls by itself inside the window. */
  readonly width?: 'fill' | 'wide' | 'reading';
  readonly children: ReactNode;
};

/** A title beyond this many letters is a sentence: smaller, and never beside the actions. */
const longTitle = 70;

/** A whole page: names the document, shows title and actions, and takes the focus to the title after a navigation. */
export function Page({ title, lead, aside, actions, crumbs = [], width = 'reading', children }: PageProps) {
  const heading = useArrival(title);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head}>
        {crumbs.length > 0 && <Trail crumbs={crumbs} />}
        <div className={classes.titleRow} data-long={title.length > longTitle || undefined}>
          <Group gap="sm" wrap="wrap" className={classes.titleGroup}>
            <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </Title>
            {aside}
          </Group>
          {actions && (
            <Group gap="xs" className={classes.actions}>
              {actions}
            </Group>
          )}
        </div>
        {lead && <p className={classes.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}

function Trail({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useLingui();
  return (
    <Breadcrumbs className={classes.trail ?? ''} separator="/" component="nav" aria-label={t`Path to this page`} mb={4}>
      {crumbs.map(({ label, to, search }) => (
        <WorkspaceLink key={to} to={to} search={search} fz="sm">
          {label}
        </WorkspaceLink>
      ))}
    </Breadcrumbs>
  );
}
