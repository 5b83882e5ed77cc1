import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock, IconMapQuestion } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useArrival } from './arrival.ts';
import { CopyButton } from './CopyButton.tsx';
import { codeOf, notUnderstood, ProblemError, statusOf, unreachable } from './problem-error.ts';
import { SentenceText } from './SentenceText.tsx';
import classes from './states.module.css';

type IconShape = ComponentType<{ readonly size?: number; readonly stroke?: number }>;

/** The rank of a state's heading: 1 where it stands for a whole page, 2 (the default) inside one. */
type Level = 1 | 2;

type StateBlockProps = {
  readonly title: string;
  readonly icon: IconShape;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isAlert?: boolean;
  readonly level?: Level;
};

function StateBlock({ title, icon: Icon, children, actions, isAlert = false, level = 2 }: StateBlockProps) {
  return (
    <div className={classes.block} {...(isAlert ? { role: 'alert' } : {})}>
      <span className={classes.icon} aria-hidden>
        <Icon size={28} stroke={1.5} />
      </span>
      {level === 1 ? (
        <PageTitle title={title} />
      ) : (
        <Title order={2} className={classes.title}>
          {title}
        </Title>
      )}
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

/** The heading of a state that is a whole page: it names the document and is arrived at as any other page's. */
function PageTitle({ title }: { readonly title: string }) {
  const heading = useArrival(title);
  return (
    <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
      {title}
    </Title>
  );
}

type EmptyStateProps = {
  readonly title: string;
  readonly icon?: IconShape;
  /** What would stand here and why it is worth having. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Where nothing is recorded yet: says what would be here and offers the next step. */
export function EmptyState({ icon = IconInbox, ...rest }: EmptyStateProps) {
  return <StateBlock icon={icon} {...rest} />;
}

/** Where the signed-in person may not look: says so, and who can change it. */
function DeniedState({ level = 2 }: { readonly level?: Level }) {
  const { t } = useLingui();
  return (
    <StateBlock icon={IconLock} title={t`You may not see this`} level={level}>
      <Trans>
        Your role in this workspace does not include it. An owner of the workspace can give you another role.
      </Trans>
    </StateBlock>
  );
}

type NotFoundStateProps = { readonly actions?: ReactNode; readonly level?: Level };

/** Where the address leads nowhere, or to something of another workspace. */
export function NotFoundState({ actions, level = 2 }: NotFoundStateProps) {
  const { t } = useLingui();
  return (
    <StateBlock icon={IconMapQuestion} title={t`There is nothing at this address`} actions={actions} level={level}>
      <Trans>It may have been moved, or it belongs to a workspace that you are not a member of.</Trans>
    </StateBlock>
  );
}

type ErrorStateProps = {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  readonly level?: Level;
};

/** Where something went wrong: shows the denied and the not-found state for what they are, all else with its request id. */
export function ErrorState({ error, onRetry, level = 2 }: ErrorStateProps) {
  const { t } = useLingui();
  if (statusOf(error) === 403) return <DeniedState level={level} />;
  if (statusOf(error) === 404) return <NotFoundState level={level} />;
  const isUnreachable = codeOf(error) === unreachable;
  return (
    <StateBlock
      isAlert
      level={level}
      icon={IconAlertTriangle}
      title={isUnreachable ? t`Brehon does not answer` : t`This could not be shown`}
      actions={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      <ErrorText error={error} />
    </StateBlock>
  );
}

function ErrorText({ error }: { readonly error: Error }) {
  if (codeOf(error) === unreachable) {
    return <Trans>The server may be starting, stopped or out of reach. Nothing that was recorded is lost.</Trans>;
  }
  if (!(error instanceof ProblemError) || codeOf(error) === notUnderstood) {
    return <Trans>This page failed on our side. Load it again; if it fails again, report what you did.</Trans>;
  }
  const { detail, requestId } = error.problem;
  return (
    <Stack gap="xs" align="center">
      <Text>
        <SentenceText text={detail} />
      </Text>
      {requestId && (
        <Text fz="sm" c="dimmed" className={classes.request}>
          <Trans>
            Request <code>{requestId}</code>
          </Trans>
          <CopyButton text={requestId} />
        </Text>
      )}
    </Stack>
  );
}

const patienceMs = 250;

/** Shows grey bars in the place of what is being read, only once it takes long enough to be noticed. */
export function SlowOnly({ children }: { readonly children: ReactNode }) {
  const { t } = useLingui();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true" aria-label={t`Loading`} className={classes.loading}>
      {isSlow && children}
    </div>
  );
}

type LoadingStateProps = { readonly rows?: number; readonly height?: number };

/** While something is read whose shape is not known: lines of uneven length. */
export function LoadingState({ rows = 6, height = 18 }: LoadingStateProps) {
  return (
    <SlowOnly>
      <Stack gap="sm">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height} width={`${92 - ((row * 17) % 40)}%`} />
        ))}
      </Stack>
    </SlowOnly>
  );
}

type ReadLike<T> = {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

type ReadStateProps<T> = {
  readonly read: ReadLike<T>;
  readonly children: (answer: T) => ReactNode;
  readonly loading?: ReactNode;
};

/** A read in each of its states: loading, failed or refused, and, with its answer, whatever `children` makes of it. */
export function ReadState<T>({ read, children, loading = <LoadingState /> }: ReadStateProps<T>) {
  if (read.data !== undefined) return children(read.data);
  if (read.error) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  return loading;
}
