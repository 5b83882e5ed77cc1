/** What stands between the items of a list in a cell. */
const separators = /[\n;|]/u;

/** The items of a list as one cell: an item that has a separator or a quotation mark in it is quoted as in CSV. */
export const joinedList = (items: readonly string[]): string =>
  items
    .map((item) => (separators.test(item) || item.includes('"') ? `"${item.replaceAll('"', '""')}"` : item))
    .join('; ');

const quotedItem = /^\s*"((?:[^"]|"")*)"\s*(?:[\n;|]|$)/u;
const plainItem = /^([^\n;|]*)(?:[\n;|]|$)/u;

/** The items of a list in a cell; quotation marks that enclose a whole item hold it together. */
export function listedItems(text: string): readonly string[] {
  const items: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const quoted = quotedItem.exec(rest);
    const [all = rest, item = ''] = quoted ?? plainItem.exec(rest) ?? [];
    items.push(quoted ? item.replaceAll('""', '"') : item);
    rest = rest.slice(Math.max(1, all.length));
  }
  return items;
}
