import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './StepFrame.module.css';

/** The id of the heading of the step that is shown; it takes the focus when the step changes. */
export const stepHeadingId = 'import-step';

type StepFrameProps = {
  readonly title: string;
  /** What there is to know before it, in a line or two. */
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

/** One step: its heading, then its parts below each other. */
export function StepFrame({ title, lead, aside, isBusy = false, children }: StepFrameProps) {
  return (
    <section aria-labelledby={stepHeadingId} aria-busy={isBusy} className={classes.step}>
      <header>
        <div className={classes.row}>
          <Title order={2} id={stepHeadingId} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {aside}
        </div>
        {lead && <p className={classes.lead}>{lead}</p>}
      </header>
      {children}
    </section>
  );
}
