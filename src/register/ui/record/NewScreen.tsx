import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { textOf } from '../../../kit/address.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { LeaveGuard } from '../../../kit/LeaveGuard.tsx';
import { Page } from '../../../kit/Page.tsx';
import { problemsOf } from '../../../kit/problem-error.ts';
import { useGoInWorkspace, useSearchValues, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { isCustom } from '../../contract/custom.ts';
import { type FieldValue, isComputed } from '../../contract/field.ts';
import { useListCrumb } from '../list-crumb.ts';
import { AlreadyThere } from '../merge/AlreadyThere.tsx';
import { useRegister } from '../register-context.tsx';
import type { Templates } from '../templates/known-templates.ts';
import { TemplateChoice } from '../templates/TemplateChoice.tsx';
import { TitlesProvider } from '../titles-context.tsx';
import { isSameValue } from '../values.ts';
import { type Changes, newValues } from './changes.ts';
import { GroupCard } from './GroupCard.tsx';
import { MayNot } from './MayNot.tsx';
import { groupsOf } from './places.ts';
import classes from './RecordForm.module.css';
import { FormField, RecordForm, useFormFields } from './RecordForm.tsx';
import { noteSaved } from './saved-note.ts';

/** A new record: the title and what lists show first, everything else folded away until it is wanted. */
export function NewScreen() {
  const { t } = useLingui();
  const { contracts, register, texts } = useRegister();
  const { one } = texts;
  const list = useRead(contracts.list, { workspace: useWorkspaceId(), page: 1, size: 1, columns: [register.title] });
  return (
    <Page title={t`New ${one}`} crumbs={[useListCrumb()]}>
      <ReadState read={list}>
        {({ abilities }) =>
          abilities['create'] ? <NewFromDefaults /> : <MayNot isArchived={false} back={register.noun} />
        }
      </ReadState>
    </Page>
  );
}

/** The form with what a new record begins with already in it. */
function NewFromDefaults() {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const begun = useRead(contracts.defaults, { workspace });
  const templates = useRead(contracts.templates, { workspace });
  return (
    <ReadState read={begun}>
      {({ values, titles }) => (
        <ReadState read={templates}>
          {(known) => (
            <TitlesProvider titles={{ ...known.titles, ...titles }}>
              <NewForm defaults={values} known={known} />
            </TitlesProvider>
          )}
        </ReadState>
      )}
    </ReadState>
  );
}

function NewForm({ defaults, known }: { readonly defaults: Changes; readonly known: Templates }) {
  const { t } = useLingui();
  const { register, contracts, texts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const first = useFirstTemplate(known);
  const [changes, setChanges] = useState<Changes>(() => ({ ...firstValues(register), ...defaults, ...first?.values }));
  const [madeId, setMadeId] = useState<string>();
  const { mutate, error, isPending } = useAct(contracts.create);
  const form = useFormFields();
  useArrivalAt(madeId === undefined ? undefined : `${register.noun}/${madeId}`);
  const { one } = texts;
  const submit = () =>
    mutate(
      { input: { workspace, values: newValues(register, changes, defaults) } },
      {
        onSuccess: ({ record, entry }) => {
          noteSaved({ record: record.id, version: record.version, entry, undo: undefined });
          announce(t`${one} added`);
          setMadeId(record.id);
        },
      },
    );
  const isWritten = Object.keys(changes).some(
    (name) => name !== register.states?.field && !isSameValue(changes[name] ?? null, defaults[name] ?? null),
  );
  const fields = { form, error, changes, onChange: setChanges };
  return (
    <>
      <TemplateChoice
        known={known}
        first={first?.id}
        onChoose={({ values }) => setChanges({ ...changes, ...values })}
      />
      <RecordForm error={error} refused={t`Nothing was added`} fields={form.fields} onSubmit={submit}>
        <LeaveGuard isOn={isWritten && !isPending && madeId === undefined} />
        <GroupCard title={t`To begin with`}>
          <Fields {...fields} names={firstNames(register)} />
        </GroupCard>
        <MoreFields {...fields} />
        <div className={classes.foot}>
          <p className={classes.count}>
            <Trans>Everything else can be added later.</Trans>
          </p>
          <WorkspaceButtonLink to={register.noun} variant="default">
            <Trans>Cancel</Trans>
          </WorkspaceButtonLink>
          <Button type="submit" loading={isPending}>
            <Trans>Add {one}</Trans>
          </Button>
        </div>
      </RecordForm>
    </>
  );
}

/** The template that the address names. */
function useFirstTemplate({ templates }: Templates) {
  const asked = textOf(useSearchValues()['template']);
  return templates.find(({ id }) => id === asked);
}

/** What a list shows first and somebody writes, and what the workspace itself demands. */
const firstNames = ({ listed, fields }: ReturnType<typeof useRegister>['register']): readonly string[] => [
  ...listed.filter((name) => !isComputed(fields[name])),
  ...Object.keys(fields).filter((name) => isCustom(name) && fields[name]?.required),
];

/** A record begins in the first of its states. */
const firstValues = ({ states }: ReturnType<typeof useRegister>['register']): Changes =>
  states ? { [states.field]: states.first } : {};

/** Goes to the new record; the guard against leaving is off by then. */
function useArrivalAt(path: string | undefined): void {
  const go = useGoInWorkspace();
  useEffect(() => {
    if (path !== undefined) void go(path, { replace: true });
    // The way is gone once, whatever else changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `go` is another function at each render
  }, [path]);
}

type PartProps = {
  readonly form: ReturnType<typeof useFormFields>;
  readonly error: Error | null;
  readonly changes: Changes;
  readonly onChange: (changes: Changes) => void;
};

function Fields({ names, form, error, changes, onChange }: PartProps & { readonly names: readonly string[] }) {
  const { register } = useRegister();
  const set = (name: string, value: FieldValue) => onChange({ ...changes, [name]: value });
  return (
    <div className={classes.fields}>
      {names.map((name) => (
        <div key={name}>
          <FormField
            name={name}
            form={form}
            error={error}
            value={changes[name] ?? null}
            recorded={undefined}
            onChange={set}
          />
          {name === register.title && <AlreadyThere title={changes[name] ?? null} />}
        </div>
      ))}
    </div>
  );
}

/** The fields that lists do not show, by group; unfolded when one of them needs a correction. */
function MoreFields(props: PartProps) {
  const { register, texts } = useRegister();
  const groups = groupsOf(register, 'written')
    .map(({ group, names }) => ({ group, names: names.filter((name) => !firstNames(register).includes(name)) }))
    .filter(({ names }) => names.length > 0);
  const isWrong = (name: string) => problemsOf(props.error).some(({ path }) => path[1] === name);
  return groups.map(({ group, names }) => (
    <details key={group} className={classes.more} open={names.some(isWrong) || undefined}>
      <summary>{texts.group(group)}</summary>
      <GroupCard title={texts.group(group)}>
        <Fields {...props} names={names} />
      </GroupCard>
    </details>
  ));
}
