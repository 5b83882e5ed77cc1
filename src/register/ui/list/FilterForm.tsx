import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../../../kit/DayInput.tsx';
import { WrittenInput, type WrittenInputProps } from '../../../kit/WrittenInput.tsx';
import { type Field, linkOf } from '../../contract/field.ts';
import { fieldAtPath } from '../../contract/paths.ts';
import { ChoiceList } from '../ChoiceList.tsx';
import { LinkPicker } from '../LinkPicker.tsx';
import { linesOf } from '../lines.ts';
import { useRegister } from '../register-context.tsx';
import { FormActions } from './FormActions.tsx';
import { type FilterDraft, filterOf } from './filter-draft.ts';
import { type Asked, askable, choicesOf, type Filter } from './filters.ts';

type FilterFormProps = {
  readonly draft: FilterDraft;
  readonly onApply: (filter: Filter) => void;
  readonly onCancel: () => void;
};

/** Asks what a filter is to ask of its field; nothing narrows the list before it is applied. */
export function FilterForm({ draft: first, onApply, onCancel }: FilterFormProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<FilterDraft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = () => {
    const filter = filterOf(draft);
    setTried(true);
    if (filter) onApply(filter);
  };
  const error = isTried && !filterOf(draft) ? t`Say what to look for.` : undefined;
  const field = fieldAtPath(register.fields, draft.field);
  return (
    <FormActions onSubmit={submit} onCancel={onCancel}>
      {field ? (
        <FieldFilter field={field} draft={draft} set={set} error={error} />
      ) : (
        <ExtraFilter draft={draft} set={set} error={error} />
      )}
    </FormActions>
  );
}

type PartProps = {
  readonly draft: FilterDraft;
  readonly set: (change: Partial<FilterDraft>) => void;
  readonly error: string | undefined;
};

function FieldFilter({ field, draft, set, error }: PartProps & { readonly field: Field }) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const kinds = askable[field.kind];
  const name = texts.label(draft.field);
  const words: Readonly<Record<Asked['kind'], string>> = {
    contains: t`contains`,
    is: choicesOf(field) ? t`is any of` : t`is exactly`,
    between: t`is between`,
    recorded: t`is recorded`,
    missing: t`is not recorded`,
  };
  const parts: Readonly<Record<Asked['kind'], ReactNode>> = {
    contains: <ContainsPart draft={draft} set={set} error={error} />,
    is: <IsPart field={field} draft={draft} set={set} error={error} />,
    between: <BetweenPart field={field} draft={draft} set={set} error={error} />,
    recorded: null,
    missing: null,
  };
  return (
    <>
      <NativeSelect
        label={name}
        value={draft.kind}
        data={kinds.map((kind) => ({ value: kind, label: words[kind] }))}
        onChange={({ currentTarget }) =>
          set({ kind: kinds.find((kind) => kind === currentTarget.value) ?? draft.kind })
        }
      />
      {parts[draft.kind]}
    </>
  );
}

function ContainsPart({ draft, set, error }: PartProps) {
  const { t } = useLingui();
  return (
    <TextInput
      data-autofocus
      label={t`Text to look for`}
      value={draft.text}
      error={error}
      onChange={({ currentTarget }) => set({ text: currentTarget.value })}
    />
  );
}

function IsPart({ field, draft, set, error }: PartProps & { readonly field: Field }) {
  const { t } = useLingui();
  const choices = choicesOf(field);
  const to = linkOf(field);
  if (to)
    return (
      <LinkPicker
        to={to}
        label={t`Records, any of them`}
        values={draft.values}
        error={error}
        isMany
        onChange={(values) => set({ values })}
      />
    );
  if (!choices) return <ValuesPart label={t`Values, one a line`} draft={draft} set={set} error={error} />;
  return (
    <ChoiceList
      field={field}
      name={draft.field}
      choices={choices}
      chosen={draft.values}
      error={error}
      onChange={(values) => set({ values })}
    />
  );
}

function ValuesPart({ draft, set, error, label }: PartProps & { readonly label: string }) {
  const [text, setText] = useState(draft.values.join('\n'));
  return (
    <Textarea
      data-autofocus
      label={label}
      minRows={1}
      maxRows={8}
      value={text}
      error={error}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        set({ values: linesOf(currentTarget.value) });
      }}
    />
  );
}

function BetweenPart({ field, draft, set, error }: PartProps & { readonly field: Field }) {
  const { t } = useLingui();
  return (
    <>
      <Bound
        data-autofocus
        field={field}
        label={t`From`}
        value={dayIn(field, draft.from)}
        error={error}
        onChange={(value) => set({ from: boundOf(field, value, 'T00:00:00.000Z') })}
      />
      <Bound
        field={field}
        label={t`Until`}
        value={dayIn(field, draft.until)}
        onChange={(value) => set({ until: boundOf(field, value, 'T23:59:59.999Z') })}
      />
    </>
  );
}

type BoundProps = Omit<WrittenInputProps, 'kind' | 'max'> & { readonly field: Field };

function Bound({ field, ...rest }: BoundProps) {
  const { t } = useLingui();
  if (field.kind === 'date' || field.kind === 'dateTime') return <DayInput {...rest} />;
  if (field.kind === 'money') return <WrittenInput {...rest} kind="money" placeholder={t`1250.00 EUR`} />;
  return <WrittenInput {...rest} kind="number" placeholder={t`12.5`} />;
}

/** A stretch of moments is asked for by whole days, in UTC. */
const boundOf = (field: Field, text: string, time: string): string =>
  field.kind === 'dateTime' && text !== '' ? `${text}${time}` : text;

const dayIn = (field: Field, bound: string): string => (field.kind === 'dateTime' ? bound.slice(0, 10) : bound);

function ExtraFilter({ draft, set, error }: PartProps) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        data-autofocus
        label={t`Name of the extra field`}
        description={<Trans>As it stands on the record’s page, and in the file that it came from.</Trans>}
        value={draft.extra}
        error={error}
        onChange={({ currentTarget }) => set({ extra: currentTarget.value })}
      />
      <ValuesPart
        label={t`Values, one a line; none finds records without it`}
        draft={draft}
        set={set}
        error={undefined}
      />
    </>
  );
}
