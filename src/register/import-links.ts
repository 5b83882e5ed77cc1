import type { Work } from '../store/index.ts';
import type { HeldRecord } from './candidates.ts';
import { type FieldValue, type LinkTarget, mailFieldOf } from './contract/field.ts';
import type { Register } from './contract/register.ts';
import type { MappedColumn } from './import/mapping.ts';
import { type Plan, toldNotice } from './import/plan.ts';
import type { RowNotice, Table } from './import/table.ts';
import { planFiles } from './import-files.ts';
import { linkFields, listed } from './links.ts';
import { type NamedAs, type Names, namedAs, readNames } from './names.ts';
import { firstChanges, insertRecords, isSame, newRecord, type Write } from './write.ts';

type Values = Readonly<Record<string, FieldValue>>;

/**
 * What the links of an import come to. A file names linked records by their titles or by what else identifies them, as an
 * e-mail address does a person: those that are here are taken, and for a name that nothing here has a record is made, with
 * nothing in it but that. A name that several records have is a problem of its row: none of them is guessed.
 */
export type LinkPlan = {
  /** The plan as it stands when its links are known: a row that names what its record links to already changes nothing there. */
  readonly planned: Plan<HeldRecord>;
  /** How many records are made beside those of the file itself, by the word of their register. */
  readonly created: readonly Made[];
  /** Values with ids in place of names, and files as they came here. */
  readonly resolved: (values: Values) => Values;
  readonly write: (about: Readonly<Record<string, string>>) => Promise<void>;
};

/** What planning links takes: the register of the file, all registers, the file's columns, and what it comes to. */
export type LinkQuestion = {
  readonly register: Register;
  readonly registers: readonly Register[];
  readonly columns: readonly MappedColumn[];
  /** By which notices name their cells. */
  readonly table: Pick<Table, 'format' | 'headings'>;
  readonly planned: Plan<HeldRecord>;
  /** `valid`: rows with problems are left out, and do not stand in the way of the others. */
  readonly accept?: 'all' | 'valid';
};

/** Finds what a plan links to; nothing is written before `write`. */
export async function planLinks(work: Work, question: LinkQuestion): Promise<LinkPlan> {
  const { register, registers, planned } = question;
  const fields = linkFields(register);
  const targets = [...new Map(fields.map(({ to }) => [to.kind, to])).values()];
  const known = new Map<string, Names>();
  const made: { readonly target: Register; readonly records: readonly Write['record'][] }[] = [];
  for (const to of targets) {
    const wanted = wantedOf(fields, to, planned);
    if (wanted.size === 0) continue;
    if (to.kind === 'record') {
      known.set(to.kind, await readNames(work, to));
      continue;
    }
    const target = registers.find(({ kind }) => kind === to.kind);
    if (!target) throw new Error(`a field links to ${to.noun}, which is no register`);
    const names = await readNames(work, to);
    const records = madeFor(work, { to, target, names, wanted });
    known.set(to.kind, names);
    if (records.length > 0) made.push({ target, records });
  }
  const find: Find = (to, text) => known.get(to.kind)?.find(text) ?? [];
  const files = await planFiles(work, question);
  const linked = resolver(fields, find);
  const resolved = (values: Values) => files.resolved(linked(values));
  const notices = [...unclear(question, fields, find), ...files.notices];
  return {
    planned: settled(question, { notices, resolved }),
    created: made.map(({ target, records }) => ({
      kind: target.kind,
      noun: target.noun,
      ...target.label,
      records: records.length,
    })),
    resolved,
    write: async (about) => {
      for (const { target, records } of made) {
        for (let from = 0; from < records.length; from += batch) {
          const writes = records.slice(from, from + batch).map((record) => creation(target, record, about));
          await insertRecords(target, work, writes);
        }
      }
    },
  };
}

/** How many records of a register are made, and what they are called in English. */
type Made = Register['label'] & { readonly kind: string; readonly noun: string; readonly records: number };

type LinkFields = ReturnType<typeof linkFields>;

type Find = (to: LinkTarget, text: string) => readonly string[];

const batch = 100;

const creation = (target: Register, record: Write['record'], about: Readonly<Record<string, string>>): Write => ({
  record,
  entry: {
    event: `${target.kind}.created`,
    via: 'import',
    subject: { kind: target.kind, id: record.id, version: 1 },
    changes: firstChanges(target, record),
    about,
  },
});

/** The texts by which a file names records of a target; those with an address first, for they tell more. */
function wantedOf(
  fields: LinkFields,
  to: LinkTarget,
  { creates, updates }: LinkQuestion['planned'],
): ReadonlyMap<string, NamedAs> {
  const names = fields.filter((each) => each.to.kind === to.kind).map(({ name }) => name);
  const texts = new Set<string>();
  for (const values of [...creates.map((row) => row.values), ...updates.map(({ changes }) => changes.values)])
    for (const name of names) for (const text of listed(values[name])) texts.add(text);
  const said = [...texts].map((text) => [text, namedAs(to, text)] as const);
  return new Map([...said.filter(([, { mail }]) => mail), ...said.filter(([, { mail }]) => !mail)]);
}

type Making = {
  readonly to: LinkTarget;
  readonly target: Register;
  readonly names: Names;
  readonly wanted: ReadonlyMap<string, NamedAs>;
};

/** A new record for each name that nothing has; from then on the name is its own. */
function madeFor(work: Work, { to, target, names, wanted }: Making): readonly Write['record'][] {
  const mailField = mailFieldOf(to);
  const records: Write['record'][] = [];
  for (const [text, said] of wanted) {
    if (names.find(text).length > 0) continue;
    const mail = mailField !== undefined && said.mail !== undefined ? { [mailField]: said.mail } : {};
    const record = newRecord(target, work, { values: { [to.title]: said.title, ...mail }, extra: {} });
    names.add(record.id, said);
    records.push(record);
  }
  return records;
}

const resolver =
  (fields: LinkFields, find: Find): LinkPlan['resolved'] =>
  (values) => {
    const found = fields
      .filter(({ name }) => name in values)
      .map(({ name, field, to }) => {
        const ids = listed(values[name]).map((text) => find(to, text)[0] ?? text);
        return [name, field.kind === 'links' ? [...new Set(ids)] : (ids[0] ?? null)] as const;
      });
    return found.length === 0 ? values : { ...values, ...Object.fromEntries(found) };
  };

/** The names in rows that several records have, and those that could be of any register and nothing has. */
function unclear({ planned, columns }: LinkQuestion, fields: LinkFields, find: Find): readonly RowNotice[] {
  const heading = new Map(columns.map((column) => [column.target, column.heading]));
  const rows = [
    ...planned.creates.map(({ row, values }) => ({ row, values })),
    ...planned.updates.map(({ row, changes }) => ({ row, values: changes.values })),
  ];
  return rows.flatMap(({ row, values }) =>
    fields.flatMap(({ name, to }) =>
      listed(values[name]).flatMap((text): readonly RowNotice[] => {
        const said = whyUnclear(to, { text, count: find(to, text).length });
        return said ? [{ row, column: heading.get(name) ?? null, level: 'problem', ...said }] : [];
      }),
    ),
  );
}

/** What is wrong with a name of so many records; a name that nothing in a register has becomes a record's there. */
function whyUnclear(to: LinkTarget, { text, count }: { readonly text: string; readonly count: number }) {
  const written = text.slice(0, 80);
  if (count === 0 && to.kind === 'record') {
    const message = `nothing in any register is called \`${written}\`; write the name of a record that is here, or its id`;
    return { code: 'not_found', message };
  }
  if (count < 2) return undefined;
  const better = mailFieldOf(to) === undefined ? 'reference or id' : 'e-mail address or id';
  const message = `\`${written}\` may be any of ${count} records of ${to.noun}; write the ${better} of the one that is meant`;
  return { code: 'name_of_several', message };
}

const mostTold = 500;

type Settling = Pick<LinkPlan, 'resolved'> & { readonly notices: readonly RowNotice[] };

/** The plan with what its links say: what a record links to already by another name is no change, and problems are told. */
function settled({ planned, accept, table }: LinkQuestion, { notices, resolved }: Settling): Plan<HeldRecord> {
  const refused = new Set(notices.map(({ row }) => row));
  const leavesOut = accept === 'valid';
  const stays = ({ row }: { readonly row: number }): boolean => !(leavesOut && refused.has(row));
  const updates = planned.updates.map((update) => withoutWhatIsSo(update, resolved));
  const [creates, kept] = [planned.creates.filter(stays), updates.filter(isLeft).filter(stays)];
  const same = updates.length - updates.filter(isLeft).length;
  const { counts } = planned;
  return {
    ...planned,
    creates,
    updates: kept,
    unchanged: planned.unchanged + same,
    isRefused: planned.isRefused || (!leavesOut && notices.length > 0),
    counts: {
      ...counts,
      created: creates.length,
      updated: kept.length,
      unchanged: counts.unchanged + same,
      others: counts.others - (leavesOut ? 0 : refused.size),
      leftOut: counts.leftOut + (leavesOut ? refused.size : 0),
      problems: counts.problems + notices.length,
      notices: [...notices.slice(0, mostTold).map((notice) => toldNotice(notice, table)), ...counts.notices],
    },
  };
}

type Update = Plan<HeldRecord>['updates'][number];

/** An update without the links that its record has already by another name. */
function withoutWhatIsSo(update: Update, resolved: LinkPlan['resolved']): Update {
  const found = Object.entries(resolved(update.changes.values));
  const changed = found.filter(([name, value]) => !isSame(update.record.recorded[name] ?? null, value));
  if (changed.length === found.length) return update;
  const names = new Set(changed.map(([name]) => name));
  const values = Object.fromEntries(Object.entries(update.changes.values).filter(([name]) => names.has(name)));
  return { ...update, changes: { ...update.changes, values } };
}

const isLeft = ({ changes: { values, extra } }: Update): boolean =>
  Object.keys(values).length + Object.keys(extra).length > 0;
