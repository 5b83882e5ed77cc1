import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconArrowRight } from '@tabler/icons-react';
import type { Output } from '../../../kernel/operation.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { labelAt } from '../record/places.ts';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import { TitlesProvider } from '../titles-context.tsx';
import { fieldValueOf } from '../values.ts';
import classes from './Preview.module.css';
import { ShortValue } from './ShortValue.tsx';

/** What trying a bulk edit came to. */
export type PreviewSeen = Output<RegisterContracts['checkBulkEdit']>;

/** What a bulk edit would change, field by field with examples, and what it leaves and why. */
export function Preview({ preview }: { readonly preview: PreviewSeen }) {
  const { changed, unchanged, left, fields, titles } = preview;
  return (
    <TitlesProvider titles={titles}>
      <p className={classes.sum} role="status">
        <Plural value={changed} one="# record would change." other="# records would change." />{' '}
        {unchanged > 0 && <Plural value={unchanged} one="# is so already." other="# are so already." />}
      </p>
      {left > 0 && <LeftRecords preview={preview} />}
      {fields.map((summary) => (
        <FieldExamples key={summary.field} summary={summary} />
      ))}
    </TitlesProvider>
  );
}

type Summary = PreviewSeen['fields'][number];

function FieldExamples({ summary: { field, records, examples } }: { readonly summary: Summary }) {
  const { texts } = useRegister();
  const more = records - examples.length;
  return (
    <section className={classes.field} aria-label={labelAt(texts, field)}>
      <h3 className={classes.heading}>
        {labelAt(texts, field)}{' '}
        <span className={classes.count}>
          <Plural value={records} one="# record" other="# records" />
        </span>
      </h3>
      <ul className={classes.examples}>
        {examples.map(({ id, title, from, to }) => (
          <li key={id} className={classes.example}>
            <span className={classes.title}>{title}</span>
            <span className={classes.from}>
              <ShortValue place={field} value={fieldValueOf(from)} />
            </span>
            <IconArrowRight size={14} stroke={1.8} aria-hidden className={classes.arrow} />
            <span className={classes.to}>
              <ShortValue place={field} value={fieldValueOf(to)} />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={classes.more}>
          <Plural value={more} one="and # more" other="and # more" />
        </p>
      )}
    </section>
  );
}

function LeftRecords({ preview: { left, firstLeft } }: { readonly preview: PreviewSeen }) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const more = left - firstLeft.length;
  return (
    <Notice
      tone="caution"
      title={
        <Plural
          value={left}
          one="# record cannot be changed and is left"
          other="# records cannot be changed and are left"
        />
      }
    >
      <ul className={classes.left} tabIndex={0} aria-label={t`Records that are left`}>
        {firstLeft.map(({ id, title, field, message }) => (
          <li key={id}>
            <strong>{title}</strong>
            {field !== null && `, ${texts.label(field)}`}
            {': '}
            <SentenceText text={message} isPart />
          </li>
        ))}
      </ul>
      {more > 0 && <Trans>and {more} more</Trans>}
    </Notice>
  );
}
