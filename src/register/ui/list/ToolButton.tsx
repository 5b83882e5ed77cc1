import { ActionIcon, Button } from '@mantine/core';
import type { IconSearch } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useIsNarrow } from '../use-is-narrow.ts';

type ToolButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'style' | 'color' | 'disabled'> & {
  readonly label: string;
  readonly Icon: typeof IconSearch;
};

/** A button of the toolbar: its icon alone where the window is narrow. */
export function ToolButton({ label, Icon, ...rest }: ToolButtonProps) {
  if (useIsNarrow()) {
    return (
      <ActionIcon {...rest} variant="default" size={36} aria-label={label} title={label}>
        <Icon size={18} stroke={1.8} />
      </ActionIcon>
    );
  }
  return (
    <Button {...rest} variant="default" leftSection={<Icon size={16} stroke={1.8} />}>
      {label}
    </Button>
  );
}
