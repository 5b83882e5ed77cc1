/** An object of a file that is not known yet. */
export type Tree = Readonly<Record<string, unknown>>;

/** A place in a file: names and places in lists, from its root. */
export type TreePath = readonly (string | number)[];

/** The value as an object; an empty one where it is none. */
export const treeOf = (value: unknown): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The value as a list: what is no list is a list of itself, and nothing is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value as a text; `undefined` for what is none, and for one without anything to read in it. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list; what is no text is left out. */
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => {
    const text = textOf(each);
    return text === undefined ? [] : [text];
  });

/** What a file says in its own words: a text as it is, a list of texts a line each, all else as JSON; `undefined` for nothing. */
export function wordsOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const all = listOf(value);
  const texts = textsOf(value);
  if (texts.length === all.length) return texts.length === 0 ? undefined : texts.join('\n');
  return JSON.stringify(value, undefined, 2);
}

const deepest = 200;

/** Whether a value is nested so deeply that nobody wrote it; what walks it after this cannot run out of stack. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.flatMap((each) => (Array.isArray(each) ? listOf(each) : Object.values(treeOf(each))));
    if (level.length === 0) return false;
  }
  return true;
}
