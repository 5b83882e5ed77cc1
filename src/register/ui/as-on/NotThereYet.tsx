import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { Page } from '../../../kit/Page.tsx';
import { ProblemError } from '../../../kit/problem-error.ts';
import { useSetSearch } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { EmptyState } from '../../../kit/states.tsx';
import { useListCrumb } from '../list-crumb.ts';

/** Where a record is asked for as on a day on which it was not recorded yet. */
export function NotThereYet({ error }: { readonly error: Error }) {
  const { t } = useLingui();
  const setSearch = useSetSearch();
  return (
    <Page title={t`Not recorded yet`} crumbs={[useListCrumb()]}>
      <EmptyState
        icon={IconCalendarTime}
        title={t`This record was not there yet`}
        actions={
          <Button onClick={() => void setSearch({ asOn: undefined }, { replace: false })}>
            <Trans>Show it as it is today</Trans>
          </Button>
        }
      >
        {error instanceof ProblemError && <SentenceText text={error.problem.detail} />}
      </EmptyState>
    </Page>
  );
}
