import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { type Field, type FieldValue, isComputed, isMany, type LinkTarget } from '../../contract/field.ts';
import { useLinkTitles } from '../linked.ts';
import { useRegister } from '../register-context.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import { isMissing } from '../values.ts';
import { FileView } from './FileView.tsx';
import { LongText } from './LongText.tsx';
import { fieldAt } from './places.ts';
import classes from './ValueView.module.css';

type ValueViewProps = { readonly place: string; readonly value: FieldValue };

/** What is recorded at a place of a record, in full; a long text can be folded. */
export function ValueView({ place, value }: ValueViewProps) {
  const { register, own } = useRegister();
  if (isMissing(value) || value === null) return <NotRecorded follows={isComputed(register.fields[place])} />;
  const Own = own.values?.[place];
  if (Own && typeof value === 'string') return <Own value={value} />;
  if (place === register.states?.field && typeof value === 'string') return <StateBadge state={value} />;
  const field = fieldAt(register, place);
  const values = typeof value === 'string' ? [value] : value;
  return <Shown place={place} field={field} values={values} />;
}

/** Nothing is there: nobody recorded it, or, where it follows from others, it does not apply. */
const NotRecorded = ({ follows }: { readonly follows: boolean }) => (
  <span className={classes.missing}>{follows ? <Trans>does not apply</Trans> : <Trans>not recorded</Trans>}</span>
);

type ShownProps = { readonly place: string; readonly field: Field; readonly values: readonly string[] };

function Shown({ place, field, values }: ShownProps): ReactNode {
  const words = valueTexts(field, values, { name: place, wording: useWording() });
  if ('to' in field) return <RecordLinks to={field.to} ids={values} />;
  if (field.kind === 'longText') return <LongText text={words[0] ?? ''} isRich={field.isRich === true} />;
  if (field.kind === 'urls') return <Links urls={values} />;
  if (field.kind === 'file') return <FileView value={values[0] ?? ''} />;
  if (field.kind === 'date') return <DateText at={values[0] ?? ''} />;
  if (field.kind === 'dateTime') return <DateText at={values[0] ?? ''} to="minute" />;
  return isMany(field) ? <Tags words={words} /> : words[0];
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

type RecordLinksProps = { readonly to: LinkTarget; readonly ids: readonly string[] };

/** Linked records by title; in a history also those that the record no longer links to. */
function RecordLinks({ to, ids }: RecordLinksProps) {
  const titles = useLinkTitles(to, ids);
  return (
    <ul className={classes.links}>
      {ids.map((id) => (
        <li key={id}>
          <WorkspaceLink to={`${to.noun}/${id}`}>{titles[id] ?? id}</WorkspaceLink>
        </li>
      ))}
    </ul>
  );
}

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
