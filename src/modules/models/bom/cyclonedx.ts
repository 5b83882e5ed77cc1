import { refusal } from '../../../kernel/problem.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { datasetOfComponent } from './cyclonedx-dataset.ts';
import { modelOfComponent } from './cyclonedx-model.ts';
import type { Component } from './cyclonedx-said.ts';
import { type Bom, type NotABom, newParts, type Parts } from './parts.ts';
import { type BomVersion, bomVersions, schemaProblems } from './schemas.ts';
import { listOf, type Tree, type TreePath, textOf, treeOf } from './tree.ts';

/** Reads a CycloneDX document of version 1.6 or 1.7; refuses what its official schema refuses, with every place. */
export function readCycloneDx(document: Tree): Result<Bom, NotABom> {
  const version = bomVersions.find((each) => each === document['specVersion']);
  if (version === undefined) return err(otherVersion(document['specVersion']));
  const problems = schemaProblems(version, document);
  if (problems.length > 0) return err(notValid(version, problems));
  const parts = newParts();
  const found = componentsOf(document);
  const named = new Map(found.flatMap(({ tree, path }) => namesIn(tree, path)));
  for (const each of found) takeComponent({ ...each, named, parts });
  sayLeftOut(document, found, parts);
  return ok({ format: 'CycloneDX', version, ...parts.all() });
}

const otherVersion = (said: unknown): NotABom =>
  refusal(
    'file_not_understood',
    `this is CycloneDX \`${textOf(said) ?? 'of no version'}\`, and 1.6 and 1.7 are read; export it in one of these`,
    [{ path: ['specVersion'], code: 'not_one_of', message: 'must be `1.6` or `1.7`' }],
  );

const notValid = (version: BomVersion, problems: NonNullable<NotABom['problems']>): NotABom =>
  refusal(
    'file_not_understood',
    `this is not valid CycloneDX ${version}: ${problems.length === 1 ? 'one place breaks' : `${problems.length} places break`} its schema; mend ${problems.length === 1 ? 'it' : 'them'} or export the file again`,
    problems,
  );

type Found = Pick<Component, 'tree' | 'path'>;

/** Every component, those inside of components too; first the one that the document is about. */
function componentsOf(document: Tree): readonly Found[] {
  const about = treeOf(document['metadata'])['component'];
  const first = about === undefined ? [] : [{ tree: treeOf(about), path: ['metadata', 'component'] }];
  return [...first.flatMap(withInner), ...inList(document['components'], ['components'])];
}

const inList = (value: unknown, path: TreePath): readonly Found[] =>
  listOf(value).flatMap((each, at) => withInner({ tree: treeOf(each), path: [...path, at] }));

const withInner = (found: Found): readonly Found[] => [
  found,
  ...inList(found.tree['components'], [...found.path, 'components']),
];

/** What of a component can be linked to by its `bom-ref`: itself, and each of its data. */
const namesIn = (tree: Tree, path: TreePath): readonly (readonly [string, Found])[] =>
  [
    { tree, path },
    ...listOf(tree['data']).map((each, at) => ({ tree: treeOf(each), path: [...path, 'data', at] })),
  ].flatMap((found) => {
    const name = textOf(found.tree['bom-ref']);
    return name === undefined ? [] : [[name, found] as const];
  });

function takeComponent(component: Component): void {
  if (component.tree['type'] === 'machine-learning-model') modelOfComponent(component);
  if (component.tree['type'] === 'data') datasetOfComponent(component);
}

/** Says what a document holds beside models and data: it is not lost silently. */
function sayLeftOut(document: Tree, found: readonly Found[], parts: Parts): void {
  const others = found.filter(({ tree }) => tree['type'] !== 'machine-learning-model' && tree['type'] !== 'data');
  const counted = Map.groupBy(others, ({ tree }) => String(tree['type']));
  for (const [type, all] of counted) {
    const message = `${all.length} of the components ${all.length === 1 ? 'is' : 'are'} \`${type}\`, for which there is no register; left out`;
    parts.notice({ path: all[0]?.path ?? [], code: 'component_left_out', message });
  }
  for (const name of ['services', 'vulnerabilities', 'declarations', 'definitions', 'formulation']) {
    if (document[name] === undefined) continue;
    parts.notice({
      path: [name],
      code: 'section_left_out',
      message: `\`${name}\` is about no model and no dataset; left out`,
    });
  }
}
