import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../kit/Badge.tsx';
import type { JobSeen } from '../contract.ts';

const tones: Readonly<Record<JobSeen['state'], Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The tone of a job's state. */
export const toneOf = ({ state }: JobSeen): Tone => tones[state];

/** Whether a job may still change by itself. */
export const isOpen = ({ state }: JobSeen): boolean => state === 'waiting' || state === 'running';

/** The words for states and kinds of jobs. */
export function useJobWords() {
  const { t } = useLingui();
  const states: Readonly<Record<JobSeen['state'], string>> = {
    waiting: t`Waiting`,
    running: t`Running`,
    done: t`Done`,
    failed: t`Failed`,
    cancelled: t`Cancelled`,
  };
  const acts = new Map([
    ['export', t`Export`],
    ['import', t`Import`],
    ['send', t`Mail`],
    ['accept', t`Accepting determinations`],
  ]);
  return {
    state: ({ state }: JobSeen) => states[state],
    kind: ({ kind }: JobSeen) => acts.get(kind.split('.').at(-1) ?? '') ?? kind,
  };
}
