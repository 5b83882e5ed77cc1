import { sql } from 'kysely';
import { parseId } from '../kernel/id.ts';
import type { Work } from '../store/index.ts';
import type { HeldRecord } from './candidates.ts';
import { titleColumnOf } from './columns.ts';
import type { FieldValue, LinkTarget } from './contract/field.ts';
import type { Register } from './contract/register.ts';
import { foldKey } from './import/fold.ts';
import type { Plan } from './import/plan.ts';
import type { RowNotice } from './import/table.ts';
import { linkFields, listed } from './links.ts';
import { firstChanges, insertRecords, newRecord, type Write } from './write.ts';

type Values = Readonly<Record<string, FieldValue>>;

/**
 * What the links of an import come to. A file names linked records by their titles: those that are here are taken, and
 * for titles that nothing here has a record is made, with nothing in it but its title.
 */
export type LinkPlan = {
  /** How many records are made beside those of the file itself, by the word of their register. */
  readonly created: readonly Made[];
  /** Cells that name a record of any register which nothing here is called: of which register one should be is not known. */
  readonly problems: readonly RowNotice[];
  /** Values with ids in place of titles. */
  readonly resolved: (values: Values) => Values;
  readonly write: (about: Readonly<Record<string, string>>) => Promise<void>;
};

/** Finds what a plan links to; nothing is written before `write`. */
export async function planLinks(work: Work, { register, registers, planned }: LinkQuestion): Promise<LinkPlan> {
  const fields = linkFields(register);
  const targets = [...new Map(fields.map(({ to }) => [to.kind, to])).values()];
  const known = new Map<string, ReadonlyMap<string, string>>();
  const made: { readonly target: Register; readonly records: readonly Write['record'][] }[] = [];
  for (const to of targets) {
    const wanted = titlesWanted(fields, to, planned);
    const here = wanted.size === 0 ? new Map<string, string>() : await idsByTitle(work, to);
    if (to.kind === 'record') {
      known.set(to.kind, here);
      continue;
    }
    const target = registers.find(({ kind }) => kind === to.kind);
    const missing = [...wanted].filter(([key]) => !here.has(key));
    if (!target) throw new Error(`a field links to ${to.noun}, which is no register`);
    const records = missing.map(([, title]) => newRecord(target, work, { values: { [to.title]: title }, extra: {} }));
    known.set(to.kind, new Map([...here, ...missing.map(([key], at) => [key, records[at]?.id ?? ''] as const)]));
    if (records.length > 0) made.push({ target, records });
  }
  return {
    problems: unknownRecords(register, planned, known.get('record')),
    created: made.map(({ target, records }) => ({
      kind: target.kind,
      noun: target.noun,
      ...target.label,
      records: records.length,
    })),
    resolved: (values) => {
      const found = fields
        .filter(({ name }) => name in values)
        .map(({ name, field, to }) => {
          const ids = listed(values[name]).map((title) => known.get(to.kind)?.get(foldKey(title)) ?? title);
          return [name, field.kind === 'links' ? [...new Set(ids)] : (ids[0] ?? null)] as const;
        });
      return found.length === 0 ? values : { ...values, ...Object.fromEntries(found) };
    },
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

/** What planning links takes: the register of the file, all registers, and what the file comes to. */
export type LinkQuestion = {
  readonly register: Register;
  readonly registers: readonly Register[];
  readonly planned: Pick<Plan<HeldRecord>, 'creates' | 'updates'>;
};

/** The cells of a plan that name what is in none of the registers. */
function unknownRecords(
  register: Register,
  { creates, updates }: LinkQuestion['planned'],
  known: ReadonlyMap<string, string> | undefined,
): readonly RowNotice[] {
  const rows = [...creates, ...updates.map(({ row, changes }) => ({ row, values: changes.values }))];
  return linkFields(register)
    .filter(({ to }) => to.kind === 'record')
    .flatMap(({ name, field }) =>
      rows.flatMap(({ row, values }) =>
        listed(values[name])
          .filter((title) => known?.has(foldKey(title)) !== true)
          .map((title) => {
            const message = `nothing in any register is called \`${title}\`; write the name of a record that is here, or its id`;
            return { row, column: field.label, level: 'problem', code: 'not_found', message } as const;
          }),
      ),
    );
}

/** A plan with what its links add to its problems. */
export function withLinkProblems<P extends Pick<Plan<HeldRecord>, 'counts'>>(planned: P, { problems }: LinkPlan): P {
  if (problems.length === 0) return planned;
  const { counts } = planned;
  const notices = [...counts.notices, ...problems].slice(0, counts.notices.length + mostProblems);
  return { ...planned, counts: { ...counts, problems: counts.problems + problems.length, notices } };
}

const mostProblems = 500;

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

/** The titles that a file has for a target, folded, each with its first spelling. */
function titlesWanted(
  fields: ReturnType<typeof linkFields>,
  to: LinkTarget,
  { creates, updates }: LinkQuestion['planned'],
): ReadonlyMap<string, string> {
  const names = fields.filter((each) => each.to.kind === to.kind).map(({ name }) => name);
  const wanted = new Map<string, string>();
  const take = (values: Values): void => {
    for (const name of names)
      for (const title of listed(values[name])) if (!wanted.has(foldKey(title))) wanted.set(foldKey(title), title);
  };
  for (const { values } of creates) take(values);
  for (const { changes } of updates) take(changes.values);
  return wanted;
}

/** The ids of a target's records by their titles, folded, and by themselves; of two with one title the older counts. */
async function idsByTitle(work: Work, to: LinkTarget): Promise<ReadonlyMap<string, string>> {
  const rows = await work.read<{ id: string; title: string }>(sql`
    select id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
    where workspace_id = ${work.workspace} and archived_at is null order by id desc`);
  return new Map(
    rows.flatMap(({ id, title }) => [
      [foldKey(title), id] as const,
      ...(to.kind === 'record' || parseId(to.kind, id) ? [[foldKey(id), id] as const] : []),
    ]),
  );
}
