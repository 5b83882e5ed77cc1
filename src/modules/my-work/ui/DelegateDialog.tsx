import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { parseId } from '../../../kernel/id.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { LinkPicker } from '../../../register/ui/LinkPicker.tsx';
import { RegisterProvider } from '../../../register/ui/register-context.tsx';
import { taskContracts, tasks } from '../../tasks/contract.ts';
import { workContracts as contracts } from '../contract.ts';
import type { TaskItem } from './items.ts';

type DelegateProps = { readonly task: TaskItem; readonly onClose: () => void };

/** Gives a task to somebody else; the note is a comment on it. */
export function DelegateDialog({ task, onClose }: DelegateProps) {
  const { t } = useLingui();
  const { title } = task;
  return (
    <Modal opened onClose={onClose} title={t`Give away: ${title}`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <RegisterProvider register={tasks} contracts={taskContracts}>
        <DelegateForm task={task} onClose={onClose} />
      </RegisterProvider>
    </Modal>
  );
}

function DelegateForm({ task, onClose }: DelegateProps) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const { mutate, error, isPending } = useAct(contracts.delegate);
  const give = () => {
    const staff = parseId('staff', to);
    if (!staff) return;
    const input = { workspace, task: task.id, to: staff, note, version: task.version };
    const onSuccess = () => {
      announce(t`The task was given away`);
      onClose();
    };
    mutate({ input }, { onSuccess });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <Stack gap="md">
        <FormProblems error={error} fields={{}} title={t`The task was not given away`} />
        <LinkPicker
          to={tasks.fields.assignee.to}
          values={to === '' ? [] : [to]}
          isMany={false}
          label={t`To whom`}
          onChange={([id = '']) => setTo(id)}
        />
        <Textarea
          label={t`Note`}
          description={<Trans>Becomes a comment on the task.</Trans>}
          autosize
          minRows={2}
          maxLength={10_000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending} disabled={to === ''}>
            <Trans>Give it away</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
