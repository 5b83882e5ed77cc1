import { Trans } from '@lingui/react/macro';
import type { FieldValue } from '../../contract/field.ts';
import { fieldAt } from '../record/places.ts';
import { useRegister } from '../register-context.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import { isMissing } from '../values.ts';
import classes from './Preview.module.css';

type ShortValueProps = { readonly place: string; readonly value: FieldValue };

const most = 160;

/** A value on a line, cut where it is long: an example, not the record. */
export function ShortValue({ place, value }: ShortValueProps) {
  const { register } = useRegister();
  const wording = useWording();
  if (isMissing(value))
    return (
      <span className={classes.missing}>
        <Trans>not recorded</Trans>
      </span>
    );
  const text = valueTexts(fieldAt(register, place), value, { name: place, wording }).join(', ');
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
