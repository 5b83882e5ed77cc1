import { sql } from 'kysely';
import { memoryOf, type Reading } from '../../store/index.ts';

/** Counts over the AI systems of a workspace that are not archived: what is recorded of each, and where they stand. */
export const systemFacts = (reading: Reading): Promise<SystemFacts> =>
  reading.recall(facts, '', async () => {
    const [counts] = await reading.read(counted(reading.workspace));
    if (!counts) throw new Error('a count without groups has one row');
    return { ...counts, stages: await reading.read(byStage(reading.workspace)) };
  });

type Stage = { readonly stage: string | null; readonly systems: number };
type SystemFacts = Counts & { readonly stages: readonly Stage[] };

const facts = memoryOf<SystemFacts>(1);

type Counts = {
  readonly systems: number;
  readonly accountable: number;
  readonly owned: number;
  readonly roles: number;
  readonly purpose: number;
  readonly misuse: number;
  readonly affected: number;
  readonly autonomy: number;
  readonly inOperation: number;
  readonly inOperationAccountable: number;
  readonly imports: number;
};

/** All counts in one pass over the register. */
const counted = (workspace: string) => sql<Counts>`
  select count(*) as systems,
    count(accountable_person) as accountable,
    count(owner_unit) as owned,
    count(roles) as roles,
    count(intended_purpose) as purpose,
    count(foreseeable_misuse) as misuse,
    count(affected_people) as affected,
    count(autonomy) as autonomy,
    count(*) filter (where stage = 'operation') as "inOperation",
    count(*) filter (where stage = 'operation' and accountable_person is not null) as "inOperationAccountable",
    (select count(*) from import where workspace_id = ${workspace} and register = 'system') as imports
  from system where workspace_id = ${workspace} and archived_at is null`;

const byStage = (workspace: string) => sql<Stage>`
  select stage, count(*) as systems from system where workspace_id = ${workspace} and archived_at is null group by stage`;
