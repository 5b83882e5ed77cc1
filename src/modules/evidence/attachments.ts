import { sql } from 'kysely';
import { type Id, kindOfId } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { editRecord, lockRecord, type Register, recordNamed } from '../../register/index.ts';
import { type Operation, type Reading, type Work, workspaceOperation } from '../../store/index.ts';
import { evidenceContracts as contracts, evidence } from './contract.ts';

/** The operations by which evidence stands on records; `registers` are all that it can stand on. */
export const attachmentOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(contracts.attached, async ({ work, input, may }) => {
    const record = await recordNamed(registers, work, input.record);
    if (!record) return err(absent());
    const isOpen = !record.isArchived && may('evidence.edit');
    return ok({
      evidence: [...(await work.read(attachedTo(work, input.record)))],
      abilities: { attach: isOpen, create: isOpen && may('evidence.create') && may('evidence.upload') },
    });
  }),
  workspaceOperation(contracts.attach, async ({ work, input }) => {
    if (!(await recordNamed(registers, work, input.record))) return err(absent());
    return changed(work, input, (held) => [...held, input.record]);
  }),
  workspaceOperation(contracts.detach, async ({ work, input }) => {
    if (!(await recordNamed(registers, work, input.record))) return err(absent());
    return changed(work, input, (held) => held.filter((id) => id !== input.record));
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

async function changed(
  work: Work,
  { evidence: id, record }: Attachment,
  change: (held: readonly string[]) => readonly string[],
): Promise<Result<{ entry: string | null }, Refusal<'not_found' | 'archived'>>> {
  const before = await lockRecord(evidence, work, id);
  if (!before) return err(refusal('not_found', 'there is no evidence with this id in this workspace'));
  const field = fieldFor(record);
  const held = before.values[field];
  const records = [...new Set(change(Array.isArray(held) ? held : []))];
  const edited = await editRecord(evidence, work, {
    target: { id, version: undefined, why: undefined },
    wanted: { values: { [field]: records.length === 0 ? null : records }, extra: {} },
  });
  if (edited.ok) return ok({ entry: work.lastEntry() ?? null });
  const { code, ...rest } = edited.error;
  if (code === 'not_found' || code === 'archived') return err({ code, ...rest });
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
const attachedTo = ({ workspace }: Reading, record: string) => sql<Attached>`
  select e.id, e.name, e.evidence_kind as "evidenceKind", e.covers_from as "coversFrom", e.covers_until as "coversUntil",
    e.expires_on as "expiresOn", (select jsonb_build_object('revision', r.id, 'filename', r.filename, 'size', r.size)
      from evidence_revision r where r.workspace_id = e.workspace_id and r.evidence_id = e.id
      order by r.number desc limit 1) as file
  from evidence e where e.workspace_id = ${workspace} and e.archived_at is null
    and ${sql.ref(`e.${fieldFor(record)}`)} @> array[${record}::text]
  order by e.expires_on nulls last, e.name, e.id limit 500`;
