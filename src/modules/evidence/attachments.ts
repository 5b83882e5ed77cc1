import { sql } from 'kysely';
import { type Id, kindOfId } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { columnOf } from '../../register/contract.ts';
import { editRecord, lockRecord, type Register, recordNamed } from '../../register/index.ts';
import { type Operation, type Reading, type Work, workspaceOperation } from '../../store/index.ts';
import { evidenceContracts as contracts, evidence } from './contract.ts';

/** The operations by which evidence stands on records; `registers` are all that it can stand on. */
export const attachmentOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(contracts.attached, async ({ work, input, may }) => {
    const record = await recordNamed(registers, work, input.record);
    if (!record) return err(absent());
    const own = ownField(registers, input.record);
    const isOpen = !record.isArchived && may('evidence.edit') && (!own || may(`${own.register.kind}.edit`));
    return ok({
      evidence: [...(await work.read(attachedTo(work, input.record, own)))],
      abilities: { attach: isOpen, create: isOpen && may('evidence.create') && may('evidence.upload') },
    });
  }),
  workspaceOperation(contracts.attach, async ({ work, input }) => {
    if (!(await recordNamed(registers, work, input.record))) return err(absent());
    const place = placeOf(registers, input);
    return changed(work, place, (held) => [...held, place.other]);
  }),
  workspaceOperation(contracts.detach, async ({ work, input }) => {
    if (!(await recordNamed(registers, work, input.record))) return err(absent());
    const place = placeOf(registers, input);
    return changed(work, place, (held) => held.filter((id) => id !== place.other));
  }),
];

const absent = () => refusal('not_found', 'there is no such record in this workspace');

/** The field of evidence that holds records of a kind: its own, or the one for all that have none. */
const fieldFor = (record: string): 'systems' | 'models' | 'datasets' | 'suppliers' | 'documents' | 'others' => {
  const kind = kindOfId(record);
  return supports.find((name) => evidence.fields[name].to.kind === kind) ?? 'others';
};

const supports = ['systems', 'models', 'datasets', 'suppliers', 'documents'] as const;

type Attachment = { readonly evidence: Id<'evidence'>; readonly record: string };

/** A register with evidence of its own: its field that links to it. */
type OwnField = { readonly register: Register; readonly field: string };

/** The field of a record's own register that links to evidence, where its register has one. */
function ownField(registers: readonly Register[], record: string): OwnField | undefined {
  const kind = kindOfId(record);
  const register = registers.find((each) => each.kind === kind && each.kind !== evidence.kind);
  const field = Object.entries(register?.fields ?? {}).find(
    ([, each]) => each.kind === 'links' && each.to.kind === evidence.kind,
  );
  return register && field && { register, field: field[0] };
}

/** Where the link stands: with the record where its register has a field for it, otherwise with the evidence. */
const placeOf = (registers: readonly Register[], { evidence: id, record }: Attachment): Place => {
  const own = ownField(registers, record);
  return own ? { ...own, id: record, other: id } : { register: evidence, field: fieldFor(record), id, other: record };
};

type Place = OwnField & { readonly id: string; readonly other: string };

async function changed(
  work: Work,
  { register, field, id }: Place,
  change: (held: readonly string[]) => readonly string[],
): Promise<Result<{ entry: string | null }, Refusal<'not_found' | 'archived' | 'move_incomplete'>>> {
  const before = await lockRecord(register, work, id);
  if (!before) return err(absent());
  const held = before.values[field];
  const records = [...new Set(change(Array.isArray(held) ? held : []))];
  const edited = await editRecord(register, work, {
    target: { id, version: undefined, why: undefined },
    wanted: { values: { [field]: records.length === 0 ? null : records }, extra: {} },
  });
  if (edited.ok) return ok({ entry: work.lastEntry() ?? null });
  const { code, ...rest } = edited.error;
  if (code === 'not_found' || code === 'archived' || code === 'move_incomplete') return err({ code, ...rest });
  throw new Error(`evidence that is held cannot be changed: ${rest.detail}`);
}

type Attached = {
  readonly id: Id<'evidence'>;
  readonly name: string;
  readonly evidenceKind: string | null;
  readonly coversFrom: string | null;
  readonly coversUntil: string | null;
  readonly expiresOn: string | null;
  readonly file: { readonly revision: Id<'revision'>; readonly filename: string; readonly size: number } | null;
};

/** What supports a record, what expires first before all else. */
const attachedTo = ({ workspace }: Reading, record: string, own: OwnField | undefined) => sql<Attached>`
  select e.id, e.name, e.evidence_kind as "evidenceKind", e.covers_from as "coversFrom", e.covers_until as "coversUntil",
    e.expires_on as "expiresOn", (select jsonb_build_object('revision', r.id, 'filename', r.filename, 'size', r.size)
      from evidence_revision r where r.workspace_id = e.workspace_id and r.evidence_id = e.id
      order by r.number desc limit 1) as file
  from evidence e where e.workspace_id = ${workspace} and e.archived_at is null
    and ${own ? among(workspace, record, own) : sql`${sql.ref(`e.${fieldFor(record)}`)} @> array[${record}::text]`}
  order by e.expires_on nulls last, e.name, e.id limit 500`;

const among = (workspace: string, record: string, { register, field }: OwnField) => sql`e.id = any(array(
  select unnest(${sql.ref(columnOf(field))}) from ${sql.table(register.kind)}
  where workspace_id = ${workspace} and id = ${record}))`;
