import type { InputProblem } from '../../../kernel/problem.ts';
import { refusal } from '../../../kernel/problem.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { type Bom, type NotABom, newParts, type PartDraft, type PartKind, type Parts } from './parts.ts';
import { datasetBeside, datasetSaid, identitySaid, modelBeside, modelSaid } from './spdx-said.ts';
import { listOf, type Tree, type TreePath, textOf, textsOf, treeOf } from './tree.ts';

/** Reads an SPDX 3 document in JSON-LD: its AI packages as models, its dataset packages as datasets. */
export function readSpdx(document: Tree): Result<Bom, NotABom> {
  const elements = elementsIn(document);
  const problems = structureProblems(document, elements);
  if (problems.length > 0) return err(notValid(problems));
  const graph = graphOf(elements);
  const parts = newParts();
  const keys = new Map(
    elements.flatMap((element) => {
      const kind = kindOf(element.tree);
      return kind === undefined ? [] : [[idOf(element.tree) ?? '', partOf(kind, element, { graph, parts })] as const];
    }),
  );
  for (const element of elements) linkUp(element, { graph, parts, keys });
  sayLeftOut(elements, parts);
  return ok({ format: 'SPDX', version: versionOf(elements) ?? null, ...parts.all() });
}

const notValid = (problems: readonly InputProblem[]): NotABom =>
  refusal(
    'file_not_understood',
    'this is not a whole SPDX 3 document; mend what is told below or export it again',
    problems,
  );

type Element = { readonly tree: Tree; readonly path: TreePath };

/** The elements of a document: of its graph, or the one that it is. */
function elementsIn(document: Tree): readonly Element[] {
  const graph = document['@graph'];
  if (graph === undefined) return [{ tree: document, path: [] }];
  return listOf(graph).map((each, at) => ({ tree: treeOf(each), path: ['@graph', at] }));
}

const idOf = (tree: Tree): string | undefined => textOf(tree['spdxId']) ?? textOf(tree['@id']);

const typeOf = (tree: Tree): string | undefined => textOf(tree['type']) ?? textOf(tree['@type']);

const versionOf = (elements: readonly Element[]): string | undefined =>
  elements.flatMap(({ tree }) => textsOf(tree['specVersion']))[0];

/** What SPDX 3 asks of every document, and what links to nothing here or elsewhere. */
function structureProblems(document: Tree, elements: readonly Element[]): readonly InputProblem[] {
  const context = textsOf(document['@context']);
  const known = new Set(elements.flatMap(({ tree }) => idOf(tree) ?? []));
  return [
    ...(context.some((text) => /spdx\.org\/rdf\/3\./u.test(text))
      ? []
      : [problem(['@context'], 'required', 'names no context of SPDX 3')]),
    ...(elements.length === 0 ? [problem(['@graph'], 'required', 'holds no elements')] : []),
    ...elements.flatMap((element) => elementProblems(element, known)),
  ];
}

const problem = (path: TreePath, code: string, message: string): InputProblem => ({ path, code, message });

function elementProblems({ tree, path }: Element, known: ReadonlySet<string>): readonly InputProblem[] {
  const type = typeOf(tree);
  if (type === undefined) return [problem([...path, 'type'], 'required', '`type` is missing')];
  const isNamed = idOf(tree) !== undefined;
  const needsName = kindOf(tree) !== undefined;
  return [
    ...(isNamed ? [] : [problem([...path, 'spdxId'], 'required', '`spdxId` is missing')]),
    ...(needsName && textOf(tree['name']) === undefined
      ? [problem([...path, 'name'], 'required', '`name` is missing')]
      : []),
    ...(isRelationship(type) ? relationshipProblems({ tree, path }, known) : []),
  ];
}

const isRelationship = (type: string): boolean => type === 'Relationship' || type === 'LifecycleScopedRelationship';

function relationshipProblems({ tree, path }: Element, known: ReadonlySet<string>): readonly InputProblem[] {
  const missing = ['from', 'to', 'relationshipType'].filter((name) => textsOf(tree[name]).length === 0);
  const lost = (['from', 'to'] as const).flatMap((name) =>
    textsOf(tree[name])
      .filter((id) => id.startsWith('_:') && !known.has(id))
      .map((id) => problem([...path, name], 'not_found', `\`${id}\` is no element of this document`)),
  );
  return [...missing.map((name) => problem([...path, name], 'required', `\`${name}\` is missing`)), ...lost];
}

/** Which register an element belongs to; packages without a profile of their own say so by their purpose. */
function kindOf(tree: Tree): Exclude<PartKind, 'supplier'> | undefined {
  const type = typeOf(tree);
  if (type === 'ai_AIPackage') return 'model';
  if (type === 'dataset_DatasetPackage') return 'dataset';
  if (type !== 'software_Package') return undefined;
  const purpose = textOf(tree['software_primaryPurpose']);
  if (purpose === 'model') return 'model';
  return purpose === 'data' ? 'dataset' : undefined;
}

/** Elements by id, and what relationships say of each. */
type Graph = {
  readonly named: ReadonlyMap<string, Tree>;
  /** The targets of an element's relationships of one type. */
  readonly related: (from: string | undefined, type: string) => readonly string[];
};

function graphOf(elements: readonly Element[]): Graph {
  const named = new Map(
    elements.flatMap(({ tree }) => (idOf(tree) === undefined ? [] : [[idOf(tree) ?? '', tree] as const])),
  );
  const bySource = Map.groupBy(
    elements.filter(({ tree }) => isRelationship(typeOf(tree) ?? '')),
    ({ tree }) => textOf(tree['from']) ?? '',
  );
  const related = (from: string | undefined, type: string): readonly string[] =>
    (bySource.get(from ?? '') ?? []).flatMap(({ tree }) =>
      tree['relationshipType'] === type ? textsOf(tree['to']) : [],
    );
  return { named, related };
}

type Reader = { readonly graph: Graph; readonly parts: Parts };

function partOf(kind: 'model' | 'dataset', { tree, path }: Element, { graph, parts }: Reader): string {
  const said = kind === 'model' ? modelSaid(tree) : datasetSaid(tree);
  const draft: PartDraft = {
    path,
    said: { ...identitySaid(tree), ...said, licence: licenceOf(tree, graph) },
    links: { supplier: [supplierOf({ tree, path }, { graph, parts })] },
    extra: kind === 'model' ? modelBeside(tree) : datasetBeside(tree),
  };
  return parts.add(kind, draft);
}

/** The licence that its makers declare, else the one that was concluded. */
function licenceOf(tree: Tree, { named, related }: Graph): string | undefined {
  const id = idOf(tree);
  const found = related(id, 'hasDeclaredLicense')[0] ?? related(id, 'hasConcludedLicense')[0];
  const licence = named.get(found ?? '') ?? {};
  return textOf(licence['simplelicensing_licenseExpression']) ?? textOf(licence['name']) ?? found;
}

/** The agent that supplies a package, else the first that made it. */
function supplierOf({ tree, path }: Element, { graph, parts }: Reader): string | undefined {
  for (const name of ['suppliedBy', 'originatedBy']) {
    const agent = textsOf(tree[name])
      .map((id) => textOf(graph.named.get(id)?.['name']))
      .find((called) => called !== undefined);
    if (agent !== undefined) return parts.supplier(agent, [...path, name]);
  }
  return undefined;
}

type Linking = Reader & { readonly keys: ReadonlyMap<string, string> };

/** What a model was trained and tested on, and what it was made from. */
function linkUp({ tree, path }: Element, { graph, parts, keys }: Linking): void {
  const id = idOf(tree);
  if (kindOf(tree) !== 'model') return;
  const [trained, tested] = [graph.related(id, 'trainedOn'), graph.related(id, 'testedOn')];
  for (const [purpose, targets] of [
    ['training', trained],
    ['testing', tested],
  ] as const) {
    for (const target of targets) sayPurpose(target, purpose, { graph, parts });
  }
  const datasets = [...trained, ...tested].map((target) => keys.get(target));
  const base = [...graph.related(id, 'descendantOf'), ...ancestorsOf(id, graph)].map((target) => keys.get(target));
  parts.add('model', { path, said: identitySaid(tree), links: { datasets, baseModel: base.slice(0, 1) } });
}

/** `ancestorOf` is said of the older one. */
const ancestorsOf = (id: string | undefined, { named, related }: Graph): readonly string[] =>
  [...named.keys()].filter((older) => id !== undefined && related(older, 'ancestorOf').includes(id));

function sayPurpose(target: string, purpose: string, { graph, parts }: Reader): void {
  const tree = graph.named.get(target);
  if (tree && kindOf(tree) === 'dataset')
    parts.add('dataset', { path: [], said: { ...identitySaid(tree), purposes: purpose } });
}

const silent = new Set([
  'CreationInfo',
  'SpdxDocument',
  'software_Sbom',
  'Bom',
  'Relationship',
  'LifecycleScopedRelationship',
]);

function sayLeftOut(elements: readonly Element[], parts: Parts): void {
  const others = elements.filter(({ tree }) => {
    const type = typeOf(tree) ?? '';
    return kindOf(tree) === undefined && /^(?:software_|security_|build_)/u.test(type) && !silent.has(type);
  });
  const counted = Map.groupBy(others, ({ tree }) => typeOf(tree) ?? '');
  for (const [type, all] of counted) {
    const message = `${all.length} of the elements ${all.length === 1 ? 'is' : 'are'} \`${type}\`, for which there is no register; left out`;
    parts.notice({ path: all[0]?.path ?? [], code: 'component_left_out', message });
  }
}
