import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { extraNameOf } from '../record/changes.ts';
import { WhyField } from '../record/WhyField.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import type { MadeImport } from './made-imports.ts';
import classes from './UndoImport.module.css';

type Undone = Output<RegisterContracts['checkUndoImport']>;
type Left = Undone['leftRecords'][number];

type UndoCellProps = { readonly made: MadeImport; readonly mayUndo: boolean };

/** Whether an import was undone, and, for who may, the way to undo it. */
export function UndoCell({ made, mayUndo }: UndoCellProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { filename, undoneAt, undoneBy } = made;
  if (undoneAt !== null)
    return (
      <span className={classes.undone}>
        <Trans>
          Undone on <DateText at={undoneAt} /> by {undoneBy}
        </Trans>
      </span>
    );
  if (!mayUndo) return '–';
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} stroke={1.8} />}
        aria-label={t`Undo the import of ${filename}`}
        onClick={() => setOpen(true)}
      >
        <Trans>Undo …</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t`Undo the import of ${filename}`}
        size="lg"
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <UndoForm made={made} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

/** What the undoing would do, tried out when the form is opened, and the button that does it. */
function UndoForm({ made, onDone }: { readonly made: MadeImport; readonly onDone: () => void }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [why, setWhy] = useState('');
  const input = { workspace, import: made.id };
  const check = useRead(contracts.checkUndoImport, input, { staleMs: 0 });
  const { mutate, error, isPending } = useAct(contracts.undoImport);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    const onSuccess = () => {
      announce(t`The import was undone`);
      onDone();
    };
    mutate({ input: { ...input, ...reason } }, { onSuccess });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormProblems error={error} fields={{}} title={t`The import was not undone`} />
        <ReadState read={check}>{(undone) => <Preview undone={undone} />}</ReadState>
        <WhyField why={why} onChange={setWhy} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending} disabled={check.data === undefined}>
            <Trans>Undo the import</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Preview({ undone }: { readonly undone: Undone }) {
  const { archived, restored, fields, already } = undone;
  return (
    <>
      <ul className={classes.figures}>
        <li>
          <Plural
            value={archived}
            one="# record that it created is archived"
            other="# records that it created are archived"
          />
        </li>
        <li>
          <Plural value={restored} one="# record is set back" other="# records are set back" />{' '}
          <Text span c="dimmed">
            <Plural value={fields} one="(# value)" other="(# values)" />
          </Text>
        </li>
        {already > 0 && (
          <li>
            <Plural
              value={already}
              one="# record stands already as before the import"
              other="# records stand already as before the import"
            />
          </li>
        )}
      </ul>
      {undone.left > 0 && <LeftNotice undone={undone} />}
    </>
  );
}

function LeftNotice({ undone: { left, leftRecords } }: { readonly undone: Undone }) {
  return (
    <Notice
      tone="caution"
      title={
        <Plural
          value={left}
          one="# record is left, as a whole or in part"
          other="# records are left, as a whole or in part"
        />
      }
    >
      <ul className={classes.left}>
        {leftRecords.map((each) => (
          <li key={`${each.record} ${each.reason}`}>
            <WorkspaceLink to={`${each.noun}/${each.record}`} inherit c="inherit" underline="always">
              {each.title}
            </WorkspaceLink>
            : <LeftText left={each} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function LeftText({ left: { kind, fields, reason } }: { readonly left: Left }) {
  const { register, texts } = useRegister();
  const { list } = useWriting();
  // A record of another register was made with its title alone, so that hardly another field is named here.
  const names = list(
    fields.map((field) => extraNameOf(field) ?? (kind === register.kind ? texts.label(field) : field)),
  );
  switch (reason) {
    case 'changed_since':
      return <Trans>{names} was changed since</Trans>;
    case 'archived_since':
      return <Trans>archived since; restore it first to set back {names}</Trans>;
    case 'linked_since':
      return <Trans>other records link to it by now</Trans>;
    case 'erased':
      return <Trans>{names} named a person who was erased</Trans>;
  }
}
