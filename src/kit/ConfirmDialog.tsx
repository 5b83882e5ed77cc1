import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblems } from './FormProblems.tsx';

type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, and what is lost by it. */
  readonly children: ReactNode;
  /** What the button that does it says: a verb with its object. */
  readonly confirm: string;
  /** What did not happen, where the server refuses. */
  readonly refused: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something is done that cannot be undone: says what is lost, and begins at the way out. */
export function ConfirmDialog({ isOpen, title, children, confirm, refused, ...rest }: ConfirmDialogProps) {
  const { t } = useLingui();
  const { error, isPending, onConfirm, onClose } = rest;
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="md">
        <FormProblems error={error} fields={{}} title={refused} />
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            <Trans>Cancel</Trans>
          </Button>
          <Button color="red" loading={isPending} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
