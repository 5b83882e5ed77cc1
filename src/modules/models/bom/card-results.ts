import type { Parts } from './parts.ts';
import { listOf, type Tree, type TreePath, textOf, treeOf, wordsOf } from './tree.ts';

/** One result of a card's `model-index`: what was measured, and on which dataset. */
export type Result = {
  readonly path: TreePath;
  readonly task: string | undefined;
  readonly dataset: { readonly name: string; readonly reference: string } | undefined;
  readonly lines: readonly string[];
};

/** The results of a card's `model-index`. A result that says not on which data it was measured is kept as text, and said. */
export function resultsOf(about: Tree, parts: Parts): readonly Result[] {
  return listOf(about['model-index']).flatMap((model, at) =>
    listOf(treeOf(model)['results']).map((each, index) => {
      const path = ['front matter', 'model-index', at, 'results', index];
      const result = resultOf(treeOf(each), path);
      if (result.dataset === undefined) {
        const message = 'the result names no dataset; it is kept in words only';
        parts.notice({ path: [...path, 'dataset'], code: 'required', message });
      }
      return result;
    }),
  );
}

function resultOf(tree: Tree, path: TreePath): Result {
  const [task, data] = [treeOf(tree['task']), treeOf(tree['dataset'])];
  const [type, name] = [textOf(data['type']), textOf(data['name'])];
  const reference = type ?? name;
  const dataset = reference === undefined ? undefined : { reference, name: name ?? reference };
  const said = [
    textOf(data['config']),
    textOf(data['split']) === undefined ? undefined : `${String(data['split'])} split`,
  ];
  const on =
    dataset === undefined ? undefined : `on ${[dataset.name, ...said.filter((text) => text !== undefined)].join(', ')}`;
  const about = [textOf(task['name']) ?? textOf(task['type']), on].filter((text) => text !== undefined).join(' ');
  return {
    path,
    task: textOf(task['type']),
    dataset,
    lines: listOf(tree['metrics']).map((each) => metricLine(treeOf(each), about)),
  };
}

/** `accuracy: 0.9 (image-classification on Beans, test split)` */
function metricLine(metric: Tree, about: string): string {
  const name = textOf(metric['name']) ?? textOf(metric['type']) ?? 'metric';
  return `${name}: ${wordsOf(metric['value']) ?? 'not said'}${about === '' ? '' : ` (${about})`}`;
}
