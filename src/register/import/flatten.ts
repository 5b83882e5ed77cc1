/** How deep a value inside a record may be nested and still be put into words; deeper ones stay JSON. */
const deepest = 6;

/**
 * A value inside a JSON record as text that people can read: a list of plain values is joined by `; `, an object has a
 * line a name. `null` and what is empty are the empty text.
 */
export function flatText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return '';
  if (depth >= deepest) return JSON.stringify(value);
  return Array.isArray(value) ? listText(value, depth) : objectText(value, depth);
}

function listText(list: readonly unknown[], depth: number): string {
  const plain = list.every((item) => typeof item !== 'object' || item === null);
  const texts = list.map((item) => flatText(item, depth + 1)).filter((text) => text !== '');
  // A list of `NA` alone holds a code: as a bare cell it would say that none applies.
  if (texts.length === 1 && texts[0] === 'NA') return 'NA;';
  return texts.join(plain && texts.every((text) => !/[;\n]/u.test(text)) ? '; ' : '\n');
}

/** Names under which an object holds nothing but what it is called. */
const callings: ReadonlySet<string> = new Set(['name', 'label', 'title', 'value', 'text']);

function objectText(object: object, depth: number): string {
  const entries = Object.entries(object)
    .map(([name, value]) => [name, flatText(value, depth + 1)] as const)
    .filter(([, text]) => text !== '');
  const [only] = entries;
  if (only && entries.length === 1 && callings.has(only[0])) return only[1];
  return entries.map(([name, text]) => (text.includes('\n') ? `${name}:\n${text}` : `${name}: ${text}`)).join('\n');
}
