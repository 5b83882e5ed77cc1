import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { fieldError } from '../../../kit/form-fields.ts';
import { LeaveGuard } from '../../../kit/LeaveGuard.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useGoInWorkspace, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import type { FieldValue } from '../../contract/field.ts';
import { useListCrumb } from '../list-crumb.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { ChangedNote } from './ChangedNote.tsx';
import { Conflict } from './Conflict.tsx';
import { type Changes, valueAt, withChange } from './changes.ts';
import { GroupCard } from './GroupCard.tsx';
import { MayNot } from './MayNot.tsx';
import { demandsIn } from './MoveNeeds.tsx';
import { groupsOf, labelAt } from './places.ts';
import { ReadRecord, type RecordRead } from './ReadRecord.tsx';
import classes from './RecordForm.module.css';
import { FormField, RecordForm, useFormFields } from './RecordForm.tsx';
import { useEdit } from './use-edit.ts';
import { WhyField } from './WhyField.tsx';

/** The whole form of one record. */
export const EditScreen = () => <ReadRecord>{(read) => <EditPage key={read.record.id} {...read} />}</ReadRecord>;

function EditPage({ record, abilities }: RecordRead) {
  const { t } = useLingui();
  const { register } = useRegister();
  const list = useListCrumb();
  const title = String(record.values[register.title]);
  const path = `${register.noun}/${record.id}`;
  return (
    <Page title={t`Edit ${title}`} crumbs={[list, { label: title, to: path }]}>
      {abilities['edit'] ? (
        <EditForm record={record} path={path} />
      ) : (
        <MayNot isArchived={record.archivedAt !== null} back={path} />
      )}
    </Page>
  );
}

type EditFormProps = { readonly record: RecordSeen; readonly path: string };

function EditForm({ record, path }: EditFormProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const { began, changes, setChanges, why, setWhy, isSaved, isPending, error, ...edit } = useEdit(record, noMore);
  const form = useFormFields();
  useArrivalAt(path, isSaved);
  const { reason } = demandsIn(register, began, changes);
  const count = Object.keys(changes).length;
  const { isConflict } = edit;
  const settle = (kept: Changes) => {
    edit.settle(kept);
    if (Object.keys(kept).length > 0) edit.saveOver(record, kept);
  };
  return (
    <RecordForm
      error={error}
      refused={t`Nothing was saved`}
      fields={form.fields}
      onSubmit={() => count > 0 && !isConflict && edit.save()}
    >
      <LeaveGuard isOn={count > 0 && !isPending && !isSaved} />
      {!isSaved && <ChangedNote record={record} isEdited />}
      {edit.merged.length > 0 && <Merged places={edit.merged} />}
      {isConflict && (
        <GroupCard title={t`Two changes at once`}>
          <div className={classes.fields}>
            <Conflict began={began} current={record} changes={changes} onSettle={settle} onCancel={() => settle({})} />
          </div>
        </GroupCard>
      )}
      <Groups record={began} changes={changes} form={form} error={error} onChange={setChanges} />
      <ThisChange form={form} why={why} onChange={setWhy} error={error} isRequired={reason === 'required'} />
      <div className={classes.foot}>
        <p className={classes.count} role="status">
          {count === 0 ? (
            <Trans>Nothing changed yet</Trans>
          ) : (
            <Plural value={count} one="# field changed" other="# fields changed" />
          )}
        </p>
        <WorkspaceButtonLink to={path} variant="default">
          <Trans>Cancel</Trans>
        </WorkspaceButtonLink>
        <Button type="submit" loading={isPending} disabled={count === 0 || isConflict}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </RecordForm>
  );
}

/** The way to the record is gone by an effect, once the guard against leaving is off. */
const noMore = (): undefined => undefined;

/** What others changed at other places stands in the form by now. */
function Merged({ places }: { readonly places: readonly string[] }) {
  const { texts } = useRegister();
  const listed = places.map((place) => labelAt(texts, place)).join(', ');
  return (
    <div className={classes.merged}>
      <Notice tone="info" role="status" title={<Trans>Taken over from others: {listed}</Trans>}>
        <Trans>You had not touched that. What you changed stays as you wrote it.</Trans>
      </Notice>
    </div>
  );
}

type ThisChangeProps = {
  readonly form: ReturnType<typeof useFormFields>;
  readonly why: string;
  readonly onChange: (why: string) => void;
  readonly error: Error | null;
  readonly isRequired: boolean;
};

/** Asks for the reason of the whole change. */
function ThisChange({ form, error, ...why }: ThisChangeProps) {
  const { t } = useLingui();
  return (
    <GroupCard title={t`This change`}>
      <div className={classes.fields}>
        <div className={classes.field}>
          <WhyField {...why} id={form.idOf('why')} error={fieldError(error, 'why', form.fields)} />
        </div>
      </div>
    </GroupCard>
  );
}

/** Goes to the record once it is saved: the guard against leaving is off by then. */
function useArrivalAt(path: string, isSaved: boolean): void {
  const go = useGoInWorkspace();
  useEffect(() => {
    if (isSaved) void go(path, { replace: true });
    // The way is gone once, whatever else changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `go` is another function at each render
  }, [isSaved]);
}

type GroupsProps = {
  readonly record: RecordSeen;
  readonly changes: Changes;
  readonly form: ReturnType<typeof useFormFields>;
  readonly error: Error | null;
  readonly onChange: (changes: Changes) => void;
};

function Groups({ record, changes, form, error, onChange }: GroupsProps) {
  const { register, texts } = useRegister();
  const set = (place: string, value: FieldValue) => onChange(withChange(changes, record, { place, value }));
  return groupsOf(register, 'written').map(({ group, names }) => (
    <GroupCard key={group} title={texts.group(group)}>
      <div className={classes.fields}>
        {names.map((name) => (
          <FormField
            key={name}
            name={name}
            form={form}
            error={error}
            value={name in changes ? (changes[name] ?? null) : valueAt(record, name)}
            recorded={valueAt(record, name)}
            onChange={set}
          />
        ))}
      </div>
    </GroupCard>
  ));
}
