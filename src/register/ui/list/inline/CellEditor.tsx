import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { fieldError } from '../../../../kit/form-fields.ts';
import { problemsOf } from '../../../../kit/problem-error.ts';
import { WorkspaceLink } from '../../../../kit/routing.tsx';
import { SentenceText } from '../../../../kit/SentenceText.tsx';
import type { FieldValue } from '../../../contract/field.ts';
import { reasonOf } from '../../../contract/moves.ts';
import { ShortValue } from '../../bulk/ShortValue.tsx';
import { Editor } from '../../record/editors.tsx';
import { WhyField } from '../../record/WhyField.tsx';
import { type RowSeen, useRegister } from '../../register-context.tsx';
import { fieldValueOf, isSameValue } from '../../values.ts';
import { cellAt } from '../grid-keys.ts';
import classes from './CellEditor.module.css';
import type { Spot } from './rectangle.ts';
import { useCellSave } from './use-cell-save.ts';
import type { Edited } from './use-table-work.ts';

type CellEditorProps = {
  readonly edited: Edited;
  /** The record as the list has it now, which may be newer than when the editing began. */
  readonly row: RowSeen;
  readonly table: RefObject<HTMLTableElement | null>;
  /** Closes the editor; the focus goes to the place that is named, else back to the cell. */
  readonly onClose: (to?: Spot) => void;
};

/** Edits one cell where it stands: Enter saves and goes down, Tab saves and goes on, Escape leaves all as it was. */
export function CellEditor({ edited: { row: began, name, spot }, row, table, onClose }: CellEditorProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const id = useId();
  const held = fieldValueOf(began.values[name]);
  const [value, setValue] = useState<FieldValue>(held);
  const [why, setWhy] = useState('');
  const reason = register.states?.field === name ? reasonOf(register, held, value) : undefined;
  const { save, error, isPending, isQuicker } = useCellSave();
  const field = register.fields[name];
  const label = texts.label(name);
  const title = String(began.values[register.title]);
  const fields = { [`values.${name}`]: { label, id } };
  const finish = (to?: Spot) => {
    if (isPending) return;
    if (isSameValue(value, held)) onClose(to);
    else save({ row, name, value, why }, () => onClose(to));
  };
  const isElsewhere = isQuicker && row.version > began.version && isSameValue(fieldValueOf(row.values[name]), held);
  useSaveAgain(isElsewhere && !isPending, row.version, () => save({ row, name, value, why }, () => onClose()));
  const form = usePlace(table, spot);
  useFinishOutside(form, () => finish());
  if (!field) return null;
  return (
    <form
      ref={form}
      className={classes.editor}
      role="dialog"
      aria-label={t`Edit ${label} of ${title}`}
      aria-busy={isPending}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => hearKeys(event, { spot, finish, cancel: () => onClose() })}
    >
      <Editor
        field={field}
        place={name}
        id={id}
        label={undefined}
        name={label}
        help=""
        value={value}
        recorded={fieldValueOf(row.values[name])}
        error={fieldError(error, `values.${name}`, fields)}
        onChange={setValue}
      />
      {reason && (
        <WhyField
          why={why}
          onChange={setWhy}
          isRequired={reason === 'required'}
          error={fieldError(error, 'why', { why: { label: '', id } })}
        />
      )}
      <Refused error={error} isQuicker={isQuicker && !isElsewhere} name={name} row={row} />
      <Hint isLong={field.kind === 'longText' || field.kind === 'urls'} />
    </form>
  );
}

/** Saves again where others had changed other fields of the record than this one: once for each version that they made. */
function useSaveAgain(isDue: boolean, version: number, save: () => void): void {
  const tried = useRef(0);
  useEffect(() => {
    if (!isDue || tried.current === version) return;
    tried.current = version;
    save();
  });
}
const Hint = ({ isLong }: { readonly isLong: boolean }) => (
  <p className={classes.hint}>
    {isLong ? <Trans>Ctrl+Enter saves, Escape gives up</Trans> : <Trans>Enter saves, Escape gives up</Trans>}
  </p>
);

type RefusedProps = {
  readonly error: Error | null;
  readonly isQuicker: boolean;
  readonly name: string;
  readonly row: RowSeen;
};

/** Why a cell was not saved, where that is not about its value alone. */
const Refused = ({ error, isQuicker, name, row }: RefusedProps) => {
  const { register } = useRegister();
  return (
    <>
      {error && problemsOf(error).some(({ path }) => path[1] !== name && path[0] !== 'why') && (
        <p className={classes.refused} role="alert">
          <SentenceText text={error.message} />{' '}
          <WorkspaceLink to={`${register.noun}/${row.id}`}>
            <Trans>Open the record</Trans>
          </WorkspaceLink>
        </p>
      )}
      {error && problemsOf(error).length === 0 && (
        <p className={classes.refused} role="alert">
          <SentenceText text={error.message} />
        </p>
      )}
      {isQuicker && (
        <p className={classes.refused} role="alert">
          <Trans>
            Somebody else changed this record meanwhile. Here it says now:{' '}
            <ShortValue place={name} value={fieldValueOf(row.values[name])} />. Save again to put yours in its place.
          </Trans>
        </p>
      )}
    </>
  );
};

type Acts = {
  readonly spot: Spot;
  readonly finish: (to: Spot) => void;
  readonly cancel: () => void;
};

function hearKeys(event: KeyboardEvent, { spot: { row, column }, finish, cancel }: Acts): void {
  const { key, target } = event;
  const isOpenList = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
  const isText = target instanceof HTMLTextAreaElement;
  const act = {
    Escape: cancel,
    Tab: () => finish({ row, column: column + (event.shiftKey ? -1 : 1) }),
    Enter: () => finish({ row: row + 1, column }),
  }[key];
  if (!act || (key === 'Enter' && (isOpenList || (isText && !event.ctrlKey && !event.metaKey)))) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

const room = 260;

/** Lays the editor over its cell, upwards where there is no room below, and puts the focus into it. */
function usePlace(table: RefObject<HTMLTableElement | null>, { row, column }: Spot) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const cell = cellAt(table.current, { row, column });
      if (cell && form.current) layOver(form.current, cell.getBoundingClientRect());
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [table, row, column]);
  useEffect(() => {
    const controls = [...(form.current?.querySelectorAll<HTMLInputElement>('input, textarea, select') ?? [])];
    const control = controls.find(({ checked }) => checked) ?? controls[0];
    control?.focus();
    if (control?.type === 'text') control.select();
  }, []);
  return form;
}

function layOver({ style }: HTMLElement, cell: DOMRect): void {
  const isUp = window.innerHeight - cell.top < room && cell.bottom > room;
  const left = Math.max(8, Math.min(cell.left, window.innerWidth - Math.max(cell.width, 288) - 8));
  style.left = `${left}px`;
  style.minWidth = `${cell.width}px`;
  style.top = isUp ? 'auto' : `${cell.top}px`;
  style.bottom = isUp ? `${window.innerHeight - cell.bottom}px` : 'auto';
  style.maxHeight = `${(isUp ? cell.bottom : window.innerHeight - cell.top) - 8}px`;
}

/** A press anywhere else saves what was written, as leaving a cell does. */
function useFinishOutside(form: RefObject<HTMLElement | null>, finish: () => void): void {
  const latest = useRef(finish);
  useEffect(() => {
    latest.current = finish;
  });
  useEffect(() => {
    const hear = ({ target }: PointerEvent) => {
      if (target instanceof Node && !form.current?.contains(target)) latest.current();
    };
    document.addEventListener('pointerdown', hear);
    return () => document.removeEventListener('pointerdown', hear);
  }, [form]);
}
