import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { dateText } from '../../../kit/DateText.tsx';
import { asSentence } from '../../../kit/form-fields.ts';
import { Page } from '../../../kit/Page.tsx';
import { ProblemError } from '../../../kit/problem-error.ts';
import { useSetSearch } from '../../../kit/routing.tsx';
import { EmptyState } from '../../../kit/states.tsx';
import { useListCrumb } from '../list-crumb.ts';

/** Where a record is asked for as on a day on which it was not recorded yet. */
export function NotThereYet({ error }: { readonly error: Error }) {
  const { t, i18n } = useLingui();
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
        {error instanceof ProblemError && sentenceWithDays(error.problem.detail, i18n.locale)}
      </EmptyState>
    </Page>
  );
}

/** The server's sentence with its days in the reader's own writing. */
const sentenceWithDays = (text: string, locale: string): string =>
  asSentence(text).replaceAll(/\d{4}-\d\d-\d\d/gu, (day) => dateText(day, { locale }));
