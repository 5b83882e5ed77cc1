import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import classes from './Determination.module.css';
import type { GivenSeen } from './seen.ts';

type AnswersProps = {
  readonly answers: readonly GivenSeen[];
  readonly current: string | undefined;
  /** Goes to the question, where answers can be changed here. */
  readonly onChange: ((fact: string) => void) | undefined;
};

/** Everything that was answered, each to be looked at again and changed. */
export function AnswersCard({ answers, current, onChange }: AnswersProps) {
  const { t } = useLingui();
  if (answers.length === 0) return null;
  return (
    <details className={classes.card} open={answers.length < 5}>
      <summary>
        <Trans>All answers</Trans> ({answers.length})
      </summary>
      <ul className={classes.list} aria-label={t`All answers`}>
        {answers.map((given) => (
          <li key={given.answer.id}>
            <span>
              {given.question.says}:{' '}
              <strong>
                <AnswerText given={given} />
              </strong>
              {given.answer.note && <span className={classes.quiet}> {given.answer.note}</span>}
              {given.answer.isShared && (
                <>
                  {' '}
                  <Badge tone="info">
                    <Trans>Organisation</Trans>
                  </Badge>
                </>
              )}
            </span>
            {onChange && given.question.fact !== current && (
              <Anchor component="button" type="button" fz="sm" onClick={() => onChange(given.question.fact)}>
                <Trans>Change</Trans>
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** An answer in the words of its question. */
function AnswerText({ given: { answer, question } }: { readonly given: GivenSeen }) {
  const { value } = answer;
  if (value === null) return <Trans>not known</Trans>;
  if (typeof value === 'boolean') return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  if (typeof value === 'number') return value;
  const labelOf = (word: string) => question.options.find((option) => option.word === word)?.label ?? word;
  if (typeof value === 'string') return question.type === 'date' ? <DateText at={value} /> : labelOf(value);
  if (value.length === 0) return <Trans>none</Trans>;
  return value.map((each) => (typeof each === 'string' ? labelOf(each) : '…')).join('; ');
}
