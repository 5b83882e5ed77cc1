import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { InputProblem } from '../../../kernel/problem.ts';
import { nearestWord } from '../../../kernel/word.ts';
import { treeOf } from './tree.ts';

/** The versions of CycloneDX whose official schemas are here. */
export const bomVersions = ['1.6', '1.7'] as const;

/** One of them. */
export type BomVersion = (typeof bomVersions)[number];

const folder = new URL('res/schema/', import.meta.resolve('@cyclonedx/cyclonedx-library/package.json'));

const read = (name: string): object => {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`${name}.SNAPSHOT.schema.json`, folder), 'utf8'));
  return treeOf(parsed);
};

let ajv: Ajv | undefined;
const validators = new Map<BomVersion, ValidateFunction>();

/** The schemas are large: they are read when the first file asks for them, and once. */
function validatorOf(version: BomVersion): ValidateFunction {
  ajv ??= newAjv();
  const known = validators.get(version) ?? ajv.compile(read(`bom-${version}`));
  validators.set(version, known);
  return known;
}

function newAjv(): Ajv {
  const made = new Ajv({ allErrors: true, strict: false, verbose: true });
  formats.default(made, ['date-time', 'date', 'uri']);
  made.addFormat('iri-reference', iriReference);
  made.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/u);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    made.addSchema(read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return made;
}

/** What RFC 3987 lets stand in a reference: no space, no control character, no bracket or quote, and whole escapes. */
const iriReference = /^(?:[^\u0000-\u0020\u007f"<>\\^`{|}%]|%[0-9A-Fa-f]{2})*$/u;

const mostProblems = 50;

/** Where a document breaks the official schema of its version, the first problems; none where it is valid. */
export function schemaProblems(version: BomVersion, document: unknown): readonly InputProblem[] {
  const validate = validatorOf(version);
  if (validate(document)) return [];
  const problems = telling(validate.errors ?? []).map(problemOf);
  const once = new Map(problems.map((problem) => [JSON.stringify([problem.path, problem.message]), problem]));
  return [...once.values()].slice(0, mostProblems);
}

const choices = new Set(['oneOf', 'anyOf', 'allOf', 'not', 'if']);

/** Of a choice none of whose branches fit, the branch that came furthest says most: what fails above it is left out. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const paths = [...new Set(errors.map(({ instancePath }) => instancePath))];
  const hasDeeper = ({ instancePath }: ErrorObject): boolean =>
    paths.some((path) => path.startsWith(`${instancePath}/`));
  const isOfChoice = ({ keyword, schemaPath }: ErrorObject): boolean =>
    choices.has(keyword) || /\/(?:oneOf|anyOf)\//u.test(schemaPath);
  const left = errors.filter((error) => !(isOfChoice(error) && hasDeeper(error)));
  const plain = left.filter(({ keyword }) => !choices.has(keyword));
  return plain.length > 0 ? plain : errors;
}

function problemOf(error: ErrorObject): InputProblem {
  const path = error.instancePath.split('/').slice(1).map(stepOf);
  const { message, meant } = said(error);
  return { path, code: codes[error.keyword] ?? 'not_valid', message, ...(meant === undefined ? {} : { meant }) };
}

const codes: Readonly<Record<string, string>> = {
  required: 'required',
  enum: 'not_one_of',
  const: 'not_one_of',
  additionalProperties: 'unknown_name',
  unevaluatedProperties: 'unknown_name',
};

/** A step of a JSON pointer (RFC 6901). */
const stepOf = (step: string): string | number => {
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/u.test(name) ? Number(name) : name;
};

const shown = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('`', "'").slice(0, 80)}\``;

const mostWords = 20;

function said({ keyword, params, message = 'is not valid', data }: ErrorObject): { message: string; meant?: string } {
  const about = treeOf(params);
  if (keyword === 'required') return { message: `\`${String(about['missingProperty'])}\` is missing` };
  if (keyword === 'additionalProperties')
    return { message: `\`${String(about['additionalProperty'])}\` is not known here` };
  if (keyword === 'format') return { message: `${shown(data)} is not a ${String(about['format'])}` };
  if (keyword === 'pattern')
    return { message: `${shown(data)} does not have the form \`${String(about['pattern'])}\`` };
  const allowed = keyword === 'const' ? [about['allowedValue']] : about['allowedValues'];
  if (!Array.isArray(allowed)) return { message: message.replaceAll('"', '`') };
  const words = allowed.map(String);
  const meant = typeof data === 'string' ? nearestWord(data, words) : undefined;
  const list =
    words.length <= mostWords
      ? `one of ${words.map((word) => `\`${word}\``).join(', ')}`
      : `one of ${words.length} known words`;
  return {
    message: `${shown(data)} must be ${list}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
    ...(meant === undefined ? {} : { meant }),
  };
}

let licences: ReadonlyMap<string, string> | undefined;

/** The SPDX name of a licence however its letters are written, as `apache-2.0`; the text itself where it is none. */
export function licenceName(text: string): string {
  licences ??= new Map(textsIn(treeOf(read('spdx'))['enum']).map((id) => [id.toLowerCase(), id]));
  return licences.get(text.trim().toLowerCase()) ?? text;
}

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
