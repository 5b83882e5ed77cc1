import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconHelpCircle, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { isPressed, shortcuts } from '../../../kit/shortcuts.ts';
import { isComputed } from '../../contract/field.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { valueAt } from './changes.ts';
import classes from './FieldRow.module.css';
import { useFieldWhy } from './FieldWhy.tsx';
import { InlineEdit } from './InlineEdit.tsx';
import { labelAt } from './places.ts';
import { ValueView } from './ValueView.tsx';

type FieldRowProps = {
  readonly record: RecordSeen;
  readonly place: string;
  readonly mayEdit: boolean;
  /** The name above the value instead of beside it: for long names. */
  readonly isStacked?: boolean;
};

/** One field of a record: its name, what is recorded, and, for who may, its editor on a click, Enter or E. */
export function FieldRow({ record, place, mayEdit, isStacked = false }: FieldRowProps) {
  const { register, texts } = useRegister();
  const [isEditing, setEditing] = useState(false);
  const button = useFocusReturn(isEditing);
  const label = labelAt(texts, place);
  const canOpen = mayEdit && !isEditing && !isComputed(register.fields[place]);
  const openByKey = (event: KeyboardEvent) => {
    if (!canOpen || !isPressed(event, shortcuts.editField)) return;
    event.preventDefault();
    setEditing(true);
  };
  return (
    <div className={classes.row} data-stacked={isStacked} data-open={isEditing} onKeyDown={openByKey}>
      <FieldName place={place} label={label} help={texts.help(place)} />
      <dd className={classes.value}>
        {isEditing ? (
          <InlineEdit record={record} place={place} onDone={() => setEditing(false)} />
        ) : (
          <div
            className={classes.shown}
            data-editable={canOpen}
            onClick={(event) => canOpen && isPlainClick(event) && setEditing(true)}
          >
            <div className={classes.text}>
              <ValueView place={place} value={valueAt(record, place)} />
            </div>
            {canOpen && <EditButton label={label} buttonRef={button} onOpen={() => setEditing(true)} />}
          </div>
        )}
      </dd>
    </div>
  );
}

/** A click that is not on a link or button, and does not end the selecting of a text. */
const isPlainClick = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('a, button') === null && document.getSelection()?.isCollapsed !== false;

/** Gives the focus back to the button when the editor is closed. */
function useFocusReturn(isEditing: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  return button;
}

type EditButtonProps = {
  readonly label: string;
  readonly buttonRef: ReturnType<typeof useFocusReturn>;
  readonly onOpen: () => void;
};

function EditButton({ label, buttonRef, onOpen }: EditButtonProps) {
  const { t } = useLingui();
  return (
    <ActionIcon
      ref={buttonRef}
      className={classes.edit}
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={t`Edit ${label}`}
      aria-keyshortcuts={shortcuts.editField.key}
      onClick={onOpen}
    >
      <IconPencil size={16} stroke={1.7} />
    </ActionIcon>
  );
}

type FieldNameProps = { readonly place: string; readonly label: string; readonly help: string };

/** A field's name; what belongs in it, and what it rests on, is told on demand. */
function FieldName({ place, label, help }: FieldNameProps) {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const why = useFieldWhy(place, { label, className: classes.about });
  return (
    <dt className={classes.name}>
      <span>{label}</span>
      {help !== '' && (
        <button
          type="button"
          className={classes.about}
          aria-label={t`What belongs in ${label}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <IconHelpCircle size={15} stroke={1.7} aria-hidden />
        </button>
      )}
      {why.mark}
      {isOpen && (
        <p id={id} className={classes.help}>
          {help}
        </p>
      )}
      {why.sources}
    </dt>
  );
}
