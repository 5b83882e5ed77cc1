/** One thing that is wrong with an input: where, which rule, and what to do about it. */
export type InputProblem = {
  /** Where it is, as a path of names and numbers: `['fields', 'stage']`, `['rows', 12, 'name']`. */
  readonly path: readonly (string | number)[];
  /** A stable word for the rule that was broken: `required`, `not_one_of`, `too_long`, `unknown_name`. */
  readonly code: string;
  /** Lower case, no full stop, the user's words in backticks, and what to do next. */
  readonly message: string;
  /** The nearest known word, where the input looks like a slip of the pen. */
  readonly meant?: string;
};

/** A problem document as RFC 9457 has it, with our `code` and the list of all `problems` of one input. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly problems?: readonly InputProblem[];
  readonly requestId?: string;
};

/** A coded refusal of something a user asked for: the code is from a slice's closed union. */
export type Refusal<Code extends string> = {
  readonly code: Code;
  readonly detail: string;
  readonly problems?: readonly InputProblem[];
};

/** Makes a refusal; `detail` follows the rules for texts (lower case, no full stop, what to do next). */
export const refusal = <Code extends string>(
  code: Code,
  detail: string,
  problems?: readonly InputProblem[],
): Refusal<Code> => (problems ? { code, detail, problems } : { code, detail });
