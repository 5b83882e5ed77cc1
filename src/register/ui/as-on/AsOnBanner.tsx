import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarTime, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { useSetSearch } from '../../../kit/routing.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { GroupCard } from '../record/GroupCard.tsx';
import { HistoryChange } from '../record/HistoryChange.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import classes from './AsOnBanner.module.css';
import { AsOnButton } from './AsOnButton.tsx';
import { useAsOn } from './as-on-context.tsx';

type ListThen = NonNullable<Output<RegisterContracts['list']>['asOn']>;
type RecordThen = NonNullable<Output<RegisterContracts['read']>['asOn']>;

type BannerProps = { readonly asOn: string; readonly title: ReactNode; readonly children?: ReactNode };

/** Says that what stands here is not today's, and leads back to today. */
function Banner({ asOn, title, children }: BannerProps) {
  const { t } = useLingui();
  const setSearch = useSetSearch();
  return (
    <section className={classes.banner} aria-label={t`As on ${asOn}`}>
      <IconCalendarTime size={20} stroke={1.7} aria-hidden />
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        <div role="status">{children}</div>
      </div>
      <div className={classes.ways}>
        <AsOnButton />
        <Button onClick={() => void setSearch({ asOn: undefined, page: undefined }, { replace: false })}>
          <Trans>Back to today</Trans>
        </Button>
      </div>
    </section>
  );
}

/** Over a list of the past: how the register differs from it today. */
export function ListBanner({ asOn, then }: { readonly asOn: string | undefined; readonly then: ListThen | undefined }) {
  const { many } = useRegister().texts;
  if (asOn === undefined) return null;
  return (
    <Banner
      asOn={asOn}
      title={
        <Trans>
          All {many} as on <DateText at={asOn} to="minute" />
        </Trans>
      }
    >
      {then && <Since then={then} />}
    </Banner>
  );
}

function Since({ then: { differences } }: { readonly then: ListThen }) {
  const { t } = useLingui();
  const { list, number } = useWriting();
  const [added, changed] = [number(differences.added), number(differences.changed)];
  const [archived, restored] = [number(differences.archived), number(differences.restored)];
  const said = [
    ...(differences.added > 0 ? [t`${added} added`] : []),
    ...(differences.changed > 0 ? [t`${changed} changed`] : []),
    ...(differences.archived > 0 ? [t`${archived} archived`] : []),
    ...(differences.restored > 0 ? [t`${restored} restored`] : []),
  ];
  const what = list(said);
  return (
    <p>
      {said.length === 0 ? (
        <Trans>Nothing was changed since. Nothing can be changed here.</Trans>
      ) : (
        <Trans>Since then: {what}. Nothing can be changed here.</Trans>
      )}
    </p>
  );
}

/** Over a record of the past. */
export function RecordBanner({ asOn, then }: { readonly asOn: string; readonly then: RecordThen | undefined }) {
  const count = then?.differences.length ?? 0;
  return (
    <Banner
      asOn={asOn}
      title={
        <Trans>
          As on <DateText at={asOn} to="minute" />
        </Trans>
      }
    >
      {then && (
        <p>
          <Plural
            value={count}
            _0="It is the same today. Nothing can be changed here."
            one="One value is another today. Nothing can be changed here."
            other="# values are others today. Nothing can be changed here."
          />
        </p>
      )}
    </Banner>
  );
}

/** What a record was then, and what it is today, value by value. */
export function RecordDifferences({ then: { differences } }: { readonly then: RecordThen }) {
  const { t } = useLingui();
  if (differences.length === 0) return null;
  return (
    <div className={classes.differences}>
      <GroupCard title={t`Then, and today`}>
        <ul>
          {differences.map((change) => (
            <HistoryChange key={change.field} change={change} />
          ))}
        </ul>
      </GroupCard>
    </div>
  );
}

/** Beside the title of a row of the past whose record is another today. */
export function ChangedSinceMark({ fields }: { readonly fields: readonly string[] | undefined }) {
  const { t } = useLingui();
  const asOn = useAsOn();
  if (asOn === undefined || fields === undefined || fields.length === 0) return null;
  const text = t`changed since`;
  return (
    <span className={classes.mark} title={text}>
      <IconHistory size={14} stroke={1.8} aria-hidden />
      <span className={classes.hidden}> {text}</span>
    </span>
  );
}
