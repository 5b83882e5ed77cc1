import { useLingui } from '@lingui/react';
import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readMoney, readNumber, writtenMoney, writtenNumber } from './number-text.ts';
import { readDate, readMoment, writtenDate, writtenMoment } from './written-date.ts';

/** How a value is written by its reader and how it is recorded. */
type Writing = {
  readonly write: (value: string, locale: string) => string;
  readonly read: (text: string, locale: string) => string | undefined;
};

/** What is written in one way and recorded in another. */
export type WrittenKind = 'date' | 'dateTime' | 'number' | 'money';

const writings: Readonly<Record<WrittenKind, Writing>> = {
  date: { write: writtenDate, read: readDate },
  dateTime: { write: writtenMoment, read: readMoment },
  number: { write: writtenNumber, read: readNumber },
  money: { write: writtenMoney, read: readMoney },
};

export type WrittenInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly kind: WrittenKind;
  /** As it is recorded: `2026-12-02`, `12.5`, `1250.00 EUR`; empty for none. */
  readonly value: string;
  /** Is told what is recorded, or what was written where that is not understood. */
  readonly onChange: (value: string) => void;
};

/** A field in which a day, a moment, a number or an amount is written as its reader writes them. */
export function WrittenInput({ kind, value, onChange, onBlur, ...rest }: WrittenInputProps) {
  const { locale } = useLingui().i18n;
  const { write, read } = writings[kind];
  const [shown, setShown] = useState({ value, text: write(value, locale) });
  if (shown.value !== value) setShown({ value, text: write(value, locale) });
  const hear = (text: string) => {
    const recorded = text.trim() === '' ? '' : (read(text, locale) ?? text);
    setShown({ value: recorded, text });
    onChange(recorded);
  };
  return (
    <TextInput
      {...rest}
      value={shown.text}
      onChange={({ currentTarget }) => hear(currentTarget.value)}
      onBlur={(event) => {
        setShown({ value, text: write(value, locale) });
        onBlur?.(event);
      }}
    />
  );
}
