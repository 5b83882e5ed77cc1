import { type FieldValue, fieldsOf, isMany, linkOf, type Register } from '../../../register/contract.ts';
import { coercerOf } from '../../../register/import/coerce.ts';
import { roleOf } from '../../../register/import/roles.ts';
import { tidy } from '../../../register/import/tidy.ts';

/** What a file says for a field: a text, or several; `undefined` where it says nothing. */
export type Said = string | readonly string[] | undefined;

/** What a file's words come to as values of a register's fields. */
export type Fitted = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
  readonly notices: readonly { readonly name: string; readonly code: string; readonly message: string }[];
};

/** What templates leave where nobody has written anything. */
const unwritten = /^\[?\(?(?:more information needed|optional|needs more information)\)?\]?\.?$/iu;

/** Whether a text says nothing: it is blank, or what the template had there. */
export const saysNothing = (text: string): boolean => text.trim() === '' || unwritten.test(text.trim());

/** The most characters that an extra field holds. */
const mostExtra = 100_000;

/**
 * Reads a file's words as values of a register's fields; what a field cannot hold is kept beside it, and said. Where a
 * record stands here is for people to say, never for a file of somebody else's.
 */
export function fitted(register: Register, said: Readonly<Record<string, Said>>): Fitted {
  const values: Record<string, FieldValue> = {};
  const kept: Record<string, string> = {};
  const notices: Fitted['notices'][number][] = [];
  for (const [name, field] of fieldsOf(register)) {
    if (linkOf(field) || name === register.states?.field) continue;
    const text = asText(said[name], isMany(field) || field.kind === 'longText' ? '\n' : ', ');
    if (text === undefined) continue;
    const read = coercerOf(field, { order: 'day', role: roleOf(register, name) })(text);
    if (read.value !== null) values[name] = read.value;
    if (read.said) {
      kept[name] = text;
      notices.push({ name, code: read.said.code, message: keptText(read.said.message) });
    }
  }
  return { values, extra: extraOf(kept), notices };
}

const keptText = (message: string): string =>
  message.includes('kept as extra') ? message : `${message.split(';')[0] ?? message}; its text is kept as extra`;

function asText(said: Said, between: string): string | undefined {
  const texts = (typeof said === 'string' ? [said] : (said ?? [])).filter((text) => !saysNothing(text));
  return texts.length === 0 ? undefined : texts.join(between);
}

/** Texts under a file's own names, as a record keeps them beside its fields; what is too long is cut and says so. */
export const extraOf = (extra: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(extra).flatMap(([name, text]) => {
      const [heading, words] = [tidy(name).slice(0, 1000), tidy(text ?? '')];
      return heading === '' || saysNothing(words) ? [] : [[heading, cut(words)] as const];
    }),
  );

const mark = '\n[…]';

const cut = (text: string): string =>
  text.length <= mostExtra ? text : `${text.slice(0, mostExtra - mark.length).toWellFormed()}${mark}`;
