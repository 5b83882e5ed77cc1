import type { Json } from '../kernel/canonical.ts';
import { type IdKind, idPrefixes, parseId } from '../kernel/id.ts';
import type { InputProblem } from '../kernel/problem.ts';
import { parseInstant } from '../kernel/time.ts';
import { nearestWord } from '../kernel/word.ts';
import { type Actor, type Change, doors, type Entry, type Subject } from './entry.ts';

/** Everything that keeps a JSON value from being an entry, each with its path. Input may be hostile. */
export const entryProblems = (value: Json): Problems => entryShape(value);

/** Whether a JSON value is an entry. */
export const isEntry = (value: Json): value is Entry => entryProblems(value).length === 0;

type Problems = readonly InputProblem[];
type JsonObject = { readonly [name: string]: Json };

/** Says what is wrong with a value; paths begin at the value. */
type Check = (value: Json) => Problems;
type Rule = { readonly check: Check; readonly required: boolean };

const required = (check: Check): Rule => ({ check, required: true });
const optional = (check: Check): Rule => ({ check, required: false });

const fine: Problems = [];
const wrong = (code: string, message: string): Problems => [{ path: [], code, message }];
const at = (name: string, problems: Problems): Problems =>
  problems.map((problem) => ({ ...problem, path: [name, ...problem.path] }));

const missing = wrong('required', 'is missing; every entry has it');
const notAnObject = wrong('not_an_object', 'must be an object with named values');

/** An object with these names and no others. */
function shape(rules: Readonly<Record<string, Rule>>): Check {
  const known = Object.entries(rules);
  return (value) => {
    if (!isObject(value)) return notAnObject;
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
    return [
      ...unknown.map((name) => unknownName(name, Object.keys(rules))),
      ...known.flatMap(([name, rule]) => at(name, checked(own(value, name), rule))),
    ];
  };
}

function checked(value: Json | undefined, rule: Rule): Problems {
  if (value !== undefined) return rule.check(value);
  return rule.required ? missing : fine;
}

const own = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function unknownName(name: string, known: readonly string[]): InputProblem {
  const meant = nearestWord(name, known);
  const problem = {
    path: [name],
    code: 'unknown_name',
    message: `\`${name}\` has no meaning here; a newer verifier may know it`,
  };
  return meant === undefined ? problem : { ...problem, meant };
}

/** A value with any names, each of them under the same check. */
const each =
  (check: Check): Check =>
  (value) =>
    isObject(value) ? Object.entries(value).flatMap(([name, one]) => at(name, check(one))) : notAnObject;

function text(isRight: (text: string) => boolean, message: string): Check {
  const malformed = wrong('malformed', message);
  return (value) => (typeof value === 'string' && isRight(value) ? fine : malformed);
}

const id = (kind: IdKind): Check => text((value) => parseId(kind, value) !== undefined, `must be the id of a ${kind}`);

const anything: Check = () => fine;

const otherVersion = wrong('unknown_version', 'must be 1; a newer verifier may know other versions');
const versionOne: Check = (value) => (value === 1 ? fine : otherVersion);

const noCount = wrong('malformed', 'must be a whole number from 1 on');
const countFromOne: Check = (value) => (Number.isSafeInteger(value) && Number(value) >= 1 ? fine : noCount);

const door = text((value) => doors.some((known) => known === value), `must be one of ${doors.join(', ')}`);
const instant = text((value) => parseInstant(value) === value, 'must be a moment in UTC with milliseconds');
const eventPattern = /^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+$/u;
const pastEvent = text(
  (value) => value.length <= 100 && eventPattern.test(value),
  'must be dotted words in lower case',
);
const reason = text((value) => value !== '', 'must say something, or be left out');

const isKind = (word: Json | undefined): word is IdKind => typeof word === 'string' && Object.hasOwn(idPrefixes, word);
const kind = text(isKind, 'must be a kind of thing that has ids; a newer verifier may know it');

const subjectFields = shape({
  kind: required(kind),
  id: required(anything),
  version: required(countFromOne),
} satisfies Record<keyof Subject, Rule>);

/** An id says its kind, and both must say the same. */
const subject: Check = (value) => {
  const problems = subjectFields(value);
  if (problems.length > 0 || !isObject(value) || !isKind(value.kind)) return problems;
  const isOfKind = typeof value.id === 'string' && parseId(value.kind, value.id) !== undefined;
  return isOfKind ? fine : at('id', wrong('malformed', `must be the id of a ${value.kind}`));
};

const changeFields = shape({ from: optional(anything), to: optional(anything) } satisfies Record<keyof Change, Rule>);
const noChange = wrong('required', 'must say what the field was or what it became');

const change: Check = (value) => {
  const problems = changeFields(value);
  const saysSomething = problems.length > 0 || (isObject(value) && Object.keys(value).length > 0);
  return saysSomething ? problems : noChange;
};

const entryShape = shape({
  v: required(versionOne),
  id: required(id('entry')),
  workspace: required(id('workspace')),
  at: required(instant),
  actor: required(shape({ person: required(id('person')), via: required(door) } satisfies Record<keyof Actor, Rule>)),
  event: required(pastEvent),
  subject: required(subject),
  changes: optional(each(change)),
  why: optional(reason),
  about: optional(each(anything)),
} satisfies Record<keyof Entry, Rule>);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
