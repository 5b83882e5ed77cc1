import { Trans, useLingui } from '@lingui/react/macro';
import { Input, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Field } from '../contract/field.ts';
import classes from './ChoiceList.module.css';
import { useRegister } from './register-context.tsx';
import { useWording, valueTexts } from './value-texts.ts';

type ChoiceListProps = {
  readonly field: Field;
  readonly name: string;
  readonly choices: readonly string[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** From this many on a list of choices is searched rather than read. */
const manyChoices = 12;

/** Values to tick off; those that were chosen stand first, and a long list can be narrowed by writing: Enter ticks the first that is found. */
export function ChoiceList({ field, name, choices, chosen, error, onChange }: ChoiceListProps) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const wording = useWording();
  const [written, setWritten] = useState('');
  const [first] = useState(chosen);
  const offers = choices.map((value) => ({ value, label: valueTexts(field, value, { name, wording })[0] ?? value }));
  const isSearched = offers.length > manyChoices;
  const wanted = written.trim().toLocaleLowerCase();
  const found = (isSearched ? byLabel(offers, first, wording.locale) : offers).filter(({ label }) =>
    label.toLocaleLowerCase().includes(wanted),
  );
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  const tickFirst = (event: KeyboardEvent) => {
    const [best] = found;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (wanted === '' || !best) return;
    toggle(best.value);
    setWritten('');
  };
  return (
    <fieldset className={classes.set} aria-label={texts.label(name)}>
      {isSearched && (
        <TextInput
          data-autofocus
          aria-label={t`Find a value`}
          placeholder={t`Find a value`}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          onKeyDown={tickFirst}
        />
      )}
      <div className={classes.list}>
        {found.map(({ value, label: text }, place) => (
          <Tick
            key={value}
            label={text}
            isTicked={chosen.includes(value)}
            isFirst={!isSearched && place === 0}
            onToggle={() => toggle(value)}
          />
        ))}
        {found.length === 0 && (
          <p className={classes.none}>
            <Trans>No value of this name</Trans>
          </p>
        )}
      </div>
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </fieldset>
  );
}

type Offer = { readonly value: string; readonly label: string };

const byLabel = (offers: readonly Offer[], first: readonly string[], locale: string): readonly Offer[] =>
  offers.toSorted(
    (a, b) =>
      Number(first.includes(b.value)) - Number(first.includes(a.value)) || a.label.localeCompare(b.label, locale),
  );

type TickProps = {
  readonly label: string;
  readonly isTicked: boolean;
  readonly isFirst: boolean;
  readonly onToggle: () => void;
};

function Tick({ label, isTicked, isFirst, onToggle }: TickProps) {
  const id = useId();
  return (
    <div className={classes.tick}>
      <input
        type="checkbox"
        id={id}
        checked={isTicked}
        onChange={onToggle}
        {...(isFirst ? { 'data-autofocus': true } : {})}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
