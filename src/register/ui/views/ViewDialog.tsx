import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { fieldError } from '../../../kit/form-fields.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { ViewSeen } from './saved-views.ts';

/** What a dialogue on views is for: a new one with this query, or another name for one that is there. */
export type ViewTask =
  | { readonly kind: 'save'; readonly query: string; readonly mayShare: boolean }
  | { readonly kind: 'rename'; readonly view: ViewSeen };

type ViewDialogProps = {
  readonly task: ViewTask | undefined;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
};

/** Gives a view its name: a new one, or one that is there. */
export function ViewDialog({ task, onClose, onSaved }: ViewDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={task !== undefined}
      onClose={onClose}
      title={task?.kind === 'rename' ? t`Rename this view` : t`Save this view`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {task?.kind === 'save' && <SaveForm task={task} onClose={onClose} onSaved={onSaved} />}
      {task?.kind === 'rename' && <RenameForm view={task.view} onClose={onClose} />}
    </Modal>
  );
}

type SaveFormProps = Omit<ViewDialogProps, 'task'> & { readonly task: Extract<ViewTask, { kind: 'save' }> };

function SaveForm({ task: { query, mayShare }, onClose, onSaved }: SaveFormProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const { mutate, error, isPending } = useAct(contracts.saveView, { refreshes: [contracts.views] });
  const save = () =>
    mutate(
      { input: { workspace, name, query, shared } },
      {
        onSuccess: ({ view }) => {
          announce(t`The view is saved`);
          onClose();
          onSaved(view.id);
        },
      },
    );
  return (
    <NameForm name={name} onName={setName} error={error} isPending={isPending} onSubmit={save} onClose={onClose}>
      {mayShare && (
        <Checkbox
          checked={shared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          label={t`Share it with everybody in this workspace`}
        />
      )}
    </NameForm>
  );
}

function RenameForm({ view, onClose }: { readonly view: ViewSeen; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [name, setName] = useState(view.name);
  const { mutate, error, isPending } = useAct(contracts.editView, { refreshes: [contracts.views] });
  const rename = () =>
    mutate(
      { input: { workspace, view: view.id, version: view.version, name } },
      {
        onSuccess: () => {
          announce(t`The view is renamed`);
          onClose();
        },
      },
    );
  return (
    <NameForm name={name} onName={setName} error={error} isPending={isPending} onSubmit={rename} onClose={onClose} />
  );
}

type NameFormProps = {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

function NameForm({ name, onName, error, isPending, onSubmit, onClose, children }: NameFormProps) {
  const { t } = useLingui();
  const fields = { name: { label: t`Name of the view`, id: `${useId()}-name` } };
  return (
    <Form fields={fields} error={error} refused={t`The view was not saved`} onSubmit={onSubmit}>
      <TextInput
        {...fields.name}
        data-autofocus
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => onName(currentTarget.value)}
        error={fieldError(error, 'name', fields)}
      />
      {children}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" loading={isPending}>
          <Trans>Save</Trans>
        </Button>
      </Group>
    </Form>
  );
}
