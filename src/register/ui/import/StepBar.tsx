import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StepBar.module.css';

type StepBarProps = {
  readonly onBack?: (() => void) | undefined;
  /** Why the step cannot be left, or what leaving it will do. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
};

/** The way on and the way back, always in sight at the foot of a long step. */
export function StepBar({ onBack, note, children }: StepBarProps) {
  return (
    <div className={classes.bar}>
      {onBack && (
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
      )}
      <div className={classes.note} role="status">
        {note}
      </div>
      {children}
    </div>
  );
}
