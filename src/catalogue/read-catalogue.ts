import type * as z from 'zod';
import {
  type Application,
  type Condition,
  type FactType,
  parseCondition,
  type Rule,
  type RuleSet,
  ruleSet,
  type Scope,
  withGivenDates,
} from '../engine/index.ts';
import { sha256, toHex, utf8 } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { orderFaults } from './question-order.ts';
import { factFaults } from './read-facts.ts';
import {
  caseShape,
  catalogueShape,
  documentShape,
  factShape,
  findingShape,
  fineShape,
  obligationShape,
  provisionShape,
  ruleShape,
} from './shapes.ts';
import {
  type CatalogueFault,
  orNear,
  readSource,
  type SourceFile,
  type SourceText,
  schemaFaults,
} from './source-text.ts';
import { isTranslation, readTranslations, type Translation } from './translations.ts';

/** Where a line stands: for messages, and for whoever wants to read it in its file. */
export type Standing = { readonly file: string; readonly line: number; readonly column: number };

export type Provision = z.infer<typeof provisionShape> & Standing;
export type CatalogueFact = z.infer<typeof factShape> & Standing;
export type FindingLine = z.infer<typeof findingShape> & Standing;
export type RuleLine = z.infer<typeof ruleShape> & Standing;
export type ObligationLine = z.infer<typeof obligationShape> & Standing;
export type DocumentLine = z.infer<typeof documentShape> & Standing;
export type FineLine = z.infer<typeof fineShape> & Standing;
export type CaseLine = z.infer<typeof caseShape> & Standing;

/** A law or a standard as data, checked as a whole. Every list is in the order of its files' names. */
export type Catalogue = {
  readonly about: z.infer<typeof catalogueShape>;
  /** SHA-256 over all files but its cases and translations, in hexadecimal: what a determination was made by. */
  readonly hash: string;
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly facts: ReadonlyMap<string, CatalogueFact>;
  readonly findings: ReadonlyMap<string, FindingLine>;
  readonly rules: ReadonlyMap<string, RuleLine>;
  readonly obligations: ReadonlyMap<string, ObligationLine>;
  readonly fines: ReadonlyMap<string, FineLine>;
  /** The documents that it asks for, by what they are assembled from. */
  readonly documents: ReadonlyMap<string, DocumentLine>;
  readonly cases: readonly CaseLine[];
  /** Rules and obligations as the engine takes them; an obligation is a finding of its own id. */
  readonly set: RuleSet;
  /** Its texts in other languages; its own is not among them. */
  readonly translations: ReadonlyMap<string, Translation>;
};

/**
 * Reads a catalogue from its files. Refuses with every fault at once, each with file, line and what is wrong. Input may be
 * hostile.
 */
export function readCatalogue(all: readonly SourceFile[]): Result<Catalogue, readonly CatalogueFault[]> {
  const files = all.filter(({ path }) => !isTranslation(path));
  const read = readLaw(files);
  if (!read.ok) return read;
  const others = all.filter(({ path }) => isTranslation(path));
  return ok({ ...read.value, translations: readTranslations(read.value, others) });
}

function readLaw(files: readonly SourceFile[]): Result<Omit<Catalogue, 'translations'>, readonly CatalogueFault[]> {
  const sources = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({ path: file.path, source: readSource(file) }));
  const faults: CatalogueFault[] = sources.flatMap(({ source }) => source.faults);
  const read = <Shape extends z.ZodType<{ readonly id: string }>>(folder: string, shape: Shape) =>
    linesOf(
      sources.filter(({ path }) => isIn(path, folder)),
      shape,
      faults,
    );
  const about = aboutOf(sources, faults);
  const [provisions, facts, findings] = [
    read('provisions', provisionShape),
    read('facts', factShape),
    read('findings', findingShape),
  ];
  const fines = read('fines', fineShape);
  const documents = read('documents', documentShape);
  const [rules, obligations, cases] = [
    read('rules', ruleShape),
    read('obligations', obligationShape),
    read('cases', caseShape),
  ];
  faults.push(...strangers(sources), ...sourceFaults({ provisions, facts, findings, rules, obligations, fines }));
  faults.push(...fineFaults(obligations, fines));
  faults.push(...orderFaults([...facts.values()], plain(facts)));
  faults.push(...caseFaults(cases, { facts, findings, obligations }));
  const types = Object.fromEntries([...facts].map(([id, { line }]) => [id, typeOf(line)]));
  const scope = { facts: withGivenDates(types), findings: new Set(findings.keys()) };
  const compiled = [...compileRules(rules, scope, faults), ...compileObligations(obligations, scope, faults)];
  const set = ruleSet(types, compiled);
  if (!set.ok && faults.length === 0)
    faults.push(...set.error.map((message) => ({ file: 'rules', line: 1, column: 1, message })));
  if (!about || !set.ok || faults.length > 0) return err(faults);
  return ok({
    about,
    hash: hashOf(files),
    provisions: plain(provisions),
    facts: plain(facts),
    findings: plain(findings),
    rules: plain(rules),
    obligations: plain(obligations),
    fines: plain(fines),
    documents: plain(documents),
    cases: [...plain(cases).values()],
    set: set.value,
  });
}

type Source = { readonly path: string; readonly source: SourceText };
type Line<T> = { readonly line: T & Standing; readonly source: SourceText; readonly index: number };
type Lines<T> = ReadonlyMap<string, Line<T>>;

const folders = ['provisions', 'facts', 'findings', 'rules', 'obligations', 'fines', 'documents', 'cases'];

const isIn = (path: string, folder: string): boolean =>
  path === `${folder}.yaml` || (path.startsWith(`${folder}/`) && path.endsWith('.yaml'));

const strangers = (sources: readonly Source[]): readonly CatalogueFault[] =>
  sources
    .filter(({ path }) => path !== 'catalogue.yaml' && !folders.some((folder) => isIn(path, folder)))
    .map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: `is no file of a catalogue; known are catalogue.yaml and ${folders.join(', ')}`,
    }));

function aboutOf(sources: readonly Source[], faults: CatalogueFault[]): z.infer<typeof catalogueShape> | undefined {
  const source = sources.find(({ path }) => path === 'catalogue.yaml')?.source;
  if (!source) {
    faults.push({ file: 'catalogue.yaml', line: 1, column: 1, message: 'is missing: it says what the catalogue is' });
    return undefined;
  }
  const parsed = catalogueShape.safeParse(source.raw);
  if (!parsed.success && source.faults.length === 0) faults.push(...schemaFaults(source, parsed.error.issues, []));
  return parsed.data;
}

function linesOf<Shape extends z.ZodType<{ readonly id: string }>>(
  sources: readonly Source[],
  shape: Shape,
  faults: CatalogueFault[],
): Lines<z.infer<Shape>> {
  const lines = new Map<string, Line<z.infer<Shape>>>();
  for (const { source } of sources) {
    if (source.faults.length > 0) continue;
    const raw: unknown = source.raw ?? [];
    if (!Array.isArray(raw)) faults.push({ ...source.at([]), message: 'must be a list' });
    else for (const [index, item] of raw.entries()) addLine(lines, { item, index, source, shape, faults });
  }
  return lines;
}

type Adding<Shape> = {
  readonly item: unknown;
  readonly index: number;
  readonly source: SourceText;
  readonly shape: Shape;
  readonly faults: CatalogueFault[];
};

function addLine<Shape extends z.ZodType<{ readonly id: string }>>(
  lines: Map<string, Line<z.infer<Shape>>>,
  { item, index, source, shape, faults }: Adding<Shape>,
): void {
  const parsed = shape.safeParse(item);
  if (!parsed.success) {
    faults.push(...schemaFaults(source, parsed.error.issues, [index]));
    return;
  }
  const standing = source.at([index]);
  const before = lines.get(parsed.data.id);
  if (before)
    faults.push({
      ...standing,
      message: `"${parsed.data.id}" is taken: ${before.line.file}, line ${before.line.line}`,
    });
  else lines.set(parsed.data.id, { line: { ...parsed.data, ...standing }, source, index });
}

const plain = <T>(lines: Lines<T>): ReadonlyMap<string, T & Standing> =>
  new Map([...lines].map(([id, { line }]) => [id, line]));

/** What the engine must know of a fact. */
function typeOf(fact: z.infer<typeof factShape>): FactType {
  if (fact.type === 'list')
    return { kind: 'list', of: Object.fromEntries(fact.of.map((inner) => [inner.id, plainType(inner)])) };
  return plainType(fact);
}

function plainType(fact: Exclude<z.infer<typeof factShape>, { type: 'list' }>): FactType {
  return 'options' in fact ? { kind: fact.type, options: Object.keys(fact.options) } : { kind: fact.type };
}

type Sourced = { readonly provisions: Lines<z.infer<typeof provisionShape>> } & Readonly<
  Record<'facts' | 'findings' | 'rules' | 'obligations' | 'fines', Lines<Citing>>
>;
type Citing = {
  readonly source: readonly string[];
  readonly applies?: readonly { readonly source?: readonly string[] | undefined }[] | undefined;
};

/** A source that is no provision of the catalogue. */
function sourceFaults({ provisions, ...others }: Sourced): readonly CatalogueFault[] {
  const known = [...provisions.keys()];
  return Object.values(others).flatMap((lines) =>
    [...lines.values()].flatMap(({ line, source, index }) =>
      sourcesIn(line).flatMap(({ id, path }) =>
        provisions.has(id)
          ? []
          : [{ ...source.at([index, ...path]), message: `there is no provision "${id}"${orNear(id, known)}` }],
      ),
    ),
  );
}

/** What a line cites, its days of effect too. */
const sourcesIn = ({ source, applies = [] }: Citing): readonly { id: string; path: readonly (string | number)[] }[] => [
  ...source.map((id, at) => ({ id, path: ['source', at] })),
  ...applies.flatMap((clause, nth) =>
    (clause.source ?? []).map((id, at) => ({ id, path: ['applies', nth, 'source', at] })),
  ),
];

/** A case's facts that are not asked or do not fit, and what it expects that nothing gives. */
function caseFaults(
  cases: Lines<z.infer<typeof caseShape>>,
  {
    facts,
    findings,
    obligations,
  }: Record<'findings' | 'obligations', Lines<unknown>> & { readonly facts: Lines<z.infer<typeof factShape>> },
): readonly CatalogueFault[] {
  const asked = plain(facts);
  const known = [...findings.keys(), ...obligations.keys()];
  return [...cases.values()].flatMap(({ line, source, index }) => {
    const wrong = factFaults(line.facts, asked).map(({ path, isName, message }) => {
      const place = [index, 'facts', ...path];
      return { ...(isName ? source.atKey(place) : source.at(place)), message };
    });
    const { from, ...lists } = line.expect;
    const expected = Object.entries({ ...lists, from: Object.keys(from) }).flatMap(([key, ids]) =>
      ids.map((id, at) => ({ id, path: [index, 'expect', key, at] })),
    );
    const unknown = expected
      .filter(({ id }) => !findings.has(id) && !obligations.has(id))
      .map(({ id, path }) => ({ ...source.at(path), message: `there is no finding "${id}"${orNear(id, known)}` }));
    return [...wrong, ...unknown];
  });
}

/** An obligation whose tier of fines is not there. */
const fineFaults = (
  obligations: Lines<z.infer<typeof obligationShape>>,
  fines: Lines<unknown>,
): readonly CatalogueFault[] =>
  [...obligations.values()].flatMap(({ line, source, index }) =>
    line.fine === undefined || fines.has(line.fine)
      ? []
      : [
          {
            ...source.at([index, 'fine']),
            message: `there is no tier of fines "${line.fine}"${orNear(line.fine, [...fines.keys()])}`,
          },
        ],
  );

function* compileRules(
  lines: Lines<z.infer<typeof ruleShape>>,
  scope: Scope,
  faults: CatalogueFault[],
): Iterable<Rule> {
  for (const { line, source, index } of lines.values()) {
    const place = { scope, source, faults };
    if (!scope.findings.has(line.finding)) {
      const message = `there is no finding "${line.finding}"${orNear(line.finding, [...scope.findings])}`;
      faults.push({ ...source.at([index, 'finding']), message });
    }
    const when = compile(line.when, [index, 'when'], place);
    const applies = compileClauses(line.applies, index, place);
    if (when) yield { id: line.id, finding: line.finding, when, from: line.from, until: line.until, applies };
  }
}

/** An obligation holds where one of its roles, one of its classes and its own condition do. */
function* compileObligations(
  lines: Lines<z.infer<typeof obligationShape>>,
  scope: Scope,
  faults: CatalogueFault[],
): Iterable<Rule> {
  for (const { line, source, index } of lines.values()) {
    const place = { scope, source, faults };
    const role = compile({ any: line.role }, [index, 'role'], { ...place, isOneLevelUp: true });
    const group = compile({ any: line.class }, [index, 'class'], { ...place, isOneLevelUp: true });
    const own = line.when === undefined ? undefined : compile(line.when, [index, 'when'], place);
    const applies = compileClauses(line.applies, index, place);
    if (!role || !group) continue;
    const when: Condition = { op: 'all', of: own ? [role, group, own] : [role, group] };
    yield { id: line.id, finding: line.id, when, from: line.from, until: line.until, applies };
  }
}

type Place = {
  readonly scope: Scope;
  readonly source: SourceText;
  readonly faults: CatalogueFault[];
  readonly isOneLevelUp?: boolean;
};

/** `isOneLevelUp`: the condition's first step is not in the file. */
function compile(
  raw: unknown,
  path: readonly (string | number)[],
  { scope, source, faults, isOneLevelUp = false }: Place,
): Condition | undefined {
  const parsed = parseCondition(raw, scope);
  if (parsed.ok) return parsed.value;
  for (const { path: inner, message } of parsed.error) {
    faults.push({ ...source.at([...path, ...(isOneLevelUp ? inner.slice(1) : inner)]), message });
  }
  return undefined;
}

function compileClauses(
  clauses: z.infer<typeof ruleShape>['applies'],
  index: number,
  place: Place,
): readonly Application[] | undefined {
  return clauses?.map(({ from, until, when }, at) => ({
    from,
    until,
    when: when === undefined ? undefined : compile(when, [index, 'applies', at, 'when'], place),
  }));
}

function hashOf(files: readonly SourceFile[]): string {
  const counted = files.filter(({ path }) => !isIn(path, 'cases')).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return toHex(sha256(utf8(JSON.stringify(counted.map(({ path, text }) => [path, text])))));
}
