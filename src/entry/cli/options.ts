import { type Command, Option } from 'commander';
import * as z from 'zod';
import { type Contract, pathNames } from '../../kernel/operation.ts';

/** How one name of an input is written on the command line. */
type Written = {
  readonly option: Option;
  readonly path: readonly string[];
  readonly read: (given: unknown) => unknown;
};

/** Names that the command line fills in by itself. */
const filledIn = new Set(['workspace', 'filename']);

/** The positional arguments of an operation: what stands in its path, and the file that it takes. */
export const positionals = (contract: Contract): readonly string[] => [
  ...pathNames(contract.path).filter((name) => !filledIn.has(name)),
  ...(contract.takesFile ? ['file'] : []),
];

/** Gives a command the options of its operation, and a way to read an input from what was written. */
export function takeOptions(
  command: Command,
  contract: Contract,
): (given: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const inPath = pathNames(contract.path);
  const names = Object.entries(contract.takes.shape).filter(([name]) => !inPath.includes(name) && !filledIn.has(name));
  const written = names.flatMap(([name, schema]) => writtenOf([name], schema));
  for (const { option } of written) command.addOption(option);
  return (given) => {
    const input: Record<string, unknown> = {};
    for (const { option, path, read } of written) {
      const value = given[option.attributeName()];
      if (value !== undefined) put(input, path, read(value));
    }
    return input;
  };
}

function writtenOf(path: readonly string[], schema: unknown): readonly Written[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([name, each]) => writtenOf([...path, name], each));
  const flag = flagOf(path);
  const help = schema instanceof z.ZodType ? (schema.description ?? inner?.description ?? '') : '';
  if (inner instanceof z.ZodRecord)
    return [{ option: new Option(`${flag} <name=value...>`, help), path, read: pairsOf }];
  // A list of things with several parts has no form on a command line.
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject) return [];
  if (inner instanceof z.ZodArray)
    return [{ option: new Option(`${flag} <value...>`, withWords(help, inner.element)), path, read: (given) => given }];
  return [
    {
      option: new Option(`${flag} <value>`, withWords(help, inner)),
      path,
      read: inner instanceof z.ZodNumber ? Number : (given) => given,
    },
  ];
}

/** `values` go without saying; what stands in another object has that object's name before its own: `--set-name`. */
const flagOf = (path: readonly string[]): string => {
  const words = path[0] === 'values' ? path.slice(-1) : path;
  const flag = words.join('-').replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  return `--${flag.replaceAll('.', '-')}`;
};

/** The schema behind what may be left out, may be null, or is tidied before it is read. */
function unwrapped(schema: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.out);
  return schema instanceof z.ZodType ? schema : undefined;
}

const withWords = (help: string, schema: unknown): string => {
  const inner = unwrapped(schema);
  const words = inner instanceof z.ZodEnum && inner.options.length <= 12 ? inner.options.join(', ') : '';
  return [help, words].filter((text) => text !== '').join(': ');
};

const pairsOf = (given: unknown): unknown =>
  Object.fromEntries(
    (Array.isArray(given) ? given.map(String) : []).map((text) => [
      text.slice(0, text.indexOf('=')),
      text.slice(text.indexOf('=') + 1),
    ]),
  );

function put(input: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    input[first] = value;
    return;
  }
  const inner = { ...objectIn(input[first]) };
  input[first] = inner;
  put(inner, rest, value);
}

const objectIn = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
