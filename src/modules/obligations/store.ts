import { sql } from 'kysely';
import type { Answer } from '../../catalogue/index.ts';
import { type RecordRow, recordOf, selection, tableOf, writeMany } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import { obligations } from './contract.ts';
import { findingsIn } from './found.ts';
import { type Findings, type TakingUp, takingUp } from './rules.ts';

/** What one determination found for one system. */
export type Taken = Findings & { readonly system: string };

/** What taking up has written, and what may hold beside it, by system. */
export type TakenUp = {
  readonly made: number;
  readonly changed: number;
  readonly mayHold: ReadonlyMap<string, readonly string[]>;
};

/**
 * Brings the register of obligations in step with what determinations found, for as many systems as are given, in four
 * statements. The systems are held against other takings up until the transaction ends. Systems that are not in the
 * workspace, or archived, are passed over.
 */
export async function takeUpFindings(work: Work, taken: readonly Taken[]): Promise<TakenUp> {
  const systems = await heldSystems(work, taken);
  const held = await heldObligations(work, [...systems.keys()]);
  const plans = taken
    .filter(({ system }) => systems.has(system))
    .map(({ system, ...findings }) => {
      const records = (held.get(system) ?? []).map((record) => ({ ...record, isArchived: record.archivedAt !== null }));
      return { system, why: 'found by a determination', ...takingUp(findings, records) };
    });
  const before = new Map([...held.values()].flat().map((record) => [record.id, record]));
  const written = await writeMany(obligations, work, {
    made: plans.flatMap(({ system, made, why }) =>
      made.map((values) => ({ values: { ...values, system, owner: systems.get(system) ?? null }, extra: {}, why })),
    ),
    changed: plans.flatMap(({ changed }) => changed.flatMap((change) => changeTo(before.get(change.id), change))),
  });
  return { ...written, mayHold: new Map(plans.map(({ system, mayHold }) => [system, mayHold])) };
}

const changeTo = (before: RecordRow | undefined, { values, why }: TakingUp['changed'][number]) =>
  before ? [{ before, wanted: { values, extra: {} }, why }] : [];

/** One system with the answer that was accepted of it; `determination` is the id of its record. */
export type Answered = { readonly system: string; readonly answer: Answer; readonly determination: string };

/** The same for systems, from the answers that were accepted; what one answer says of several is read once. */
export function takeUpAnswers(work: Work, answered: readonly Answered[]): Promise<TakenUp> {
  const read = new Map<Answer, Findings>();
  const found = ({ answer, determination }: Answered): Findings => {
    const findings = read.get(answer) ?? findingsIn(answer, determination);
    read.set(answer, findings);
    return { ...findings, determination };
  };
  return takeUpFindings(
    work,
    answered.map((each) => ({ system: each.system, ...found(each) })),
  );
}

/** Each system with whoever is accountable for it, locked. */
async function heldSystems(work: Work, taken: readonly Taken[]): Promise<ReadonlyMap<string, string | null>> {
  const ids = [...new Set(taken.map(({ system }) => system))].toSorted();
  const rows = await work.read(sql<{ id: string; accountable: string | null }>`
    select id, accountable_person as accountable from system
    where workspace_id = ${work.workspace} and id = any(${ids}::text[]) and archived_at is null order by id for update`);
  return new Map(rows.map(({ id, accountable }) => [id, accountable]));
}

async function heldObligations(
  work: Work,
  systems: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordRow[]>> {
  const rows = await work.read<
    Record<string, unknown>
  >(sql`select ${selection(obligations)} from ${tableOf(obligations)}
    where workspace_id = ${work.workspace} and system = any(${systems}::text[]) order by id for update`);
  return Map.groupBy(
    rows.map((row) => recordOf(obligations, row)),
    ({ values }) => String(values['system']),
  );
}
