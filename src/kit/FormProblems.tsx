import { Plural, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { InputProblem } from '../kernel/problem.ts';
import { notUnderstood, ProblemError, problemsOf, unreachable } from './problem-error.ts';
import { asSentence } from './states.tsx';

/** The fields of a form by the path of their problems (names joined with `.`): what people read, and the id of the control. */
export type FormFields = Readonly<Record<string, { readonly label: string; readonly id: string }>>;

const pathText = ({ path }: InputProblem): string => path.join('.');

/** The form's field that a problem is about: the longest beginning of its path that the form knows. */
export function fieldOf(problem: InputProblem, fields: FormFields): string | undefined {
  const beginnings = problem.path.map((_, index) => problem.path.slice(0, problem.path.length - index).join('.'));
  return beginnings.find((path) => path in fields);
}

/** The text to show under one field; `undefined` where nothing is wrong with it. */
export function fieldError(error: Error | null, name: string, fields: FormFields): string | undefined {
  const texts = problemsOf(error)
    .filter((problem) => fieldOf(problem, fields) === name)
    .map(({ message }) => asSentence(message));
  return texts.length > 0 ? texts.join(' ') : undefined;
}

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
    <Alert
      ref={block}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      title={problems.length > 0 ? <ProblemCount count={problems.length} /> : (title ?? t`This was not saved`)}
    >
      {problems.length > 0 ? <ProblemList problems={problems} fields={fields} /> : <OneProblem error={error} />}
    </Alert>
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
  return asSentence(error.problem.detail);
}

function ProblemList({
  problems,
  fields,
}: {
  readonly problems: readonly InputProblem[];
  readonly fields: FormFields;
}) {
  return (
    <List size="sm">
      {problems.map((problem) => {
        const field = fields[fieldOf(problem, fields) ?? ''];
        return (
          <List.Item key={`${pathText(problem)} ${problem.code}`}>
            {field ? <FieldLink {...field} /> : pathText(problem)}
            {': '}
            {asSentence(problem.message)}
          </List.Item>
        );
      })}
    </List>
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
