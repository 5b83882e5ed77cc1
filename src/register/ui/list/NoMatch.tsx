import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarTime, IconZoomExclamation } from '@tabler/icons-react';
import { EmptyState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';
import { isNarrowed, type ListView } from './list-view.ts';

type NoMatchProps = {
  /** The address asks for a page behind the last one. */
  readonly isPastEnd: boolean;
  readonly view: ListView;
  readonly onFirstPage: () => void;
  readonly onWiden: () => void;
};

/** Where records stand in the register, but none in this view. */
export function NoMatch({ isPastEnd, view, onFirstPage, onWiden }: NoMatchProps) {
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
  if (!isNarrowed({ ...view, asOn: undefined }))
    return <EmptyState title={t`No ${many} were recorded by then`} icon={IconCalendarTime} />;
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
