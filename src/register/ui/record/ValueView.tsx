import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import type { Field, FieldValue } from '../../contract/field.ts';
import { useRegister } from '../register-context.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import { isMissing } from '../values.ts';
import { LongText } from './LongText.tsx';
import { fieldAt } from './places.ts';
import classes from './ValueView.module.css';

type ValueViewProps = { readonly place: string; readonly value: FieldValue };

/** What is recorded at a place of a record, in full; a long text can be folded. */
export function ValueView({ place, value }: ValueViewProps) {
  const { register } = useRegister();
  if (isMissing(value) || value === null) return <NotRecorded />;
  if (place === register.states?.field && typeof value === 'string') return <StateBadge state={value} />;
  const field = fieldAt(register, place);
  const values = typeof value === 'string' ? [value] : value;
  return <Shown place={place} field={field} values={values} />;
}

const NotRecorded = () => (
  <span className={classes.missing}>
    <Trans>not recorded</Trans>
  </span>
);

type ShownProps = { readonly place: string; readonly field: Field; readonly values: readonly string[] };

function Shown({ place, field, values }: ShownProps): ReactNode {
  const words = valueTexts(field, values, { name: place, wording: useWording() });
  switch (field.kind) {
    case 'text':
    case 'oneOf':
      return words[0];
    case 'longText':
      return <LongText text={words[0] ?? ''} />;
    case 'manyOf':
    case 'countries':
      return <Tags words={words} />;
    case 'urls':
      return <Links urls={values} />;
    case 'date':
      return <DateText at={values[0] ?? ''} />;
  }
}

const Tags = ({ words }: { readonly words: readonly string[] }) => (
  <ul className={classes.tags}>
    {words.map((word) => (
      <li key={word} className={classes.tag}>
        {word}
      </li>
    ))}
  </ul>
);

/** Addresses come from files of other people: only those of the web become links. */
const Links = ({ urls }: { readonly urls: readonly string[] }) => (
  <ul className={classes.links}>
    {urls.map((url) => (
      <li key={url}>
        {/^https?:\/\//iu.test(url) ? (
          <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>
            {url}
          </Anchor>
        ) : (
          url
        )}
      </li>
    ))}
  </ul>
);
