import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { Template } from './known-templates.ts';
import classes from './Templates.module.css';

type TemplatesDialogProps = { readonly templates: readonly Template[]; readonly onClose: () => void };

/** Renames the templates of a register and deletes them; the last one that was deleted can be brought back. */
export function TemplatesDialog({ templates, onClose }: TemplatesDialogProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [deleted, setDeleted] = useState<Template>();
  const gone = deleted?.name;
  const refreshes = { refreshes: [contracts.templates] };
  const remove = useAct(contracts.deleteTemplate, refreshes);
  const restore = useAct(contracts.editTemplate, refreshes);
  const bringBack = ({ id }: Template) =>
    restore.mutate({ input: { workspace, template: id, deleted: false } }, { onSuccess: () => setDeleted(undefined) });
  const drop = (template: Template) =>
    remove.mutate({ input: { workspace, template: template.id } }, { onSuccess: () => setDeleted(template) });
  return (
    <Modal opened onClose={onClose} title={t`Templates`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="sm">
        <FormProblems error={remove.error ?? restore.error} fields={{}} title={t`Nothing was changed`} />
        {deleted && (
          <p className={classes.deleted} role="status">
            <Trans>“{gone}” was deleted.</Trans>{' '}
            <Button size="compact-sm" variant="default" onClick={() => bringBack(deleted)}>
              <Trans>Undo</Trans>
            </Button>
          </p>
        )}
        <ul className={classes.list}>
          {templates.map((template) => (
            <li key={template.id}>
              <TemplateRow template={template} onDelete={() => drop(template)} />
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}

function TemplateRow({ template, onDelete }: { readonly template: Template; readonly onDelete: () => void }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [name, setName] = useState(template.name);
  const { mutate, error, isPending } = useAct(contracts.editTemplate, { refreshes: [contracts.templates] });
  const { id, version, name: known } = template;
  const rename = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ input: { workspace, template: id, version, templateName: name } });
  };
  return (
    <form onSubmit={rename}>
      <FormProblems error={error} fields={{}} title={t`Nothing was changed`} />
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput
          className={classes.select}
          aria-label={t`Name of the template ${known}`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
        />
        {name !== known && (
          <Button type="submit" loading={isPending}>
            <Trans>Rename</Trans>
          </Button>
        )}
        <Button variant="default" onClick={onDelete} aria-label={t`Delete the template ${known}`}>
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </form>
  );
}
