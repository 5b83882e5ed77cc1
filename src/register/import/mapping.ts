import type { InputProblem } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { isComputed, type Register, targetNames, writtenFieldsOf } from '../contract.ts';
import { coercerOf } from './coerce.ts';
import { type Correction, readCorrections } from './corrections.ts';
import { type Candidate, fits, looksLikeAddresses, looksLikeNames, looksLikeOptions, looksUnderstood } from './fits.ts';
import { foldKey, foldWords } from './fold.ts';
import { type FieldNames, fieldNames, likeness, sharesWord } from './headings.ts';
import { extraNameIn, isOwnHeading } from './own-format.ts';
import { type ColumnProfile, distinctness, profilesOf } from './profile.ts';
import { roleOf } from './roles.ts';
import type { Sliced } from './slices.ts';
import type { Table } from './table.ts';

/** How it came about that a column goes where it goes. */
export type MappingReason = 'exact' | 'known' | 'similar' | 'content' | 'remembered' | 'chosen' | 'computed' | 'none';

/** Where one column of a file goes. */
export type MappedColumn = {
  /** Counted from 1. */
  readonly number: number;
  readonly heading: string;
  /** A field's name, `extra`, or `none`. */
  readonly target: string;
  readonly reason: MappingReason;
  readonly filled: number;
  readonly samples: readonly string[];
  /** The extra field that takes what the column's target does not: every column has its own. */
  readonly extraName: string;
};

/** Values that the register holds already, by field: a column that holds the same ones is likelier to be that field. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

/** What a mapping rests on beside the table. */
export type MappingRequest = {
  readonly register: Register;
  readonly known?: KnownValues | undefined;
  /** Corrections as `column=field`, a column being its number or its heading. */
  readonly map?: readonly string[] | undefined;
  /** Where a file of the same source had its columns go, by their headings. */
  readonly remembered?: ReadonlyMap<string, string> | undefined;
};

/**
 * Proposes where each column goes, each field at most once, and puts a person's corrections over the proposal. Better an
 * extra field than a wrong one: nothing is lost as extra, and a person can say better.
 */
export function* mapColumns(
  table: Table,
  request: MappingRequest,
): Sliced<Result<readonly MappedColumn[], readonly InputProblem[]>> {
  const columns = yield* profilesOf(table);
  const corrections = readCorrections(request.map ?? [], { headings: table.headings, register: request.register });
  if (!corrections.ok) return err(corrections.error);
  const claims = yield* claimsOf(columns, request);
  const proposed = withTitle(settle(claims, corrections.value), columns, request.register);
  const settled = withRemembered(proposed, columns, request);
  return ok(columnsAs(columns, { settled, corrections: corrections.value, register: request.register }));
}

/** A column that could be a field. */
type Claim = {
  readonly column: number;
  readonly field: string;
  readonly reason: MappingReason;
  readonly score: number;
};

/** A field with what its claims are weighed by; `groups` says that it stands beside the title in a key, as an owner does. */
type Contender = Candidate & { readonly name: string; readonly names: FieldNames; readonly groups: boolean };

function contenders(register: Register): readonly Contender[] {
  const together = register.keys.filter((key) => key.length > 1).flat();
  return writtenFieldsOf(register).map(([name, field]) => {
    const role = roleOf(register, name);
    const groups = role !== 'title' && together.includes(name);
    return {
      name,
      field,
      role,
      groups,
      names: fieldNames(name, field),
      coerce: coercerOf(field, { order: 'month', role }),
    };
  });
}

function* claimsOf(columns: readonly ColumnProfile[], { register, known }: MappingRequest): Sliced<readonly Claim[]> {
  const fields = contenders(register);
  const claims: Claim[] = [];
  for (const column of columns) {
    if (column.heading === '' || extraNameIn(column.heading) !== undefined || isOwnHeading(column.heading)) continue;
    if (isComputedHeading(register, column.heading)) continue;
    claims.push(...fields.flatMap((contender) => claimOf(column, contender, known?.[contender.name] ?? [])));
    yield;
  }
  return claims.sort((a, b) => b.score - a.score || a.column - b.column);
}

function claimOf(column: ColumnProfile, contender: Contender, known: readonly string[]): readonly Claim[] {
  const alike = likeness(column.heading, contender.names);
  const base = { column: column.number, field: contender.name };
  if (alike && fits(contender, column, alike.reason === 'exact')) {
    const broad = contender.groups ? 10 * (1 - distinctness(column.values)) : 0;
    const score = alike.score * (0.4 + 0.6 * column.share) + broad + 40 * overlap(column, known);
    return [{ ...base, reason: alike.reason, score }];
  }
  const byContent =
    looksLikeOptions(contender, column) ||
    looksLikeAddresses(contender, column) ||
    (sharesWord(column.heading, contender.names) && looksUnderstood(contender, column));
  return byContent && !alike ? [{ ...base, reason: 'content', score: 40 * column.share }] : [];
}

/** The share of a column's different values that the register holds already in that field. */
function overlap({ values }: ColumnProfile, known: readonly string[]): number {
  if (known.length === 0) return 0;
  const held = new Set(known.map(foldKey));
  const distinct = [...new Set([...values.keys()].map(foldKey))];
  return distinct.length === 0 ? 0 : distinct.filter((value) => held.has(value)).length / distinct.length;
}

/** Columns with the field that each goes to. */
type Settled = ReadonlyMap<number, { readonly target: string; readonly reason: MappingReason }>;

/** Gives each field to its best claim, a person's corrections first. */
function settle(claims: readonly Claim[], corrections: readonly Correction[]): Settled {
  const settled = new Map<number, { target: string; reason: MappingReason }>();
  for (const { column, target } of corrections) settled.set(column, { target, reason: 'chosen' });
  const taken = new Set(corrections.map(({ target }) => target));
  for (const { column, field, reason } of claims) {
    if (settled.has(column) || taken.has(field)) continue;
    settled.set(column, { target: field, reason });
    taken.add(field);
  }
  return settled;
}

/** The proposal with what was remembered over it; a person's corrections stand above both. */
function withRemembered(proposed: Settled, columns: readonly ColumnProfile[], request: MappingRequest): Settled {
  if (!request.remembered) return proposed;
  const settled = new Map([...proposed].filter(([, { reason }]) => reason === 'chosen'));
  const taken = new Set([...settled.values()].map(({ target }) => target));
  for (const column of columns) {
    const target = rememberedTarget(column, request);
    if (target === undefined || settled.has(column.number) || isTaken(target, taken, request)) continue;
    const before = proposed.get(column.number) ?? unsettled(column, request.register);
    settled.set(column.number, before.target === target ? before : { target, reason: 'remembered' });
    taken.add(target);
  }
  for (const [number, place] of proposed)
    if (!settled.has(number) && !isTaken(place.target, taken, request)) settled.set(number, place);
  return settled;
}

/** Whether a field has its column; any number of columns may be extra or left out. */
const isTaken = (target: string, taken: ReadonlySet<string>, { register }: MappingRequest): boolean =>
  target in register.fields && taken.has(target);

/** Where a column went before, as far as the register still has that. */
function rememberedTarget({ heading }: ColumnProfile, { register, remembered }: MappingRequest): string | undefined {
  const target = heading === '' ? undefined : remembered?.get(heading);
  return target !== undefined && targetNames(register).includes(target) ? target : undefined;
}

/** Where nothing is called like the title, the file's list of names is: a column called some name, else the first that looks so. */
function withTitle(settled: Settled, columns: readonly ColumnProfile[], register: Register): Settled {
  if ([...settled.values()].some(({ target }) => target === register.title)) return settled;
  const free = columns.filter(
    (column) =>
      !settled.has(column.number) &&
      extraNameIn(column.heading) === undefined &&
      !isOwnHeading(column.heading) &&
      !isComputedHeading(register, column.heading) &&
      looksLikeNames(column),
  );
  const called = free.find(({ heading }) =>
    /\b(?:name|title|naam|nom|nombre|nome|titel|bezeichnung)\b/u.test(foldWords(heading)),
  );
  const column = called ?? free[0];
  return column ? new Map([...settled, [column.number, { target: register.title, reason: 'content' }]]) : settled;
}

/** How many values of a column a person is shown, and how much of each. */
const shown = { samples: 3, characters: 200 };

type Mapped = {
  readonly settled: Settled;
  readonly corrections: readonly Correction[];
  readonly register: Register;
};

function columnsAs(
  columns: readonly ColumnProfile[],
  { settled, corrections, register }: Mapped,
): readonly MappedColumn[] {
  const chosen = new Set(corrections.map(({ column }) => column));
  const taken = new Set(columns.flatMap(({ heading }) => extraNameIn(heading) ?? []));
  return columns.map((column): MappedColumn => {
    const own = extraNameIn(column.heading);
    const place = settled.get(column.number) ?? unsettled(column, register);
    return {
      number: column.number,
      heading: column.heading,
      target: place.target,
      reason: chosen.has(column.number) ? 'chosen' : place.reason,
      filled: column.filled,
      samples: [...column.values.keys()].slice(0, shown.samples).map((value) => value.slice(0, shown.characters)),
      extraName: own ?? freeName(column.heading, taken),
    };
  });
}

function unsettled(
  { heading }: Pick<ColumnProfile, 'heading'>,
  register: Register,
): { readonly target: string; readonly reason: MappingReason } {
  if (isComputedHeading(register, heading)) return { target: 'none', reason: 'computed' };
  return {
    target: heading === '' || isOwnHeading(heading) ? 'none' : 'extra',
    reason: extraNameIn(heading) === undefined && !isOwnHeading(heading) ? 'none' : 'exact',
  };
}

/** Whether a column of our own exports holds what we compute: it comes in nowhere, since it follows from the rest. */
const isComputedHeading = ({ fields }: Register, heading: string): boolean =>
  Object.entries(fields).some(([name, field]) => isComputed(field) && (heading === field.label || heading === name));

function freeName(heading: string, taken: Set<string>): string {
  let name = heading;
  for (let count = 2; taken.has(name); count += 1) name = `${heading} (${count})`;
  taken.add(name);
  return name;
}
