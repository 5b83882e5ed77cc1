import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, NativeSelect, Select } from '@mantine/core';
import { useId } from 'react';
import { Editor } from '../record/editors.tsx';
import { groupsOf } from '../record/places.ts';
import { useRegister } from '../register-context.tsx';
import classes from './ChangeRows.module.css';
import { type FieldChange, openFields, type Way, ways, waysOf } from './field-changes.ts';

type ChangeRowsProps = {
  readonly changes: readonly FieldChange[];
  readonly onChange: (changes: readonly FieldChange[]) => void;
};

/** The fields that are to change, each with what is done to it, and a way to name one more. */
export function ChangeRows({ changes, onChange }: ChangeRowsProps) {
  return (
    <div className={classes.rows}>
      {changes.map((change) => (
        <ChangeRow
          key={change.field}
          change={change}
          onChange={(next) => onChange(changes.map((each) => (each.field === change.field ? next : each)))}
          onRemove={() => onChange(changes.filter(({ field }) => field !== change.field))}
        />
      ))}
      <AddField changes={changes} onAdd={(field) => onChange([...changes, { field, way: 'set', value: null }])} />
    </div>
  );
}

type AddFieldProps = { readonly changes: readonly FieldChange[]; readonly onAdd: (field: string) => void };

function AddField({ changes, onAdd }: AddFieldProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const open = openFields(register, changes);
  const data = groupsOf(register, 'written').map(({ group, names }) => ({
    group: texts.group(group),
    items: names.filter((name) => open.includes(name)).map((name) => ({ value: name, label: texts.label(name) })),
  }));
  return (
    <Select
      key={changes.length}
      data-autofocus={changes.length === 0 || undefined}
      label={changes.length === 0 ? t`Field to change` : t`One more field`}
      placeholder={t`Choose a field`}
      searchable
      data={data.filter(({ items }) => items.length > 0)}
      value={null}
      nothingFoundMessage={t`No field of this name`}
      maxDropdownHeight={280}
      onChange={(name) => name !== null && onAdd(name)}
    />
  );
}

type ChangeRowProps = {
  readonly change: FieldChange;
  readonly onChange: (change: FieldChange) => void;
  readonly onRemove: () => void;
};

function ChangeRow({ change, onChange, onRemove }: ChangeRowProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const id = useId();
  const { field: name, way, value } = change;
  const field = register.fields[name];
  const label = texts.label(name);
  const offered = waysOf(register, name);
  const words: Readonly<Record<Way, string>> = {
    set: t`Set to`,
    add: t`Add`,
    remove: t`Take out`,
    empty: t`Empty`,
  };
  return (
    <fieldset className={classes.row}>
      <legend className={classes.name}>{label}</legend>
      <NativeSelect
        aria-label={t`What happens to ${label}`}
        className={classes.way}
        data={offered.map((each) => ({ value: each, label: words[each] }))}
        value={way}
        onChange={({ currentTarget }) =>
          onChange({ ...change, way: ways.find((each) => each === currentTarget.value) ?? 'set' })
        }
      />
      <div className={classes.editor}>
        {way === 'empty' || !field ? (
          <p className={classes.empty}>
            <Trans>Nothing will be recorded here.</Trans>
          </p>
        ) : (
          <Editor
            field={{ ...field, required: true }}
            place={name}
            id={id}
            label={undefined}
            name={label}
            help=""
            value={value}
            recorded={undefined}
            error={undefined}
            onChange={(next) => onChange({ ...change, value: next })}
          />
        )}
      </div>
      <CloseButton aria-label={t`Leave ${label} as it is`} onClick={onRemove} />
    </fieldset>
  );
}
