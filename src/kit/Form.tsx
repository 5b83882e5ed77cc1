import type { ReactNode, SubmitEvent } from 'react';
import classes from './Form.module.css';
import { FormProblems } from './FormProblems.tsx';
import type { FormFields } from './form-fields.ts';

type FormProps = {
  readonly fields: FormFields;
  readonly error: Error | null;
  /** What did not happen, where the server refuses the whole: `The workspace was not created`. */
  readonly refused: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A form whose input the server judges: everything that is wrong stands above the fields, and again under each. */
export function Form({ fields, error, refused, onSubmit, children }: FormProps) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <FormProblems error={error} fields={fields} title={refused} />
      {children}
    </form>
  );
}
