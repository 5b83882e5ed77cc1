import type { FieldProposal } from '../contract/import.ts';
import type { Field } from '../contract.ts';
import { isBlankChoice } from './blank.ts';
import { coercerOf } from './coerce.ts';
import { orderEvidence, shownOrder, usualOrder } from './dates.ts';
import { decimalMarkOf } from './decimals.ts';
import { foldTight } from './fold.ts';
import type { MappedColumn } from './mapping.ts';
import { shareOf, total } from './profile.ts';
import { eachSliced, type Sliced } from './slices.ts';
import type { Table } from './table.ts';
import { oneLine } from './tidy.ts';

/** The texts of a column that say something, and how often each is there. */
type Tally = ReadonlyMap<string, number>;

/** More different texts than this are counted as one column of prose. */
const mostDifferent = 2_000;
/** How much of a text is looked at: one character more than makes a text long. */
const longestLine = 300;
/** How long the name of a field may be. */
const longestLabel = 100;
/** A kind is proposed where it understands at least this share of the cells. */
const enough = 0.95;
const choices = { fewest: 2, most: 20, longest: 80, repeats: 3 } as const;

/** What a field made for a column would hold, for every column that goes to none: by its number. */
export function* proposeFields(
  { rows }: Pick<Table, 'rows'>,
  columns: readonly Pick<MappedColumn, 'number' | 'target' | 'extraName'>[],
): Sliced<ReadonlyMap<number, FieldProposal>> {
  const free = columns.filter(({ target }) => target === 'extra' || target === 'none');
  const seen = free.map(({ number, extraName }) => ({ number, extraName, texts: new Map<string, number>() }));
  yield* eachSliced(rows, ({ cells }) => {
    for (const { number, texts } of seen) count(texts, cells[number - 1]?.trim() ?? '');
  });
  return new Map(
    seen.map(({ number, extraName, texts }) => [
      number,
      { label: extraName.slice(0, longestLabel).trim(), ...contentOf(texts) },
    ]),
  );
}

function count(texts: Map<string, number>, cell: string): void {
  const text = cell.slice(0, longestLine + 1);
  const before = texts.get(text);
  if (text === '' || (before === undefined && texts.size >= mostDifferent)) return;
  texts.set(text, (before ?? 0) + 1);
}

/** What fits the texts of a column: the narrowest kind that an import would understand them as, else text. */
export function contentOf(texts: Tally): Omit<FieldProposal, 'label'> {
  const told = new Map([...texts].filter(([text]) => !isBlankChoice(text)));
  const kind = told.size === 0 ? undefined : closedKinds.find((each) => isUnderstood(each, told));
  if (kind) return { kind, options: [] };
  const options = optionsIn(told);
  if (options.length > 0) return { kind: 'oneOf', options };
  const isLong = [...told.keys()].some((text) => text.length > longestLine || text.includes('\n'));
  return { kind: isLong ? 'longText' : 'text', options: [] };
}

/** The narrowest first: `0` and `1` are answers before they are numbers, `20260301` is a day before it is one. */
const closedKinds = ['yesNo', 'date', 'number', 'urls'] as const;

type ClosedKind = (typeof closedKinds)[number];

/** Whether the texts could be of a kind although another would understand them: codes are no numbers, a count is no answer. */
const isPlausible: Readonly<Record<ClosedKind, (told: Tally) => boolean>> = {
  yesNo: (told) => told.size > 1 || ![...told.keys()].some((text) => /^\d+$/u.test(text)),
  date: () => true,
  number: (told) => ![...told.keys()].some((text) => /^0\d|\d{16}/u.test(text)),
  urls: () => true,
};

function isUnderstood(kind: ClosedKind, told: Tally): boolean {
  const about: Field = { kind, label: '', help: '', group: '' };
  const dates = orderEvidence(told.keys());
  const coerce = coercerOf(about, {
    order: shownOrder(dates) ?? usualOrder(dates),
    decimals: decimalMarkOf([...told.keys()]),
    role: 'other',
  });
  return isPlausible[kind](told) && shareOf(told, (text) => coerce(text).said === undefined) >= enough;
}

/** The choices that a column's texts are, the commonest first; none where they are too many, too long or each its own. */
function optionsIn(told: Tally): readonly string[] {
  const { fewest, most, longest, repeats } = choices;
  if (told.size < fewest || told.size > most * 2 || total(told) < told.size * repeats) return [];
  const byName = new Map<string, string>();
  for (const [text] of [...told].toSorted(([, one], [, other]) => other - one)) {
    const label = oneLine(text);
    const name = foldTight(label);
    if (name === '' || label.length > longest) return [];
    if (!byName.has(name)) byName.set(name, label);
  }
  return byName.size >= fewest && byName.size <= most ? [...byName.values()] : [];
}
