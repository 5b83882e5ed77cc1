import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useId } from 'react';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { type FormFields, fieldError } from '../../../kit/form-fields.ts';
import type { FieldValue } from '../../contract/field.ts';
import { useRegister } from '../register-context.tsx';
import { Editor } from './editors.tsx';
import { useFieldWhy } from './FieldWhy.tsx';
import classes from './RecordForm.module.css';

type RecordFormProps = {
  readonly error: Error | null;
  /** What did not happen, where the server refuses the whole. */
  readonly refused: string;
  readonly onSubmit: () => void;
  /** The form's fields for the list of problems; also those of its own beside the register's. */
  readonly fields: FormFields;
  readonly children: ReactNode;
};

/** A form over a register's fields: all problems at once above them and under each; Ctrl and Enter saves from anywhere. */
export function RecordForm({ error, refused, onSubmit, fields, children }: RecordFormProps) {
  const submit = (event: SubmitEvent | KeyboardEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        const isLine = event.target instanceof HTMLInputElement;
        const isWanted = event.ctrlKey || event.metaKey;
        if (event.key === 'Enter' && isWanted) submit(event);
        else if (event.key === 'Enter' && isLine) event.preventDefault();
      }}
    >
      {error && (
        <div className={classes.problems}>
          <FormProblems error={error} fields={fields} title={refused} />
        </div>
      )}
      {children}
    </form>
  );
}

/** Ids and labels of all of a register's fields for one form. */
export function useFormFields(): { readonly fields: FormFields; readonly idOf: (name: string) => string } {
  const { register, texts } = useRegister();
  const { t } = useLingui();
  const id = useId();
  const idOf = (name: string) => `${id}-${name}`;
  const named = Object.keys(register.fields).map(
    (name) => [`values.${name}`, { label: texts.label(name), id: idOf(name) }] as const,
  );
  const fields = { ...Object.fromEntries(named), why: { label: t`Why (optional)`, id: idOf('why') } };
  return { fields, idOf };
}

type FormFieldProps = {
  readonly name: string;
  readonly form: ReturnType<typeof useFormFields>;
  readonly error: Error | null;
  readonly value: FieldValue;
  readonly recorded: FieldValue | undefined;
  readonly onChange: (name: string, value: FieldValue) => void;
};

/** One field of a register in a form, with its help and what is wrong with it. */
export function FormField({ name, form, error, value, recorded, onChange }: FormFieldProps) {
  const { register, texts } = useRegister();
  const label = texts.label(name);
  const why = useFieldWhy(name, { label, className: classes.why });
  const field = register.fields[name];
  if (!field) return null;
  return (
    <div className={classes.field}>
      <Editor
        field={field}
        place={name}
        id={form.idOf(name)}
        label={label}
        name={label}
        help={texts.help(name)}
        value={value}
        recorded={recorded}
        error={fieldError(error, `values.${name}`, form.fields)}
        onChange={(next) => onChange(name, next)}
      />
      {why.mark}
      {why.sources}
    </div>
  );
}
