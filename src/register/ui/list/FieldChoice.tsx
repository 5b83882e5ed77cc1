import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { linkOf } from '../../contract/field.ts';
import { fieldPaths } from '../../contract/paths.ts';
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
  const id = useId();
  const [written, setWritten] = useState('');
  const [place, setPlace] = useState(0);
  const groups = useOffers(written);
  const all = groups.flatMap(({ offers }) => offers);
  const marked = all[Math.min(place, all.length - 1)];
  const idOf = (offer: Offer | undefined) => offer && `${id}-${offer.value}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps.get(event.key);
    if (!step && event.key !== 'Enter') return;
    event.preventDefault();
    if (step) setPlace((place + step + all.length) % Math.max(1, all.length));
    else if (marked) onChoose(marked.choice);
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={idOf(marked)}
        aria-label={t`Find a field`}
        placeholder={t`Find a field`}
        value={written}
        onChange={({ currentTarget }) => {
          setWritten(currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t`Fields`} className={classes.list}>
        {groups.map(({ title, offers }) => (
          <div key={title} role="group" aria-label={title}>
            <div className={classes.group} aria-hidden>
              {title}
            </div>
            {offers.map((offer) => (
              <Option
                key={offer.value}
                id={idOf(offer)}
                isMarked={offer === marked}
                onChoose={() => onChoose(offer.choice)}
              >
                {offer.label}
              </Option>
            ))}
          </div>
        ))}
      </div>
      {all.length === 0 && (
        <p className={classes.none} role="status">
          <Trans>No field of this name</Trans>
        </p>
      )}
    </>
  );
}

const steps = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

type OptionProps = {
  readonly id: string | undefined;
  readonly isMarked: boolean;
  readonly onChoose: () => void;
  readonly children: string;
};

/** The keyboard stays in the text above; the option that Enter would choose is marked, and kept in sight. */
function Option({ id, isMarked, onChoose, children }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isMarked}
      className={classes.option}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
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
    ...fieldsOf(register)
      .filter(([, field]) => linkOf(field)?.fields)
      .map(([name]) => ({
        title: texts.label(name),
        offers: fieldPaths(register.fields)
          .filter(([path]) => path.startsWith(`${name}.`))
          .map(([path]) => ({
            value: `field ${path}`,
            label: texts.label(path),
            choice: { kind: 'field', name: path } as const,
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
