import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef } from 'react';
import classes from './DayInput.module.css';
import { WrittenInput, type WrittenInputProps } from './WrittenInput.tsx';

type DayInputProps = Omit<WrittenInputProps, 'kind' | 'max'> & { readonly max?: string };

/** A day: written as its reader writes days, or picked from the browser's own calendar. */
export function DayInput({ max, ...rest }: DayInputProps) {
  const { t } = useLingui();
  const picker = useRef<HTMLInputElement>(null);
  const { value, onChange } = rest;
  return (
    <WrittenInput
      {...rest}
      kind="date"
      autoComplete="off"
      rightSection={
        <span className={classes.picker}>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            className={classes.native}
            value={/^\d{4}-\d\d-\d\d$/u.test(value) ? value : ''}
            max={max}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={t`Choose from a calendar`}
            onClick={() => picker.current?.showPicker()}
          >
            <IconCalendar size={16} stroke={1.6} />
          </ActionIcon>
        </span>
      }
    />
  );
}
