import { useLingui } from '@lingui/react/macro';
import { Progress as Bar, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { numberText } from './number-text.ts';

type ProgressProps = {
  readonly label: ReactNode;
  readonly name: string;
  readonly done: number;
  readonly of: number;
  /** What stands beside the label instead of the two numbers, such as sizes: `1.2 of 2.8 MB`. */
  readonly count?: string;
};

/** How far something is: a bar with its count; without a known end the bar shows only that it goes on. */
export function Progress({ label, name, done, of, count }: ProgressProps) {
  const { i18n } = useLingui();
  const text = (number: number) => numberText(number, i18n.locale);
  const percent = of > 0 ? Math.min(100, (done / of) * 100) : 100;
  return (
    <div>
      <Text component="div" fz="sm" mb={4} style={{ display: 'flex', justifyContent: 'space-between', gap: '1rem' }}>
        <span>{label}</span>
        <span>{count ?? (of > 0 ? `${text(done)} / ${text(of)}` : '')}</span>
      </Text>
      <Bar.Root size="md">
        <Bar.Section value={percent} aria-label={name} animated={of === 0} />
      </Bar.Root>
    </div>
  );
}

/** A number in the reader's own writing: `2,133`. */
export function NumberText({ value }: { readonly value: number }) {
  const { i18n } = useLingui();
  return numberText(value, i18n.locale);
}
