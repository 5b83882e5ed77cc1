import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { PathLink } from '../../../kit/routing.tsx';
import { ErrorState, LoadingState, NotFoundState } from '../../../kit/states.tsx';
import classes from './frames.module.css';

/** In the place of a screen that failed: what happened and another try; the rest of the application stays usable. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error instanceof Error ? error : new Error('a screen failed')} onRetry={retry} level={1} />;
}

/** In the place of a screen that does not exist. */
export function ScreenNotFound() {
  return (
    <NotFoundState
      level={1}
      actions={
        <PathLink to="/">
          <Trans>Go to the home page</Trans>
        </PathLink>
      }
    />
  );
}

/** In the place of a screen whose code is on its way. */
export function ScreenPending() {
  return (
    <div className={classes.pending}>
      <LoadingState />
    </div>
  );
}
