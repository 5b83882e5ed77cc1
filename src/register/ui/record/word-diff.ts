/** A piece of two texts: what both have, what only the old one has, or what only the new one has. */
export type DiffPiece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** More comparisons than this would be felt; the middle of such texts is shown as wholly replaced. */
const mostComparisons = 400_000;

/** What changed from one text to another, word by word; spaces between words do not count. */
export function wordDiff(from: string, to: string): readonly DiffPiece[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  const head = sharedLength(a, b);
  const tail = sharedLength(a.slice(head).toReversed(), b.slice(head).toReversed());
  const [gone, fresh] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return joined([
    ...b.slice(0, head).map((word, place) => piece('same')(longer(word, a[place]))),
    ...middle(gone, fresh),
    ...b.slice(b.length - tail).map(piece('same')),
  ]);
}

/** Words, each with the space behind it. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/gu) ?? [];

const piece =
  (kind: DiffPiece['kind']) =>
  (text: string): DiffPiece => ({ kind, text });

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, place) => !isSameWord(word, b[place]));
  return differs === -1 ? a.length : differs;
}

const isSameWord = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && a.trimEnd() === b?.trimEnd();

/** Of two spellings of one word the one with a space behind it, so that the next word stands apart. */
const longer = (fresh: string, old = ''): string => (old.length > fresh.length ? old : fresh);

function middle(a: readonly string[], b: readonly string[]): readonly DiffPiece[] {
  if (a.length * b.length > mostComparisons) return [...a.map(piece('gone')), ...b.map(piece('new'))];
  return walk(a, b, longestShared(a, b));
}

type Table = readonly (readonly number[])[];

/** For each pair of ends, how many words the rests of both texts share in order. */
function longestShared(a: readonly string[], b: readonly string[]): Table {
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    const line = rows[row] ?? [];
    for (let column = b.length - 1; column >= 0; column -= 1) {
      line[column] = isSameWord(a[row], b[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return rows;
}

function walk(a: readonly string[], b: readonly string[], shared: Table): readonly DiffPiece[] {
  const pieces: DiffPiece[] = [];
  const at = (row: number, column: number): number => shared[row]?.[column] ?? 0;
  let [row, column] = [0, 0];
  while (row < a.length || column < b.length) {
    const [old, fresh] = [a[row], b[column]];
    if (fresh !== undefined && isSameWord(old, fresh)) {
      pieces.push({ kind: 'same', text: longer(fresh, old) });
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ kind: 'gone', text: old });
      row += 1;
    } else {
      pieces.push({ kind: 'new', text: fresh ?? '' });
      column += 1;
    }
  }
  return pieces;
}

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const all: DiffPiece[] = [];
  for (const next of pieces) {
    const last = all.at(-1);
    if (last?.kind === next.kind) all[all.length - 1] = { kind: last.kind, text: last.text + next.text };
    else all.push(next);
  }
  return all;
}
