import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fieldsOf } from '../../contract/register.ts';
import { useRegister } from '../register-context.tsx';
import classes from './FieldChoice.module.css';

/** What a filter can be on: a field, an extra field by its name, or the archive. */
export type Choice =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'extra' }
  | { readonly kind: 'archive' };

type Offer = { readonly value: string; readonly label: string; readonly choice: Choice };

/** Lets one find what to filter by: typing narrows, arrows and Enter choose. */
export function FieldChoice({ onChoose }: { readonly onChoose: (choice: Choice) => void }) {
  const { t } = useLingui();
  const [written, setWritten] = useState('');
  const combobox = useCombobox();
  const { selectFirstOption } = combobox;
  const groups = useOffers(written);
  const all = groups.flatMap(({ offers }) => offers);
  const choose = (value: string) => {
    const offer = all.find((each) => each.value === value);
    if (offer) onChoose(offer.choice);
  };
  useEffect(() => {
    selectFirstOption();
    // Only what is written moves the mark to the first choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the function is another one at each render
  }, [written]);
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label={t`Find a field`}
          placeholder={t`Find a field`}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <div className={classes.list}>
        <Combobox.Options aria-label={t`Fields`}>
          {groups.map(({ title, offers }) => (
            <Combobox.Group key={title} label={title}>
              {offers.map(({ value, label }) => (
                <Combobox.Option key={value} value={value}>
                  {label}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {all.length === 0 && (
            <Combobox.Empty>
              <Trans>No field of this name</Trans>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </div>
    </Combobox>
  );
}

type Group = { readonly title: string; readonly offers: readonly Offer[] };

function useOffers(written: string): readonly Group[] {
  const { register, texts } = useRegister();
  const { t } = useLingui();
  const wanted = written.trim().toLocaleLowerCase();
  const groups: readonly Group[] = [
    ...Object.keys(register.groups).map((group) => ({
      title: texts.group(group),
      offers: fieldsOf(register)
        .filter(([, field]) => field.group === group)
        .map(([name]) => ({
          value: `field ${name}`,
          label: texts.label(name),
          choice: { kind: 'field', name } as const,
        })),
    })),
    {
      title: t`Beside the fields`,
      offers: [
        { value: 'extra', label: t`An extra field`, choice: { kind: 'extra' } },
        { value: 'archive', label: t`Archived records`, choice: { kind: 'archive' } },
      ],
    },
  ];
  const isWanted = ({ label }: Offer) => label.toLocaleLowerCase().includes(wanted);
  return groups
    .map(({ title, offers }) => ({ title, offers: offers.filter(isWanted) }))
    .filter(({ offers }) => offers.length > 0);
}
