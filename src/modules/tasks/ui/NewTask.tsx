import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { LinkPicker } from '../../../register/ui/LinkPicker.tsx';
import { taskContracts as contracts, tasks } from '../contract.ts';
import classes from './TasksPanel.module.css';

const nothing = { name: '', assignee: '', dueOn: '' };

/** A task that is being written, and the way to add it. */
function useNewTask(about: string, onAdded: () => void) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(nothing);
  const { mutate, error, isPending } = useAct(contracts.create);
  const add = () => {
    const { name, assignee, dueOn } = draft;
    if (name.trim() === '' || isPending) return;
    const values = { name, about, ...(assignee ? { assignee } : {}), ...(dueOn ? { dueOn } : {}) };
    const onSuccess = () => {
      announce(t`The task was added`);
      onAdded();
    };
    // Emptied at once: what is typed while the answer is on its way belongs to the next task.
    setDraft(nothing);
    const onError = () => setDraft((now) => (now === nothing ? draft : now));
    mutate({ input: { workspace, values } }, { onSuccess, onError });
  };
  const set = (change: Partial<typeof nothing>) => setDraft((now) => ({ ...now, ...change }));
  return { draft, set, add, error, isPending };
}

/** Adds a task about a record: its title, and where one likes who is to do it by when. */
export function NewTask({ about }: { readonly about: string }) {
  const { t } = useLingui();
  const title = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { draft, set, add, error, isPending } = useNewTask(about, () => title.current?.focus());
  return (
    <form
      className={classes.form}
      aria-label={t`New task`}
      onFocus={() => setOpen(true)}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <FormProblems error={error} fields={{}} title={t`The task was not added`} />
      <TextInput
        ref={title}
        aria-label={t`What is to be done`}
        placeholder={t`What is to be done`}
        maxLength={300}
        value={draft.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {(isOpen || draft.name !== '') && (
        <div className={classes.more}>
          <LinkPicker
            to={tasks.fields.assignee.to}
            values={draft.assignee ? [draft.assignee] : []}
            isMany={false}
            label={t`Assignee`}
            onChange={([assignee = '']) => set({ assignee })}
          />
          <TextInput
            type="date"
            label={t`Due on`}
            value={draft.dueOn}
            onChange={({ currentTarget }) => set({ dueOn: currentTarget.value })}
          />
          <Button
            type="submit"
            size="compact-md"
            loading={isPending}
            disabled={draft.name.trim() === ''}
            leftSection={<IconPlus size={15} stroke={2} />}
          >
            <Trans>Add the task</Trans>
          </Button>
        </div>
      )}
    </form>
  );
}
