import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { parseId } from '../../../kernel/id.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** Keeps what is recorded of a record as a template for new ones; there for who keeps the register. */
export function KeepAsTemplate({ id }: { readonly id: string }) {
  const { contracts } = useRegister();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useRead(contracts.templates, { workspace: useWorkspaceId() });
  if (data?.abilities['edit'] !== true) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconTemplate size={16} stroke={1.8} />} onClick={() => setIsOpen(true)}>
        <Trans>Keep as template</Trans>
      </Button>
      {isOpen && <KeepDialog id={id} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function KeepDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { contracts, register } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const { mutate, error, isPending } = useAct(contracts.saveTemplate, { refreshes: [contracts.templates] });
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    const done = () => {
      announce(t`Kept as a template`);
      onClose();
    };
    mutate({ input: { workspace, templateName: name, record: parseId(register.kind, id) } }, { onSuccess: done });
  };
  return (
    <Modal opened onClose={onClose} title={t`Keep as template`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form onSubmit={keep}>
        <Stack gap="md">
          <FormProblems error={error} fields={{}} title={t`Nothing was kept`} />
          <TextInput
            label={t`Name of the template`}
            description={t`All that is recorded here is kept with it, but for the title, the state and what numbers this one record.`}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={isPending}>
              <Trans>Keep</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
