import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useDropping } from './dropping.ts';
import classes from './FileDrop.module.css';

type FileDropProps = {
  /** The endings of files that are offered, without the dot. */
  readonly endings: readonly string[];
  /** What the file is for, for those who do not see the zone. */
  readonly label: string;
  /** Which files are taken, and how large they may be. */
  readonly hint: ReactNode;
  readonly onTake: (file: File | undefined) => void;
  /** Whether there is a file already, so that another one is offered more quietly. */
  readonly isSmall?: boolean;
};

/** A place onto which a file is dropped, with a button to choose one. */
export function FileDrop({ endings, label, hint, onTake, isSmall = false }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...dropping } = useDropping(onTake);
  const accept = endings.map((ending) => `.${ending}`).join(',');
  return (
    <div className={classes.zone} data-over={isOver || undefined} data-small={isSmall || undefined} {...dropping}>
      <IconTableImport size={36} stroke={1.2} aria-hidden className={classes.zoneIcon} />
      <Text className={classes.zoneText}>
        {isSmall ? <Trans>Drop another file here, or</Trans> : <Trans>Drop a file here, or</Trans>}
      </Text>
      <Group justify="center">
        <Button variant={isSmall ? 'default' : 'filled'} onClick={() => input.current?.click()}>
          {isSmall ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        accept={accept}
        className={classes.input}
        tabIndex={-1}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onTake(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <Text fz="sm" c="dimmed">
        {hint}
      </Text>
    </div>
  );
}
