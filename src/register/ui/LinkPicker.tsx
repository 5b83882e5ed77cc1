import { useLingui } from '@lingui/react/macro';
import { MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { LinkTarget } from '../contract/field.ts';
import { type LinkChoice, useLinkChoices, useLinkTitles } from './linked.ts';

type LinkPickerProps = {
  readonly to: LinkTarget;
  readonly values: readonly string[];
  readonly isMany: boolean;
  readonly label?: ReactNode;
  /** The name for screen readers, where no label is shown. */
  readonly name?: string;
  readonly id?: string;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly onChange: (values: readonly string[]) => void;
};

const waitsMs = 150;

/** Lets one find records of another register by typing, and choose one or several. */
export function LinkPicker({ to, values, isMany, label, name, onChange, ...rest }: LinkPickerProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState('');
  const [asked] = useDebouncedValue(written, waitsMs);
  const titles = useLinkTitles(to, values);
  const chosen = values.map((id) => ({ id, title: titles[id] ?? id }));
  const isTitle = chosen.some(({ title }) => asked.startsWith(title));
  const found = useLinkChoices(to, isTitle ? '' : asked, isOpen);
  const looks = {
    ...rest,
    label,
    ...(name === undefined || label ? {} : { 'aria-label': name }),
    data: choicesAmong(chosen, found),
    searchable: true,
    clearable: true,
    nothingFoundMessage: t`Nothing is called so`,
    filter: asTheServerFound,
    onSearchChange: setWritten,
    onDropdownOpen: () => setOpen(true),
    comboboxProps: { withinPortal: false },
  };
  return isMany ? (
    <MultiSelect {...looks} value={[...values]} onChange={onChange} />
  ) : (
    <Select {...looks} value={values[0] ?? null} onChange={(value) => onChange(value === null ? [] : [value])} />
  );
}

/** The server has searched; what it found is not narrowed again. */
const asTheServerFound: OptionsFilter = ({ options }) => options;

/** Those chosen and those found, each once; two of one title are told apart by the end of their ids. */
function choicesAmong(chosen: readonly LinkChoice[], found: readonly LinkChoice[]) {
  const all = [...new Map([...chosen, ...found].map((choice) => [choice.id, choice])).values()];
  const times = Map.groupBy(all, ({ title }) => title);
  return all.map(({ id, title }) => ({
    value: id,
    label: (times.get(title)?.length ?? 0) > 1 ? `${title} (${id.slice(-4)})` : title,
  }));
}
