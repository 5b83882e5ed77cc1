import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { customGroup, customKinds } from '../../contract/custom.ts';
import { knownRegisters } from '../known-registers.ts';
import { useRegister } from '../register-context.tsx';
import classes from './Fields.module.css';
import { changeOf, definitionOf, draftOf, type FieldDraft, type OptionDraft } from './field-draft.ts';
import { useKindWords } from './kind-words.ts';
import type { CustomFieldSeen } from './use-register-here.ts';

type FieldDialogProps = {
  readonly field: CustomFieldSeen | undefined;
  /** What the form of a new field begins with, and what there is to say of that. */
  readonly begin?: FieldDraft;
  readonly note?: string;
  /** Hears of a field that was added; then nothing but the list of fields is read again. */
  readonly onSaved?: (field: CustomFieldSeen) => void;
  readonly onClose: () => void;
};

/** Adds a field to the register, or changes one that the workspace added. */
export function FieldDialog(props: FieldDialogProps) {
  const { t } = useLingui();
  const { field, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t`Change this field` : t`Add a field`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <FieldForm {...props} />
    </Modal>
  );
}

function FieldForm(props: FieldDialogProps) {
  const { t } = useLingui();
  const { field, begin, note, onClose } = props;
  const [draft, setDraft] = useState(() => begin ?? draftOf(field));
  const { save, error, isPending } = useSave(props);
  const id = useId();
  const fields = {
    label: { label: t`Name of the field`, id: `${id}-label` },
    options: { label: t`Options`, id: `${id}-options` },
    unit: { label: t`Unit (optional)`, id: `${id}-unit` },
    help: { label: t`Help (optional)`, id: `${id}-help` },
  };
  const set = (change: Partial<FieldDraft>) => setDraft({ ...draft, ...change });
  const isChoice = draft.kind === 'oneOf' || draft.kind === 'manyOf';
  return (
    <Form fields={fields} error={error} refused={t`The field was not saved`} onSubmit={() => save(draft)}>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <TextInput
        {...fields.label}
        data-autofocus
        autoComplete="off"
        maxLength={100}
        value={draft.label}
        onChange={({ currentTarget }) => set({ label: currentTarget.value })}
        error={fieldError(error, 'label', fields)}
      />
      <Kind draft={draft} isFixed={field !== undefined} onChange={set} />
      {draft.kind === 'number' && (
        <TextInput
          {...fields.unit}
          maxLength={30}
          value={draft.unit}
          onChange={({ currentTarget }) => set({ unit: currentTarget.value })}
          error={fieldError(error, 'unit', fields)}
        />
      )}
      {isChoice && <Options {...fields.options} options={draft.options} onChange={(options) => set({ options })} />}
      <Textarea
        {...fields.help}
        description={t`One sentence: what belongs in it. It stands under the field.`}
        maxLength={500}
        autosize
        minRows={2}
        value={draft.help}
        onChange={({ currentTarget }) => set({ help: currentTarget.value })}
        error={fieldError(error, 'help', fields)}
      />
      <Place group={draft.group} onChange={(group) => set({ group })} />
      <Checkbox
        checked={draft.required}
        onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
        label={t`It must be filled in`}
        description={t`In forms and over the API; imports may leave it empty.`}
      />
      <Ends isPending={isPending} onClose={onClose} />
    </Form>
  );
}

const Ends = ({ isPending, onClose }: { readonly isPending: boolean; readonly onClose: () => void }) => (
  <Group justify="flex-end" gap="xs">
    <Button variant="default" onClick={onClose}>
      <Trans>Cancel</Trans>
    </Button>
    <Button type="submit" loading={isPending}>
      <Trans>Save</Trans>
    </Button>
  </Group>
);

function useSave({ field, onSaved, onClose }: FieldDialogProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const define = useAct(contracts.defineField, onSaved ? { refreshes: [contracts.fields] } : {});
  const edit = useAct(contracts.editField);
  const done = {
    onSuccess: (answer: { readonly field: CustomFieldSeen }) => {
      announce(t`The field is saved`);
      onSaved?.(answer.field);
      onClose();
    },
  };
  const save = (draft: FieldDraft) =>
    field
      ? edit.mutate({ input: { workspace, field: field.id, version: field.version, ...changeOf(draft) } }, done)
      : define.mutate({ input: { workspace, ...definitionOf(draft) } }, done);
  return { save, error: define.error ?? edit.error, isPending: define.isPending || edit.isPending };
}

type KindProps = {
  readonly draft: FieldDraft;
  readonly isFixed: boolean;
  readonly onChange: (change: Partial<FieldDraft>) => void;
};

/** What the field holds; values are of a kind for good, so it is chosen once. */
function Kind({ draft, isFixed, onChange }: KindProps) {
  const { t } = useLingui();
  const words = useKindWords();
  const targets = knownRegisters().map(({ kind, label }) => ({ value: kind, label: label.many }));
  return (
    <>
      <Select
        label={t`What it holds`}
        description={isFixed ? t`The kind of a field stays as it was chosen.` : undefined}
        disabled={isFixed}
        allowDeselect={false}
        data={customKinds.map((kind) => ({ value: kind, label: words[kind] }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: customKinds.find((each) => each === kind) ?? draft.kind })}
      />
      {draft.kind === 'link' && (
        <Select
          label={t`Of which register`}
          disabled={isFixed}
          allowDeselect={false}
          data={targets}
          value={draft.target}
          onChange={(target) => onChange({ target: target ?? draft.target })}
        />
      )}
    </>
  );
}

function Place({ group, onChange }: { readonly group: string; readonly onChange: (group: string) => void }) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const names = [...Object.keys(register.groups).filter((name) => name !== customGroup), customGroup];
  return (
    <Select
      label={t`Where it stands`}
      allowDeselect={false}
      data={names.map((name) => ({ value: name, label: texts.group(name) }))}
      value={group}
      onChange={(chosen) => onChange(chosen ?? group)}
    />
  );
}

type OptionsProps = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
};

/** The choices of a field, in order. One that records may have is renamed and moved, and never taken away. */
function Options({ id, label, options, onChange }: OptionsProps) {
  const { t } = useLingui();
  const next = Math.max(-1, ...options.map(({ key }) => key)) + 1;
  const rename = (key: number, text: string) =>
    onChange(options.map((each) => (each.key === key ? { ...each, label: text } : each)));
  const up = (at: number, option: OptionDraft) => onChange(options.toSpliced(at, 1).toSpliced(at - 1, 0, option));
  return (
    <fieldset id={id} className={classes.options} tabIndex={-1}>
      <legend>{label}</legend>
      {options.map((option, at) => {
        const place = at + 1;
        return (
          <div key={option.key} className={classes.option}>
            <TextInput
              aria-label={t`Option ${place}`}
              maxLength={200}
              value={option.label}
              onChange={({ currentTarget }) => rename(option.key, currentTarget.value)}
            />
            <ActionIcon
              variant="default"
              size={36}
              disabled={at === 0}
              aria-label={t`Move option ${place} up`}
              onClick={() => up(at, option)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={36}
              disabled={option.value !== undefined}
              aria-label={t`Take option ${place} away`}
              onClick={() => onChange(options.toSpliced(at, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...options, { key: next, label: '' }])}
      >
        <Trans>Add an option</Trans>
      </Button>
    </fieldset>
  );
}
