import { Trans, useLingui } from '@lingui/react/macro';
import { type FormFields, fieldError } from '../../../kit/form-fields.ts';
import { demandsOf } from '../../contract/moves.ts';
import type { Register } from '../../contract/register.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { fieldValueOf } from '../values.ts';
import { type Changes, recorded, valueAt } from './changes.ts';
import { Editor } from './editors.tsx';
import classes from './MoveNeeds.module.css';
import { WhyField } from './WhyField.tsx';

/** What going to the state that is chosen demands, as the record stands: fields that are filled in here meanwhile stay. */
export function demandsIn(register: Register, record: RecordSeen, changes: Changes) {
  const state = register.states?.field ?? '';
  const before = recorded(register, record);
  return demandsOf(register, before, { ...before, ...(state in changes ? { [state]: changes[state] ?? null } : {}) });
}

type MoveNeedsProps = {
  readonly record: RecordSeen;
  readonly changes: Changes;
  readonly onChange: (place: string, value: Changes[string]) => void;
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly error: Error | null;
  readonly fields: FormFields;
};

/** Asks beside a new state for what it needs: the fields that are still empty, and the reason of the move. */
export function MoveNeeds({ record, changes, onChange, why, onWhy, error, fields }: MoveNeedsProps) {
  const { register, texts } = useRegister();
  const { i18n } = useLingui();
  const demands = demandsIn(register, record, changes);
  const name = register.states?.field ?? '';
  const state = texts.option(name, String(fieldValueOf(changes[name] ?? null) ?? ''));
  const missing = new Intl.ListFormat(i18n.locale).format(demands.fields.map(texts.label));
  return (
    <>
      {demands.fields.length > 0 && (
        <fieldset className={classes.needs}>
          <legend className={classes.legend}>
            <Trans>
              {state} needs: {missing}
            </Trans>
          </legend>
          {demands.fields.map((place) => {
            const field = register.fields[place];
            return (
              field && (
                <Editor
                  key={place}
                  field={field}
                  place={place}
                  id={fields[`values.${place}`]?.id ?? place}
                  label={texts.label(place)}
                  name={texts.label(place)}
                  help={texts.help(place)}
                  value={changes[place] ?? null}
                  recorded={valueAt(record, place)}
                  error={fieldError(error, `values.${place}`, fields)}
                  onChange={(value) => onChange(place, value)}
                />
              )
            );
          })}
        </fieldset>
      )}
      {demands.reason && (
        <WhyField
          why={why}
          onChange={onWhy}
          id={fields['why']?.id ?? ''}
          isRequired={demands.reason === 'required'}
          error={fieldError(error, 'why', fields)}
        />
      )}
    </>
  );
}
