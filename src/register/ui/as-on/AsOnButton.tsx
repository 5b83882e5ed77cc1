import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, Stack } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { parseLocalDate } from '../../../kernel/time.ts';
import { DayInput } from '../../../kit/DayInput.tsx';
import { useSearchValues, useSetSearch } from '../../../kit/routing.tsx';
import { ToolButton } from '../list/ToolButton.tsx';
import { readAsOn } from './as-on.ts';

/** Asks for a day and shows what is here as it was at its end. */
export function AsOnButton() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const asOn = readAsOn(useSearchValues());
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          label={asOn === undefined ? t`As on …` : t`Another day …`}
          Icon={IconCalendarTime}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t`As on …`}>
        <DayForm onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function DayForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui();
  const setSearch = useSetSearch();
  const [day, setDay] = useState(readAsOn(useSearchValues())?.slice(0, 10) ?? '');
  const [isRefused, setRefused] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isPast = parseLocalDate(day) !== undefined && day <= todayText();
    setRefused(!isPast);
    if (!isPast) return;
    onDone();
    void setSearch({ asOn: day, page: undefined }, { replace: false });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <DayInput
          label={t`Show everything as on`}
          description={t`As it was at the end of this day (UTC).`}
          value={day}
          max={todayText()}
          error={isRefused && t`Choose today or a day in the past.`}
          onChange={setDay}
        />
        <Button type="submit">
          <Trans>Show</Trans>
        </Button>
      </Stack>
    </form>
  );
}

const todayText = (): string => new Date().toISOString().slice(0, 10);
