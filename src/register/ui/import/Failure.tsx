import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../../../kit/Notice.tsx';
import { codeOf, ProblemError, problemsOf, unreachable } from '../../../kit/problem-error.ts';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import classes from './Failure.module.css';

type FailureProps = {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  /** What to do instead of trying again. */
  readonly children?: ReactNode;
};

/** Why a step could not be done: the file, the role, the connection or we ourselves; and what to do. */
export function Failure({ error, onRetry, children }: FailureProps) {
  const { t } = useLingui();
  const titles: Readonly<Record<string, string>> = {
    file_not_understood: t`This file could not be read`,
    rows_refused: t`Nothing was written: some rows cannot be imported`,
    too_large: t`This file is too large`,
    not_allowed: t`You may not import here`,
    [unreachable]: t`Brehon does not answer`,
  };
  return (
    <Notice tone="bad" role="alert" title={titles[codeOf(error) ?? ''] ?? t`This failed on our side`}>
      <FailureText error={error} />
      <Group gap="xs" mt="sm">
        {onRetry && (
          <Button variant="default" size="compact-sm" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {children}
      </Group>
    </Notice>
  );
}

function FailureText({ error }: { readonly error: Error }) {
  if (codeOf(error) === unreachable)
    return <Trans>The connection broke. Nothing was written, and what you chose is still here.</Trans>;
  if (!(error instanceof ProblemError)) return <Trans>Nothing was written. Try again.</Trans>;
  const { detail, requestId, status } = error.problem;
  return (
    <>
      <p>
        <SentenceText text={detail} />
      </p>
      <Problems error={error} />
      {status >= 500 && requestId && (
        <p>
          <Trans>
            Nothing was written. Request <code>{requestId}</code>
          </Trans>
        </p>
      )}
    </>
  );
}

const atMost = 20;

function Problems({ error }: { readonly error: Error }) {
  const problems = problemsOf(error);
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problems}>
      {problems.slice(0, atMost).map(({ path, code, message }) => (
        <li key={`${path.join('.')} ${code}`}>
          {path.join(' ')}: <SentenceText text={message} />
        </li>
      ))}
    </ul>
  );
}
