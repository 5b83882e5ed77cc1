import { Trans } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';

type FormActionsProps = { readonly onSubmit: () => void; readonly onCancel: () => void; readonly children: ReactNode };

/** A small form that filters: Enter, and in texts of several lines Ctrl and Enter, applies it. */
export function FormActions({ onSubmit, onCancel, children }: FormActionsProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (key === 'Enter' && (ctrlKey || metaKey)) onSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKeyDown}>
      <Stack gap="sm">
        {children}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Apply</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
