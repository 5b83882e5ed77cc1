import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, Switch, Title } from '@mantine/core';
import type { Input, Output } from '../../../kernel/operation.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { formatLocale } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { allNoticeKinds, mailChoices } from '../../../register/contract/notices.ts';
import { preferenceContracts as contracts } from '../contract.ts';
import { CalendarCard } from './CalendarCard.tsx';
import { useKindNames } from './kind-names.ts';
import classes from './Preferences.module.css';
import { TimeZone } from './TimeZone.tsx';

/** How the reader wants to hear of things in this workspace; each choice is kept as soon as it is made. */
export function PreferencesPage() {
  const { t } = useLingui();
  const read = useRead(contracts.preferences, { workspace: useWorkspaceId() });
  return (
    <Page
      title={t`Notices and calendar`}
      lead={t`How you are told of things in this workspace. Nobody else sees or changes this; each choice is kept at once.`}
      crumbs={[{ label: t`Inbox`, to: 'inbox' }]}
    >
      <ReadState read={read}>{(answer) => <Preferences answer={answer} />}</ReadState>
    </Page>
  );
}

type Answer = Output<typeof contracts.preferences>;
type Change = Omit<Input<typeof contracts.editPreferences>, 'workspace'>;
type PartProps = { readonly answer: Answer; readonly change: (change: Change) => void };

function Preferences({ answer }: { readonly answer: Answer }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const { mutate, error } = useAct(contracts.editPreferences, { refreshes: [contracts.preferences] });
  const change = (wanted: Change) =>
    mutate({ input: { workspace, ...wanted } }, { onSuccess: () => announce(t`Kept`) });
  return (
    <div className={classes.cards}>
      <FormProblems error={error} fields={{}} title={t`Your choice was not kept`} />
      <ByMail answer={answer} change={change} />
      <Digest answer={answer} change={change} />
      <CalendarCard />
    </div>
  );
}

function ByMail({ answer: { preferences, email }, change }: PartProps) {
  const { t } = useLingui();
  const names = useKindNames();
  const choices = { at_once: t`At once`, daily: t`In the digest`, never: t`Not by mail` };
  return (
    <section className={classes.card} aria-labelledby="by-mail">
      <Title order={2} id="by-mail" className={classes.heading}>
        <Trans>By mail</Trans>
      </Title>
      <p className={classes.lead}>
        <Trans>
          Everything stands in your inbox. Mail goes to <strong>{email}</strong>:
        </Trans>
      </p>
      <ul className={classes.kinds}>
        {allNoticeKinds.map((kind) => (
          <li key={kind} className={classes.kind}>
            <span>{names[kind]}</span>
            <SegmentedControl
              size="sm"
              className={classes.choice ?? ''}
              aria-label={names[kind]}
              value={preferences.mail[kind]}
              data={mailChoices.map((value) => ({ value, label: choices[value] }))}
              onChange={(value) => change({ mail: { [kind]: value } })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const daysOffered = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30] as const;

function Digest({ answer: { preferences }, change }: PartProps) {
  const { t, i18n } = useLingui();
  const { digestHour, timeZone, quietWeekends, dueSoonDays } = preferences;
  const locale = formatLocale(i18n.locale);
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const offered = [...new Set([...daysOffered, dueSoonDays])].toSorted((one, other) => one - other);
  return (
    <section className={classes.card} aria-labelledby="digest">
      <Title order={2} id="digest" className={classes.heading}>
        <Trans>Digest and days</Trans>
      </Title>
      <div className={classes.fields}>
        <NativeSelect
          label={t`Hour of the digest`}
          description={t`One mail a day, with what came before this hour and you have not read. Without anything there is none.`}
          value={String(digestHour)}
          data={hours.map((hour) => ({
            value: String(hour),
            label: clock.format(new Date(Date.UTC(2026, 0, 1, hour))),
          }))}
          onChange={({ currentTarget }) => change({ digestHour: Number(currentTarget.value) })}
        />
        <TimeZone value={timeZone} onChange={(next) => change({ timeZone: next })} />
        <NativeSelect
          label={t`Tell me before a day comes`}
          description={t`So long before a task is due or a document is to be reviewed. Evidence is told 30 days before it expires.`}
          value={String(dueSoonDays)}
          data={offered.map((each) => ({ value: String(each), label: each === 0 ? t`On the day` : days.format(each) }))}
          onChange={({ currentTarget }) => change({ dueSoonDays: Number(currentTarget.value) })}
        />
        <Switch
          label={t`Quiet weekends`}
          description={t`No mail on Saturdays and Sundays: it comes in the digest after.`}
          checked={quietWeekends}
          onChange={({ currentTarget }) => change({ quietWeekends: currentTarget.checked })}
        />
      </div>
    </section>
  );
}
