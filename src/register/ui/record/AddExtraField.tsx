import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useId, useState } from 'react';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { LeaveGuard } from '../../../kit/LeaveGuard.tsx';
import type { RecordSeen } from '../register-context.tsx';
import { extraPlace } from './changes.ts';
import classes from './ExtraFields.module.css';
import { useSave } from './use-save.ts';

type AddExtraFieldProps = { readonly record: RecordSeen; readonly onDone: () => void };

/** Writes down something that the register has no field for. */
export function AddExtraField({ record, onDone }: AddExtraFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const { save, error, isPending } = useSave(onDone);
  const written = name.trim();
  const nameError =
    written === ''
      ? t`Give the field a name.`
      : written in record.extra
        ? t`The record has a field of this name.`
        : undefined;
  const valueError = value.trim() === '' ? t`Write down what is to stand in it.` : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameError || valueError) return;
    save({ began: record, changes: { [extraPlace(written)]: value.trim() }, why: '' });
  };
  const fields = { 'values.extra': { label: t`Extra field`, id: `${id}-name` } };
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={t`Add an extra field`}>
      <LeaveGuard isOn={written !== '' && !isPending} />
      <FormProblems error={error} fields={fields} />
      <TextInput
        id={`${id}-name`}
        label={t`Name`}
        autoFocus
        value={name}
        error={isTried && nameError}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Textarea
        id={`${id}-value`}
        label={t`Text`}
        minRows={2}
        maxRows={12}
        value={value}
        error={isTried && valueError}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="compact-md" loading={isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="default" size="compact-md" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
