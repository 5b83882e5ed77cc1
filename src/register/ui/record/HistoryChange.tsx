import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { FieldValue } from '../../contract/field.ts';
import { type HistoryEntrySeen, useRegister } from '../register-context.tsx';
import { fieldValueOf, isMissing } from '../values.ts';
import { extraNameOf } from './changes.ts';
import classes from './History.module.css';
import { fieldAt, labelAt } from './places.ts';
import { TextDiff } from './TextDiff.tsx';
import { ValueView } from './ValueView.tsx';

type Change = HistoryEntrySeen['changes'][number];

/** What one entry changed at one place: from what, to what. */
export function HistoryChange({ change }: { readonly change: Change }) {
  const { texts } = useRegister();
  const [from, to] = [fieldValueOf(change.from), fieldValueOf(change.to)];
  return (
    <li>
      <div className={classes.field} data-long={extraNameOf(change.field) !== undefined}>
        {labelAt(texts, change.field)}
      </div>
      {change.erased ? (
        <Erased from={from} to={to} place={change.field} />
      ) : (
        <Values from={from} to={to} place={change.field} />
      )}
    </li>
  );
}

type ValuesProps = { readonly from: FieldValue; readonly to: FieldValue; readonly place: string };

function Values({ from, to, place }: ValuesProps) {
  const { register } = useRegister();
  const isLong = fieldAt(register, place).kind === 'longText';
  if (isLong && typeof from === 'string' && typeof to === 'string') return <TextDiff from={from} to={to} />;
  if (isMissing(from)) return <ValueView place={place} value={to} />;
  return (
    <div className={classes.change}>
      <span className={classes.from}>
        <VisuallyHidden>
          <Trans>from</Trans>{' '}
        </VisuallyHidden>
        <ValueView place={place} value={from} />
      </span>
      <IconArrowRight size={14} aria-hidden />
      <span>
        <VisuallyHidden>
          <Trans>to</Trans>{' '}
        </VisuallyHidden>
        <ValueView place={place} value={to} />
      </span>
    </div>
  );
}

/** A value that named a person who was erased: that it stood there is still proven, what it said is gone. */
const Erased = ({ from, to, place }: ValuesProps) => (
  <div className={classes.change}>
    {!isMissing(from) && <ValueView place={place} value={from} />}
    {!isMissing(to) && <ValueView place={place} value={to} />}
    <span className={classes.erased}>
      <Trans>named a person who was erased; the entry’s proof still holds</Trans>
    </span>
  </div>
);
