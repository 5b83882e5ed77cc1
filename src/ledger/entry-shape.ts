import type { Json } from '../kernel/canonical.ts';
import { type IdKind, idPrefixes, parseId } from '../kernel/id.ts';
import type { InputProblem } from '../kernel/problem.ts';
import { parseInstant } from '../kernel/time.ts';
import { nearestWord } from '../kernel/word.ts';
import { type Actor, type Change, doors, type Entry, type Subject } from './entry.ts';

/** Everything that keeps a JSON value from being an entry, each with its path. Input may be hostile. */
export const entryProblems = (value: Json): readonly InputProblem[] => entryShape(value, []);

/** Whether a JSON value is an entry. */
export const isEntry = (value: Json): value is Entry => entryProblems(value).length === 0;

type Path = InputProblem['path'];
type Check = (value: Json, path: Path) => readonly InputProblem[];
type Rule = { readonly check: Check; readonly required: boolean };
type JsonObject = { readonly [name: string]: Json };

const required = (check: Check): Rule => ({ check, required: true });
const optional = (check: Check): Rule => ({ check, required: false });

const problem = (path: Path, code: string, message: string): readonly InputProblem[] => [{ path, code, message }];

/** An object with these names and no others. */
const shape =
  (rules: Readonly<Record<string, Rule>>): Check =>
  (value, path) => {
    if (!isObject(value)) return problem(path, 'not_an_object', 'must be an object with named values');
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
    return [
      ...unknown.map((name) => unknownName([...path, name], name, Object.keys(rules))),
      ...Object.entries(rules).flatMap(([name, rule]) => named(own(value, name), [...path, name], rule)),
    ];
  };

const own = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function named(value: Json | undefined, path: Path, rule: Rule): readonly InputProblem[] {
  if (value !== undefined) return rule.check(value, path);
  return rule.required ? problem(path, 'required', 'is missing; every entry has it') : [];
}

function unknownName(path: Path, name: string, known: readonly string[]): InputProblem {
  const meant = nearestWord(name, known);
  const message = `\`${name}\` has no meaning here; a newer verifier may know it`;
  return meant === undefined ? { path, code: 'unknown_name', message } : { path, code: 'unknown_name', message, meant };
}

/** A value with any names, each of them under the same check. */
const each =
  (check: Check): Check =>
  (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, one]) => check(one, [...path, name]))
      : problem(path, 'not_an_object', 'must be an object with named values');

const text =
  (isRight: (text: string) => boolean, message: string): Check =>
  (value, path) =>
    typeof value === 'string' && isRight(value) ? [] : problem(path, 'malformed', message);

const id = (kind: IdKind): Check => text((value) => parseId(kind, value) !== undefined, `must be the id of a ${kind}`);

const anything: Check = () => [];

const versionOne: Check = (value, path) =>
  value === 1 ? [] : problem(path, 'unknown_version', 'must be 1; a newer verifier may know other versions');

const countFromOne: Check = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 1
    ? []
    : problem(path, 'malformed', 'must be a whole number from 1 on');

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
const subject: Check = (value, path) => {
  const wrong = subjectFields(value, path);
  if (wrong.length > 0 || !isObject(value) || !isKind(value.kind)) return wrong;
  return id(value.kind)(value.id ?? null, [...path, 'id']);
};

const changeFields = shape({ from: optional(anything), to: optional(anything) } satisfies Record<keyof Change, Rule>);

const change: Check = (value, path) => {
  const wrong = changeFields(value, path);
  const says = wrong.length > 0 || (isObject(value) && Object.keys(value).length > 0);
  return says ? wrong : problem(path, 'required', 'must say what the field was or what it became');
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
