import { Plural, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { InputProblem } from '../kernel/problem.ts';
import { type FormFields, fieldOf } from './form-fields.ts';
import { Notice } from './Notice.tsx';
import { notUnderstood, ProblemError, problemsOf, unreachable } from './problem-error.ts';
import { SentenceText } from './SentenceText.tsx';

const pathText = ({ path }: InputProblem): string => path.join('.');

type FormProblemsProps = {
  readonly error: Error | null;
  readonly fields: FormFields;
  /** What did not happen, where the server refuses the whole: `The workspace was not created`. */
  readonly title?: string;
};

/** Everything that is wrong with a form's input, at once, each with a way to its field; takes the focus when it appears. */
export function FormProblems({ error, fields, title }: FormProblemsProps) {
  const { t } = useLingui();
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) block.current?.focus();
  }, [error]);
  if (!error) return null;
  const problems = problemsOf(error);
  return (
    <Notice
      ref={block}
      role="alert"
      tone="bad"
      title={problems.length > 0 ? <ProblemCount count={problems.length} /> : (title ?? t`This was not saved`)}
    >
      {problems.length > 0 ? <ProblemList problems={problems} fields={fields} /> : <OneProblem error={error} />}
    </Notice>
  );
}

const ProblemCount = ({ count }: { readonly count: number }) => (
  <Plural value={count} one="One thing needs a correction" other="# things need a correction" />
);

function OneProblem({ error }: { readonly error: Error }) {
  const { t } = useLingui();
  if (!(error instanceof ProblemError) || error.problem.code === notUnderstood)
    return t`This page failed on our side. Try again.`;
  if (error.problem.code === unreachable) return t`Brehon does not answer. What you wrote is still here: try again.`;
  return <SentenceText text={error.problem.detail} />;
}

function ProblemList({
  problems,
  fields,
}: {
  readonly problems: readonly InputProblem[];
  readonly fields: FormFields;
}) {
  return (
    <ul>
      {problems.map((problem) => {
        const field = fields[fieldOf(problem, fields) ?? ''];
        return (
          <li key={`${pathText(problem)} ${problem.code}`}>
            {field ? <FieldLink {...field} /> : pathText(problem)}
            {': '}
            <SentenceText text={problem.message} isPart />
          </li>
        );
      })}
    </ul>
  );
}

function FieldLink({ id, label }: { readonly id: string; readonly label: string }) {
  const goToField = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return (
    <Anchor href={`#${id}`} onClick={goToField} c="inherit" underline="always">
      {label}
    </Anchor>
  );
}
