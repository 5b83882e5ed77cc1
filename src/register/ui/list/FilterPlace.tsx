import { useLingui } from '@lingui/react/macro';
import { Drawer, Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useIsNarrow } from '../use-is-narrow.ts';

type FilterPlaceProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The button that opens it. */
  readonly target: ReactElement;
  readonly children: ReactNode;
};

/** Where a filter is made or changed: beside its button, or, where the window is narrow, in a drawer from below. */
export function FilterPlace({ title, isOpen, onClose, target, children }: FilterPlaceProps) {
  const { t } = useLingui();
  const isNarrow = useIsNarrow();
  if (isNarrow) {
    return (
      <>
        {target}
        <Drawer
          opened={isOpen}
          onClose={onClose}
          position="bottom"
          size="80dvh"
          title={title}
          closeButtonProps={{ 'aria-label': t`Close` }}
        >
          {children}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      width={340}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown aria-label={title}>{children}</Popover.Dropdown>
    </Popover>
  );
}
