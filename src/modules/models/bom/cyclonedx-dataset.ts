import { beside, type Component, identityOf, otherReferences, ownSaid, supplierOf } from './cyclonedx-said.ts';
import type { DraftExtra, DraftSaid } from './parts.ts';
import { listOf, type Tree, type TreePath, textOf, textsOf, treeOf, wordsOf } from './tree.ts';

/** Reads a component of type `data` as a dataset and gives its key. What it says in `data` belongs to it. */
export function datasetOfComponent(component: Component): string {
  const { tree, path, parts } = component;
  const contents = listOf(tree['data']).map(treeOf);
  const inner = contents.map((each) => contentOf(each));
  const own = ownSaid(tree['properties']);
  return parts.add('dataset', {
    path,
    said: {
      ...identityOf(component),
      links: [...textsOf(identityOf(component)['links']), ...inner.flatMap(({ links }) => textsOf(links))],
      description: [textOf(tree['description']), ...inner.map(({ description }) => textOf(description))].filter(
        (text) => text !== undefined,
      ),
      ...own,
      ...splitLists(own),
    },
    links: { supplier: [supplierOf(component, parts) ?? governor(contents[0] ?? {}, path, component)] },
    extra: {
      ...beside(tree, ['data', 'externalReferences', 'publisher', 'authors', 'manufacturer']),
      externalReferences: otherReferences(tree),
      ...Object.fromEntries(contents.flatMap((each) => Object.entries(besideContent(each)))),
    },
  });
}

/** What our exports write as one text and a field holds as a list. */
const splitLists = (own: DraftSaid): DraftSaid =>
  Object.fromEntries(
    ['purposes', 'countries'].flatMap((name) => {
      const said = own[name];
      return typeof said === 'string' ? [[name, said.split(',').map((each) => each.trim())] as const] : [];
    }),
  );

/** Reads data that a model card describes in place, as its own dataset; `undefined` for what has no name. */
export function datasetInPlace({ tree, path, parts }: Component): string | undefined {
  const { links, description } = contentOf(tree);
  const name = textOf(tree['name']) ?? textsOf(links)[0];
  if (name === undefined) return undefined;
  return parts.add('dataset', {
    path,
    said: { name, links, description },
    links: { supplier: [governor(tree, path, { parts })] },
    extra: besideContent(tree),
  });
}

const contentOf = (tree: Tree): DraftSaid => ({
  links: textsOf(treeOf(tree['contents'])['url']).filter((url) => /^https?:\/\//iu.test(url)),
  description: textOf(tree['description']),
});

function besideContent(tree: Tree): DraftExtra {
  const { url, attachment, properties } = treeOf(tree['contents']);
  const isAddress = /^https?:\/\//iu.test(textOf(url) ?? '');
  return {
    classification: wordsOf(tree['classification']),
    sensitiveData: wordsOf(tree['sensitiveData']),
    governance: wordsOf(tree['governance']),
    graphics: wordsOf(treeOf(tree['graphics'])['description']),
    contents: isAddress ? undefined : textOf(url),
    attachment: wordsOf(treeOf(attachment)['contentType']),
    ...beside({ properties }, []),
  };
}

/** The first organisation that governs data: who owns it, else who keeps it, else who looks after it. */
function governor(tree: Tree, path: TreePath, { parts }: Pick<Component, 'parts'>): string | undefined {
  const governance = treeOf(tree['governance']);
  const all = ['owners', 'custodians', 'stewards'].flatMap((role) => listOf(governance[role]));
  const names = all.flatMap((each) => textsOf(treeOf(treeOf(each)['organization'])['name']));
  return parts.supplier(names[0], [...path, 'governance']);
}
