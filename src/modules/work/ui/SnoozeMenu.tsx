import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, TextInput } from '@mantine/core';
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
  const names = { tomorrow: t`Tomorrow`, monday: t`Next Monday`, month: t`In four weeks` };
  return (
    <Menu opened={isOpen} onChange={onOpen} position="bottom-end" withinPortal={false} loop={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconClock size={15} stroke={1.8} aria-hidden />}
          aria-label={t`Snooze ${title}`}
        >
          <Trans>Snooze</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {until !== null && until > today && (
          <Menu.Item onClick={() => onSnooze(null)}>
            <Trans>Bring back now</Trans>
          </Menu.Item>
        )}
        {(['tomorrow', 'monday', 'month'] as const).map((name) => (
          <Menu.Item key={name} onClick={() => onSnooze(days[name])} rightSection={<DateText at={days[name]} />}>
            {names[name]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <OtherDay first={daysAfter(today, 1)} onSnooze={onSnooze} />
      </Menu.Dropdown>
    </Menu>
  );
}

type OtherDayProps = { readonly first: string; readonly onSnooze: (until: string) => void };

function OtherDay({ first, onSnooze }: OtherDayProps) {
  const { t } = useLingui();
  const [day, setDay] = useState('');
  return (
    <form
      style={{ display: 'flex', alignItems: 'end', gap: '0.5rem', padding: '0.25rem 0.5rem' }}
      onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
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
