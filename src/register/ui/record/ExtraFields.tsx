import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { NumberText } from '../../../kit/Progress.tsx';
import type { RecordSeen } from '../register-context.tsx';
import { AddExtraField } from './AddExtraField.tsx';
import { extraPlace } from './changes.ts';
import classes from './ExtraFields.module.css';
import { FieldRow } from './FieldRow.tsx';
import { GroupCard } from './GroupCard.tsx';

/** From this many on extra fields are searched rather than read. */
const manyFields = 8;

/** What a file brought beside the fields of the register, under its own names. */
export function ExtraFields({ record, mayEdit }: { readonly record: RecordSeen; readonly mayEdit: boolean }) {
  const { t } = useLingui();
  const [written, setWritten] = useState('');
  const [isAdding, setAdding] = useState(false);
  const names = Object.keys(record.extra);
  if (names.length === 0 && !mayEdit) return null;
  const wanted = written.trim().toLocaleLowerCase();
  const found = names.filter((name) => `${name}\n${record.extra[name] ?? ''}`.toLocaleLowerCase().includes(wanted));
  return (
    <GroupCard
      title={t`Extra fields`}
      aside={
        <Text c="dimmed" fz="sm">
          <NumberText value={names.length} />
        </Text>
      }
    >
      {names.length > manyFields && (
        <TextInput
          className={classes.search}
          size="xs"
          type="search"
          aria-label={t`Search the extra fields`}
          placeholder={t`Search the extra fields`}
          leftSection={<IconSearch size={14} stroke={1.8} />}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
      )}
      <NothingHere isEmpty={names.length === 0} isFound={found.length > 0} />
      <dl>
        {found.map((name) => (
          <FieldRow key={name} record={record} place={extraPlace(name)} mayEdit={mayEdit} isStacked />
        ))}
      </dl>
      {mayEdit && (
        <div className={classes.add}>
          {isAdding ? (
            <AddExtraField record={record} onDone={() => setAdding(false)} />
          ) : (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={15} />}
              onClick={() => setAdding(true)}
            >
              <Trans>Add an extra field</Trans>
            </Button>
          )}
        </div>
      )}
    </GroupCard>
  );
}

/** Why no extra field is shown: there is none, or none has what is searched for. */
function NothingHere({ isEmpty, isFound }: { readonly isEmpty: boolean; readonly isFound: boolean }) {
  if (isFound) return null;
  return (
    <p className={classes.none} role="status">
      {isEmpty ? (
        <Trans>None. Columns of a file that fit no field are kept here when it is imported.</Trans>
      ) : (
        <Trans>No extra field has this in its name or its text.</Trans>
      )}
    </p>
  );
}
