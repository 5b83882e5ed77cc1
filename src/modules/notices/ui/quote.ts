import { useLingui } from '@lingui/react/macro';
import { dateText } from '../../../kit/DateText.tsx';
import { noticeKinds, readLaw } from '../../../register/contract/notices.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { tasks } from '../../tasks/contract.ts';
import type { NoticeSeen } from './use-inbox.ts';

type Said = Pick<NoticeSeen, 'kind' | 'text'>;

const { options } = tasks.fields.status;

/** Gives what was said with a notice, in the reader's language where it is the product that said it: states, days, and how many more. */
export function useQuote(): (notice: Said) => string | undefined {
  const { t, i18n } = useLingui();
  const texts = useRegisterTexts(tasks);
  const state = (label: string): string => {
    const [value] = Object.entries(options).find(([, option]) => option.label === label) ?? [];
    return value === undefined ? label : texts.option('status', value);
  };
  const truths: Readonly<Record<string, string>> = { yes: t`Yes`, no: t`No`, unknown: t`Open` };
  const law = {
    day: (day: string) => dateText(day, { locale: i18n.locale }),
    truth: (truth: string) => truths[truth] ?? truth,
  };
  return ({ kind, text }) => {
    if (text === null) return undefined;
    if (kind === 'law_changes') return readLaw(text, law);
    if (kind === 'task_changed') return text.split(' \u2192 ').map(state).join(' \u2192 ');
    const more = kind === 'assigned' ? moreIn(text) : undefined;
    if (more !== undefined) return t`and ${more} more tasks`;
    return noticeKinds[kind].by === 'act' || kind === 'job_failed' ? text : undefined;
  };
}

/** How many more tasks were given at once, where that is what a notice says. */
const moreIn = (text: string): string | undefined => /^and (\d+) more tasks$/u.exec(text)?.[1];
