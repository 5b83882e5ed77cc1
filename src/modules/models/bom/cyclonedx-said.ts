import type { Said } from './fit.ts';
import type { DraftExtra, DraftSaid, Parts } from './parts.ts';
import { licenceName } from './schemas.ts';
import { listOf, type Tree, type TreePath, textOf, textsOf, treeOf, wordsOf } from './tree.ts';

/** Our own names among a component's properties begin with it: by them our own exports come back whole. */
const ours = 'brehon:';

/** A component of a document, and where it stands. */
export type Component = {
  readonly tree: Tree;
  readonly path: TreePath;
  /** What the document names by `bom-ref`, for links within it. */
  readonly named: ReadonlyMap<string, Pick<Component, 'tree' | 'path'>>;
  readonly parts: Parts;
};

type Found = Pick<Component, 'tree' | 'path'>;

/** What models and datasets say alike: who they are and who made them. */
export function identityOf({ tree }: Found): DraftSaid {
  return {
    name: textOf(tree['name']),
    reference: textOf(tree['purl']),
    versionName: textOf(tree['version']),
    description: textOf(tree['description']),
    licence: listOf(tree['licenses']).map(licenceIn).join(', '),
    links: listOf(tree['externalReferences']).flatMap((each) => textsOf(treeOf(each)['url']).filter(isWebAddress)),
  };
}

const isWebAddress = (text: string): boolean => /^https?:\/\//iu.test(text);

function licenceIn(choice: unknown): string {
  const { license, expression } = treeOf(choice);
  const { id, name } = treeOf(license);
  return textOf(expression) ?? textOf(id) ?? licenceName(textOf(name) ?? '');
}

/** Who supplies a component: its supplier, else its manufacturer, else its publisher, else its first author. */
export function supplierOf({ tree, path }: Found, parts: Parts): string | undefined {
  for (const name of ['supplier', 'manufacturer'] as const) {
    const { name: called, url, address } = treeOf(tree[name]);
    if (textOf(called) === undefined) continue;
    const said = {
      name: textOf(called),
      links: textsOf(url).filter(isWebAddress),
      country: textOf(treeOf(address)['country']),
    };
    return parts.add('supplier', { path: [...path, name], said });
  }
  const author = textOf(treeOf(listOf(tree['authors'])[0])['name']);
  const publisher = textOf(tree['publisher']);
  return parts.supplier(publisher ?? author, [...path, publisher === undefined ? 'authors' : 'publisher']);
}

/** What our own exports wrote under our own names, by field. */
export const ownSaid = (...lists: readonly unknown[]): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    propertiesIn(lists)
      .filter(([name]) => name.startsWith(ours))
      .map(([name, value]) => [name.slice(ours.length), value]),
  );

/** A component's own properties and what else it says that no field has a place for. */
export function beside(tree: Tree, taken: readonly string[], lists: readonly unknown[] = []): DraftExtra {
  const rest = Object.entries(tree).filter(([name]) => !taken.includes(name) && !shared.has(name));
  const own = propertiesIn([tree['properties'], ...lists]).filter(([name]) => !name.startsWith(ours));
  return { ...Object.fromEntries(rest.map(([name, value]) => [name, wordsOf(value)])), ...Object.fromEntries(own) };
}

/** What `identityOf` reads, and what says nothing of the thing itself. */
const shared = new Set([
  ...['type', 'bom-ref', 'name', 'version', 'description', 'purl', 'licenses', 'supplier', 'properties', 'components'],
]);

const propertiesIn = (lists: readonly unknown[]): readonly (readonly [string, string])[] =>
  lists.flatMap(listOf).flatMap((each) => {
    const { name, value } = treeOf(each);
    const [called, said] = [textOf(name), textOf(value)];
    return called === undefined || said === undefined ? [] : [[called, said] as const];
  });

/** External references that are no web addresses, as texts. */
export const otherReferences = (tree: Tree): string | undefined =>
  wordsOf(
    listOf(tree['externalReferences'])
      .map(treeOf)
      .filter(({ url }) => !textsOf(url).every(isWebAddress))
      .map(({ type, url }) => `${String(type)}: ${String(url)}`),
  );
