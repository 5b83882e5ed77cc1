import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { noteSaved } from './saved-note.ts';
import { WhyField } from './WhyField.tsx';

type ArchiveButtonProps = { readonly record: RecordSeen };

/** Takes a record out of the lists, or brings it back; asks why, since that can be undone but not guessed. */
export function ArchiveButton({ record }: ArchiveButtonProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const isArchived = record.archivedAt !== null;
  return (
    <>
      <Button
        variant="default"
        leftSection={isArchived ? <IconArchiveOff size={16} stroke={1.8} /> : <IconArchive size={16} stroke={1.8} />}
        onClick={() => setOpen(true)}
      >
        {isArchived ? <Trans>Restore</Trans> : <Trans>Archive</Trans>}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={isArchived ? t`Restore this record` : t`Archive this record`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <ArchiveForm record={record} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ArchiveForm({ record, onDone }: ArchiveButtonProps & { readonly onDone: () => void }) {
  const { t } = useLingui();
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [why, setWhy] = useState('');
  const isArchived = record.archivedAt !== null;
  const { mutate, error, isPending } = useAct(isArchived ? contracts.restore : contracts.archive);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    mutate(
      { input: { workspace, [register.kind]: record.id, version: record.version, ...reason } },
      {
        onSuccess: (written) => {
          noteSaved({ record: record.id, version: written.record.version, entry: written.entry, undo: undefined });
          announce(isArchived ? t`Restored` : t`Archived`);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormProblems
          error={error}
          fields={{}}
          title={isArchived ? t`The record was not restored` : t`The record was not archived`}
        />
        <Text>
          {isArchived ? (
            <Trans>It comes back into the lists as it was, and can be changed again.</Trans>
          ) : (
            <Trans>It leaves the lists and is not changed any more. Its history stays, and it can be restored.</Trans>
          )}
        </Text>
        <WhyField why={why} onChange={setWhy} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending}>
            {isArchived ? <Trans>Restore</Trans> : <Trans>Archive</Trans>}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
