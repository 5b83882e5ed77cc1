import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import { nearestWord } from '../kernel/word.ts';

/** One file of a catalogue; `path` is relative to its folder, with `/`. */
export type SourceFile = { readonly path: string; readonly text: string };

/** What is wrong in a catalogue, and where; lines and columns count from 1. */
export type CatalogueFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** A file as it was read: its raw value, and where in it the place of a path stands. */
export type SourceText = {
  readonly raw: unknown;
  readonly faults: readonly CatalogueFault[];
  readonly at: (path: readonly PropertyKey[]) => Position;
  readonly atKey: (path: readonly PropertyKey[]) => Position;
};

type Position = Pick<CatalogueFault, 'file' | 'line' | 'column'>;

/** Reads a file of YAML 1.2. Anchors are not taken: what a rule says stands where it is said. Input may be hostile. */
export function readSource({ path: file, text }: SourceFile): SourceText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    schema: 'core',
  });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const at = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return position(node.range[0]);
    }
    return { file, line: 1, column: 1 };
  };
  const atKey = (path: readonly PropertyKey[]): Position => {
    const map = document.getIn(path.slice(0, -1), true);
    const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    return isNode(pair?.key) && pair.key.range ? position(pair.key.range[0]) : at(path);
  };
  const faults = [...document.errors, ...document.warnings, ...aliasesIn(document)].map(({ pos, message }) => ({
    ...position(pos[0]),
    message,
  }));
  return { raw: faults.length > 0 ? undefined : document.toJS(), faults, at, atKey };
}

function aliasesIn(document: Document): readonly { readonly pos: readonly [number]; readonly message: string }[] {
  const found: { pos: [number]; message: string }[] = [];
  const message = 'an alias is not taken: what a rule says stands where it is said';
  visit(document, { Alias: (_, { range }) => void found.push({ pos: [range?.[0] ?? 0], message }) });
  return found;
}

/** The faults that a schema finds, each in its place; a key that is not known comes with the nearest that is. */
export const schemaFaults = (
  source: SourceText,
  issues: readonly z.core.$ZodIssue[],
  path: readonly PropertyKey[],
): readonly CatalogueFault[] =>
  issues.flatMap((issue) => {
    const place = source.at([...path, ...issue.path]);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...source.atKey([...path, ...issue.path, key]),
        message: `"${key}" is not known here`,
      }));
    }
    return [
      {
        ...place,
        message: `${issue.path.length > 0 ? `"${issue.path.map(String).join('.')}" ` : ''}${lowered(issue.message)}`,
      },
    ];
  });

/** A sentence's first letter made small, so that it can follow a name. */
const lowered = (message: string): string => message.slice(0, 1).toLowerCase() + message.slice(1);

/** The words beside a word that is not known. */
export const orNear = (written: string, known: readonly string[]): string => {
  const near = nearestWord(written, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
};
