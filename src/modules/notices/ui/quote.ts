import { useLingui } from '@lingui/react/macro';
import { noticeKinds } from '../../../register/contract/notices.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { tasks } from '../../tasks/contract.ts';
import type { NoticeSeen } from './use-inbox.ts';

type Said = Pick<NoticeSeen, 'kind' | 'text'>;

const { options } = tasks.fields.status;

/** Gives what was said with a notice, in the reader's language where it is the product that said it: states, and how many more. */
export function useQuote(): (notice: Said) => string | undefined {
  const { t } = useLingui();
  const texts = useRegisterTexts(tasks);
  const state = (label: string): string => {
    const [value] = Object.entries(options).find(([, option]) => option.label === label) ?? [];
    return value === undefined ? label : texts.option('status', value);
  };
  return ({ kind, text }) => {
    if (text === null) return undefined;
    if (kind === 'task_changed') return text.split(' \u2192 ').map(state).join(' \u2192 ');
    const more = kind === 'assigned' ? moreIn(text) : undefined;
    if (more !== undefined) return t`and ${more} more tasks`;
    return noticeKinds[kind].by === 'act' || kind === 'job_failed' ? text : undefined;
  };
}

/** How many more tasks were given at once, where that is what a notice says. */
const moreIn = (text: string): string | undefined => /^and (\d+) more tasks$/u.exec(text)?.[1];
