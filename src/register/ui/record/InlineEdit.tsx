import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef } from 'react';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { type FormFields, fieldError } from '../../../kit/form-fields.ts';
import { LeaveGuard } from '../../../kit/LeaveGuard.tsx';
import { problemsOf } from '../../../kit/problem-error.ts';
import { isPressed, shortcuts } from '../../../kit/shortcuts.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import type { RegisterTexts } from '../texts.ts';
import { Conflict } from './Conflict.tsx';
import { type Changes, valueAt, withChange } from './changes.ts';
import { Editor } from './editors.tsx';
import classes from './InlineEdit.module.css';
import { demandsIn, MoveNeeds } from './MoveNeeds.tsx';
import { fieldAt, labelAt } from './places.ts';
import { useEdit } from './use-edit.ts';
import { FoldedWhyField } from './WhyField.tsx';

type InlineEditProps = {
  readonly record: RecordSeen;
  readonly place: string;
  readonly onDone: () => void;
};

/** Edits one field where it stands. Enter saves (in long texts with Ctrl), Escape leaves all as it was. */
export function InlineEdit({ record, place, onDone }: InlineEditProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const id = useId();
  const { began, changes, setChanges, why, setWhy, isConflict, isPending, error, ...edit } = useEdit(record, onDone);
  const form = useFocusInside();
  const label = labelAt(texts, place);
  const demands = demandsIn(register, began, changes);
  const fields = formFields(texts, { id, places: [place, ...demands.fields] });
  const submit = () => (Object.keys(changes).length === 0 ? onDone() : edit.save());
  const value = place in changes ? (changes[place] ?? null) : valueAt(began, place);
  const settle = (kept: Changes) => {
    edit.settle(kept);
    if (Object.keys(kept).length === 0) onDone();
    else edit.saveOver(record, kept);
  };
  if (isConflict)
    return <Conflict began={began} current={record} changes={changes} onSettle={settle} onCancel={onDone} />;
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={t`Edit ${label}`}
      noValidate
      onSubmit={(event: SubmitEvent) => submitted(event, submit)}
      onKeyDown={(event) => hearKeys(event, { submit, cancel: onDone })}
    >
      <LeaveGuard isOn={Object.keys(changes).length > 0 && !isPending} />
      {error && problemsOf(error).length === 0 && <FormProblems error={error} fields={fields} />}
      <Editor
        field={fieldAt(register, place)}
        place={place}
        id={id}
        label={undefined}
        name={label}
        help={texts.help(place)}
        value={value}
        recorded={valueAt(record, place)}
        error={fieldError(error, `values.${place}`, fields)}
        onChange={(next) => setChanges(withChange(changes, began, { place, value: next }))}
      />
      <MoveNeeds
        record={began}
        changes={changes}
        onChange={(name, next) => setChanges(withChange(changes, began, { place: name, value: next }))}
        why={why}
        onWhy={setWhy}
        error={error}
        fields={fields}
      />
      <Foot why={why} onWhy={setWhy} asksWhy={demands.reason !== undefined} isPending={isPending} onCancel={onDone} />
    </form>
  );
}

/** The form's fields for its problems: the one that is edited, those that a new state needs, and the reason. */
const formFields = (
  texts: RegisterTexts,
  { id, places }: { readonly id: string; readonly places: readonly string[] },
) => {
  const named = places.map((name, at): [string, FormFields[string]] => [
    `values.${name}`,
    { label: labelAt(texts, name), id: at === 0 ? id : `${id}-${name}` },
  ]);
  const fields: FormFields = { ...Object.fromEntries(named), why: { label: '', id: `${id}-why` } };
  return fields;
};

type FootProps = {
  readonly why: string;
  readonly onWhy: (why: string) => void;
  /** Whether the reason is asked for above already. */
  readonly asksWhy: boolean;
  readonly isPending: boolean;
  readonly onCancel: () => void;
};

const Foot = ({ why, onWhy, asksWhy, isPending, onCancel }: FootProps) => (
  <div className={classes.foot}>
    <Button type="submit" size="compact-md" loading={isPending}>
      <Trans>Save</Trans>
    </Button>
    <Button variant="default" size="compact-md" onClick={onCancel}>
      <Trans>Cancel</Trans>
    </Button>
    {!asksWhy && <FoldedWhyField why={why} onChange={onWhy} />}
  </div>
);

function submitted(event: SubmitEvent, submit: () => void): void {
  event.preventDefault();
  submit();
}

type Acts = { readonly submit: () => void; readonly cancel: () => void };

function hearKeys(event: KeyboardEvent, { submit, cancel }: Acts): void {
  if (isPressed(event, shortcuts.cancelEdit)) {
    event.stopPropagation();
    cancel();
  }
  if (isPressed(event, shortcuts.saveText)) {
    event.preventDefault();
    submit();
  }
}

/** Puts the focus into the first control that can take it, at its end where it is a text. */
function useFocusInside() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const controls = form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    const control =
      [...(controls ?? [])].find((each) => each instanceof HTMLInputElement && each.checked) ?? controls?.[0];
    control?.focus();
    if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
    else if (control?.type === 'text') control.select();
  }, []);
  return form;
}
