import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { daysAfter, todayHere } from '../../../kit/today.ts';
import { snoozeDays } from './groups.ts';

type SnoozeMenuProps = {
  readonly title: string;
  readonly until: string | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onSnooze: (until: string | null) => void;
};

/** Puts a thing by: until a day that is often meant, or any other. */
export function SnoozeMenu({ title, until, isOpen, onOpen, onSnooze }: SnoozeMenuProps) {
  const { t } = useLingui();
  const today = todayHere();
  const days = snoozeDays(today);
  const snooze = (day: string | null) => {
    onOpen(false);
    onSnooze(day);
  };
  const names = { tomorrow: t`Tomorrow`, monday: t`Next Monday`, month: t`In four weeks` };
  return (
    <Popover opened={isOpen} onChange={onOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconClock size={15} stroke={1.8} aria-hidden />}
          aria-label={t`Snooze: ${title}`}
          onClick={() => onOpen(!isOpen)}
        >
          <Trans>Snooze</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Snooze: ${title}`}>
        <Stack gap={4}>
          {until !== null && until > today && (
            <Button variant="subtle" color="gray" justify="space-between" onClick={() => snooze(null)}>
              <Trans>Bring back now</Trans>
            </Button>
          )}
          {(['tomorrow', 'monday', 'month'] as const).map((name) => (
            <Button
              key={name}
              variant="subtle"
              color="gray"
              justify="space-between"
              onClick={() => snooze(days[name])}
              rightSection={<DateText at={days[name]} />}
            >
              {names[name]}
            </Button>
          ))}
          <OtherDay first={daysAfter(today, 1)} onSnooze={snooze} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type OtherDayProps = { readonly first: string; readonly onSnooze: (until: string) => void };

function OtherDay({ first, onSnooze }: OtherDayProps) {
  const { t } = useLingui();
  const [day, setDay] = useState('');
  return (
    <form
      style={{ display: 'flex', alignItems: 'end', gap: '0.5rem', padding: '0.25rem 0.5rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (day >= first) onSnooze(day);
      }}
    >
      <TextInput
        type="date"
        size="xs"
        label={t`Another day`}
        min={first}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={day < first}>
        <Trans>Snooze</Trans>
      </Button>
    </form>
  );
}
