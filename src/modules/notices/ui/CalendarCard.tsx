import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ErrorState, ReadState } from '../../../kit/states.tsx';
import { preferenceContracts as contracts } from '../contract.ts';
import classes from './Preferences.module.css';

/** The secret address by which a calendar elsewhere shows the reader\u2019s days: made, renewed and switched off. */
export function CalendarCard() {
  const read = useRead(contracts.calendar, { workspace: useWorkspaceId() });
  return (
    <section className={classes.card} aria-labelledby="calendar">
      <Title order={2} id="calendar" className={classes.heading}>
        <Trans>Calendar</Trans>
      </Title>
      <p className={classes.lead}>
        <Trans>
          Your calendar can show your days here: tasks that are due, documents to review, evidence that expires. Give it
          the address that is made for you; it looks again every hour.
        </Trans>
      </p>
      <ReadState read={read}>{({ isOn, since }) => <Address isOn={isOn} since={since} />}</ReadState>
    </section>
  );
}

function Address({ isOn, since }: { readonly isOn: boolean; readonly since: string | null }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const refreshes = { refreshes: [contracts.calendar] };
  const renew = useAct(contracts.renewCalendar, refreshes);
  const end = useAct(contracts.endCalendar, refreshes);
  const [path, setPath] = useState<string>();
  const error = renew.error ?? end.error;
  const make = () => renew.mutate({ input: { workspace } }, { onSuccess: (made) => setPath(made.path) });
  const switchOff = () =>
    end.mutate(
      { input: { workspace } },
      {
        onSuccess: () => {
          setPath(undefined);
          announce(t`The address is switched off`);
        },
      },
    );
  return (
    <>
      {path !== undefined && isOn && <Shown address={`${window.location.origin}${path}`} />}
      {path === undefined && since !== null && (
        <p>
          <Trans>
            An address is in use since <DateText at={since} />. It was shown when it was made; a new one ends it.
          </Trans>
        </p>
      )}
      {error && <ErrorState error={error} />}
      <Group gap="xs">
        <Button variant="default" loading={renew.isPending} onClick={make}>
          {isOn ? <Trans>Make a new address</Trans> : <Trans>Make an address</Trans>}
        </Button>
        {isOn && (
          <Button variant="default" loading={end.isPending} onClick={switchOff}>
            <Trans>Switch it off</Trans>
          </Button>
        )}
      </Group>
    </>
  );
}

function Shown({ address }: { readonly address: string }) {
  const { t } = useLingui();
  return (
    <TextInput
      className={classes.address ?? ''}
      label={t`Address of your calendar`}
      description={t`Copy it now: it is shown this once. Who has it sees your days, so give it to nobody.`}
      value={address}
      readOnly
      onFocus={({ currentTarget }) => currentTarget.select()}
      rightSection={<CopyButton text={address} label={t`Copy the address`} />}
    />
  );
}
