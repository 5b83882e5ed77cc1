import { useLingui } from '@lingui/react/macro';
import { type ComboboxItem, MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { LinkTarget } from '../contract/field.ts';
import classes from './LinkPicker.module.css';
import { type LinkChoice, useAddLinked, useLinkChoices, useLinkTitles } from './linked.ts';

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
  /** Whether a record that is not there may be added here; the reader's own rights decide beside it. */
  readonly mayAdd?: boolean;
  readonly onChange: (values: readonly string[]) => void;
};

const waitsMs = 150;

/** Stands among the choices for a record that is not there yet. */
const addition = '+';

/**
 * Lets one find records of another register by typing, and choose one or several. Where nothing is called what is written
 * a record of that name can be added there and then, by who may.
 */
export function LinkPicker({ to, values, isMany, label, name, onChange, mayAdd = false, ...rest }: LinkPickerProps) {
  const { t } = useLingui();
  const { looks, chose } = usePicking({ to, values, isMany, mayAdd, onChange });
  const all = {
    ...rest,
    ...looks,
    label,
    ...(name === undefined || label ? {} : { 'aria-label': name }),
    searchable: true,
    clearable: true,
    nothingFoundMessage: t`Nothing is called so`,
    comboboxProps: { withinPortal: false },
  };
  return isMany ? (
    <MultiSelect {...all} value={[...values]} onChange={chose} />
  ) : (
    <Select
      {...all}
      allowDeselect={false}
      value={values[0] ?? null}
      onChange={(value) => chose(value === null ? [] : [value])}
    />
  );
}

type Picking = Pick<LinkPickerProps, 'to' | 'values' | 'isMany' | 'onChange'> & { readonly mayAdd: boolean };

/** What is written and found, and what choosing does: choosing the addition adds a record first. */
function usePicking({ to, values, isMany, mayAdd, onChange }: Picking) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState('');
  const [added, setAdded] = useState<Readonly<Record<string, string>>>({});
  const [asked] = useDebouncedValue(written, waitsMs);
  const titles = { ...useLinkTitles(to, values), ...added };
  const chosen = values.map((id) => ({ id, title: titles[id] ?? id }));
  const isTitle = chosen.some((each) => isShownAs(each, asked));
  const choices = useLinkChoices(to, isTitle ? '' : asked, isOpen);
  const { add, isPending, error } = useAddLinked(to);
  const title = written.trim();
  const options = choicesAmong(chosen, choices.found);
  const isShown = isTitle || options.some(({ label }) => label === title);
  const isKnown = isShown || [...chosen, ...choices.found].some((each) => isCalled(each, title));
  const offers = mayAdd && choices.mayAdd && title !== '' && title === asked.trim() && !isKnown;
  const about = new Map(choices.found.map((choice) => [choice.id, choice.about]));
  const chose = (next: readonly string[]) => {
    const taken = (id: string) => {
      setAdded({ ...added, [id]: title });
      onChange(isMany ? [...values, id] : [id]);
    };
    if (next.includes(addition)) add(title, taken);
    else onChange(next);
  };
  const found = new Set([addition, ...choices.found.map(({ id }) => id)]);
  /** The server has searched: nothing is narrowed again, and what is chosen stands there only while nothing else is looked for. */
  const filter: OptionsFilter = ({ options: all }) =>
    isTitle || title === '' ? all : all.filter((option) => 'value' in option && found.has(option.value));
  const looks = {
    filter,
    data: [...options, ...(offers ? [{ value: addition, label: t`Add “${title}”`, disabled: isPending }] : [])],
    renderOption: ({ option: { value, label } }: { readonly option: ComboboxItem }) => (
      <LinkOption label={label} about={about.get(value)} isAddition={value === addition} />
    ),
    onSearchChange: setWritten,
    onDropdownOpen: () => setOpen(true),
    ...(error ? { error: error.message } : {}),
  };
  return { looks, chose };
}

/** Whether what is written is but what the choice is shown as: its title, with what tells it apart in brackets. */
const isShownAs = ({ title }: LinkChoice, written: string): boolean =>
  written === title || (written.startsWith(`${title} (`) && written.endsWith(')'));

const isCalled = ({ title }: LinkChoice, written: string): boolean =>
  title.toLocaleLowerCase() === written.toLocaleLowerCase();

type LinkOptionProps = { readonly label: string; readonly about: string | undefined; readonly isAddition: boolean };

const LinkOption = ({ label, about, isAddition }: LinkOptionProps) => (
  <span className={isAddition ? classes.add : undefined}>
    {isAddition && <IconPlus size={15} stroke={1.8} aria-hidden />}
    <span>
      {label}
      {about && <span className={classes.about}>{about}</span>}
    </span>
  </span>
);

/** Those chosen and those found, each once; two of one title are told apart by the end of their ids. */
function choicesAmong(chosen: readonly LinkChoice[], found: readonly LinkChoice[]) {
  const all = [...new Map([...chosen, ...found].map((choice) => [choice.id, choice])).values()];
  const times = Map.groupBy(all, ({ title }) => title);
  return all.map(({ id, title }) => ({
    value: id,
    label: (times.get(title)?.length ?? 0) > 1 ? `${title} (${id.slice(-4)})` : title,
  }));
}
