import { Trans } from '@lingui/react/macro';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './Steps.module.css';
import { useWriting } from './writing.ts';

/** One step of a way that is gone in order; `onGo` is there where it can be gone to now. */
export type Step = { readonly key: string; readonly label: string; readonly onGo?: (() => void) | undefined };

type StepsProps = {
  /** What the steps lead to, for those who do not see them: `Steps of the import`. */
  readonly name: string;
  readonly steps: readonly Step[];
  readonly current: string;
};

/** Where a reader is on a way of several steps, which lie behind, and the way back to them. */
export function Steps({ name, steps, current }: StepsProps) {
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <nav aria-label={name}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.key} className={classes.step} data-state={stateAt(index, at)}>
            <StepButton step={step} index={index} at={at} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const stateAt = (index: number, at: number) => (index === at ? 'current' : index < at ? 'done' : 'ahead');

type StepButtonProps = { readonly step: Step; readonly index: number; readonly at: number };

function StepButton({ step: { label, onGo }, index, at }: StepButtonProps) {
  const { number } = useWriting();
  const isCurrent = index === at;
  const face = (
    <>
      <span className={classes.number} aria-hidden>
        {index < at ? <IconCheck size={14} stroke={2.5} /> : number(index + 1)}
      </span>
      {index < at && (
        <VisuallyHidden>
          <Trans>Done:</Trans>{' '}
        </VisuallyHidden>
      )}
      <span className={classes.label}>{label}</span>
    </>
  );
  if (onGo && !isCurrent)
    return (
      <UnstyledButton className={classes.face} onClick={onGo}>
        {face}
      </UnstyledButton>
    );
  return (
    <span className={classes.face} {...(isCurrent ? { 'aria-current': 'step' as const } : {})}>
      {face}
    </span>
  );
}
