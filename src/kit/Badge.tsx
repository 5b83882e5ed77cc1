import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './Badge.module.css';

/** What a badge says beside its text: a tone is a shape first and a colour second. */
export type Tone = 'neutral' | 'info' | 'good' | 'caution' | 'bad';

const shapes: Readonly<Record<Tone, ComponentType<{ readonly size?: number; readonly stroke?: number }>>> = {
  neutral: IconCircleDashed,
  info: IconInfoCircle,
  good: IconCircleCheck,
  caution: IconAlertTriangle,
  bad: IconCircleX,
};

type BadgeProps = {
  readonly tone?: Tone;
  /** Another shape than the tone's own. */
  readonly icon?: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  readonly children: ReactNode;
};

/** A short state: shape, colour and text say the same. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  const Shape = icon ?? shapes[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <span className={classes.shape} aria-hidden>
        <Shape size={14} stroke={2} />
      </span>
      {children}
    </span>
  );
}
