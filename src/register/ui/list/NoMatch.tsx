import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconZoomExclamation } from '@tabler/icons-react';
import { EmptyState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';

type NoMatchProps = {
  /** The address asks for a page behind the last one. */
  readonly isPastEnd: boolean;
  readonly onFirstPage: () => void;
  readonly onWiden: () => void;
};

/** Where records stand in the register, but none in this view. */
export function NoMatch({ isPastEnd, onFirstPage, onWiden }: NoMatchProps) {
  const { t } = useLingui();
  const { many } = useRegister().texts;
  if (isPastEnd) {
    return (
      <EmptyState
        title={t`The list ends before this page`}
        icon={IconZoomExclamation}
        actions={
          <Button onClick={onFirstPage}>
            <Trans>Go to the first page</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t`No ${many} match`}
      icon={IconZoomExclamation}
      actions={
        <Button variant="default" onClick={onWiden}>
          <Trans>Clear search and filters</Trans>
        </Button>
      }
    >
      <Trans>Every word that is searched for must stand in the record, and every filter must hold.</Trans>
    </EmptyState>
  );
}
