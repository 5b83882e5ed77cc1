import { type RawBuilder, sql } from 'kysely';
import type { Json } from '../../kernel/canonical.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Change, EntryDraft, Work } from '../../store/index.ts';
import { type CustomField, type CustomOption, customName, freeWord } from '../contract/custom.ts';
import { mostFields } from '../contract/custom-fields.ts';
import type { Register } from '../contract/register.ts';
import { columns, readCustomFields } from './definitions.ts';

type Changed<Code extends string> = Promise<Result<CustomField, Refusal<Code>>>;

/** What a new field is to be. */
export type NewField = Pick<CustomField, 'label' | 'help' | 'kind' | 'group' | 'required'> & {
  readonly unit: string | null;
  readonly target: string | null;
  readonly options: readonly string[];
};

/** An option as an edit names it: without a value it is new. */
export type WantedOption = { readonly value?: string | undefined; readonly label: string };

/** What a field is to become; what is left out stays. */
export type FieldChange = {
  readonly [Name in 'label' | 'help' | 'group' | 'required' | 'unit' | 'position']?: CustomField[Name] | undefined;
} & { readonly options?: readonly WantedOption[] | undefined };

/** The field that a change is for, the version of it that its author has read, and why. */
export type FieldTarget = {
  readonly id: string;
  readonly version: number | undefined;
  readonly why: string | undefined;
};

/** Adds a field to a register; its name is made of its label. */
export async function defineField(
  register: Register,
  work: Work,
  { wanted, registers }: { readonly wanted: NewField; readonly registers: readonly Register[] },
): Changed<'name_taken' | 'too_many_fields' | 'unknown_target'> {
  const there = await fieldsThere(register, work);
  if (there.length >= mostFields)
    return err(refusal('too_many_fields', `a register has at most ${mostFields} fields of your own; use one of them`));
  if (wanted.target !== null && !registers.some(({ kind }) => kind === wanted.target)) {
    const kinds = registers.map(({ kind }) => `\`${kind}\``).join(', ');
    return err(refusal('unknown_target', `\`${wanted.target}\` is no register; write one of ${kinds}`));
  }
  if (isTaken(register, there, wanted.label)) return err(labelTaken(wanted.label));
  const field: CustomField = {
    ...wanted,
    id: work.ids('field'),
    register: register.kind,
    name: customName(wanted.label, new Set(there.map(({ name }) => name))),
    options: withValues(wanted.options.map((label) => ({ label }))),
    position: Math.floor(there.at(-1)?.position ?? 0) + 1,
    version: 1,
    archivedAt: null,
  };
  const { id, name, label, help, kind, group, required, unit, options, target, position } = field;
  const insertion = sql<CustomField>`insert into custom_field (workspace_id, id, register, name, label, help, kind, field_group,
      required, unit, options, target, position, version, created_at, updated_at)
    values (${work.workspace}, ${id}, ${register.kind}, ${name}, ${label}, ${help}, ${kind}, ${group}, ${required}, ${unit},
      ${JSON.stringify(options)}::jsonb, ${target}, ${position}, 1, ${work.now}, ${work.now}) returning ${columns}`;
  const first = { register: register.kind, name, kind, ...(target === null ? {} : { target }) };
  const changes = {
    ...Object.fromEntries(Object.entries(first).map(([place, to]) => [place, { from: null, to }])),
    ...changesBetween(undefined, field),
  };
  return ok(
    await written(work, insertion, { event: 'field.defined', subject: { kind: 'field', id, version: 1 }, changes }),
  );
}

/** Changes a field; where nothing differs nothing is written. No option that is there goes: records may have it. */
export async function editField(
  register: Register,
  work: Work,
  { target, wanted }: { readonly target: FieldTarget; readonly wanted: FieldChange },
): Changed<'not_found' | 'changed_meanwhile' | 'archived' | 'name_taken' | 'options_stay'> {
  const found = await lockField(register, work, target);
  if (!found.ok) return found;
  const field = found.value;
  if (field.archivedAt !== null)
    return err(refusal('archived', 'an archived field cannot be changed; restore it first'));
  const there = (await fieldsThere(register, work)).filter(({ id }) => id !== field.id);
  const { options, position, label } = wanted;
  if (label !== undefined && isTaken(register, there, label)) return err(labelTaken(label));
  const stays = field.options.find(({ value }) => options && !options.some((each) => each.value === value));
  if (stays)
    return err(
      refusal('options_stay', `records may have \`${stays.label}\`; keep it among the options, and rename it`),
    );
  const after = changed(field, wanted);
  const moved = position === undefined ? undefined : { there, to: position };
  return ok(await replaceField(work, field, { after, event: 'changed', why: target.why, moved }));
}

const changed = (field: CustomField, wanted: FieldChange): CustomField => ({
  ...field,
  label: wanted.label ?? field.label,
  help: wanted.help ?? field.help,
  group: wanted.group ?? field.group,
  required: wanted.required ?? field.required,
  unit: wanted.unit === undefined ? field.unit : wanted.unit,
  options: wanted.options ? withValues(wanted.options) : field.options,
});

/** Archives a field or brings it back; the values that records have stay either way. */
export async function setFieldArchived(
  register: Register,
  work: Work,
  { target, to }: { readonly target: FieldTarget; readonly to: 'archived' | 'restored' },
): Changed<'not_found' | 'changed_meanwhile' | 'archived' | 'not_archived' | 'name_taken'> {
  const found = await lockField(register, work, target);
  if (!found.ok) return found;
  const field = found.value;
  if (to === 'archived' && field.archivedAt !== null) return err(refusal('archived', 'this field is archived already'));
  if (to === 'restored' && field.archivedAt === null) return err(refusal('not_archived', 'this field is not archived'));
  const others = (await fieldsThere(register, work)).filter(({ id }) => id !== field.id);
  if (to === 'restored' && isTaken(register, others, field.label)) return err(labelTaken(field.label));
  const after = { ...field, archivedAt: to === 'archived' ? work.now : null };
  return ok(await replaceField(work, field, { after, event: to, why: target.why, moved: undefined }));
}

const fieldsThere = async (register: Register, work: Work): Promise<readonly CustomField[]> =>
  (await readCustomFields(work)).filter((field) => field.register === register.kind);

const folded = (label: string): string => label.trim().toLowerCase().replaceAll(/\s+/gu, ' ');

/** Files know fields by their labels: no two that are in use share one. */
const isTaken = (register: Register, there: readonly CustomField[], label: string): boolean => {
  const own = new Set(there.map(({ name }) => name));
  const declared = Object.entries(register.fields).filter(([name]) => !own.has(name) && !name.startsWith('custom_'));
  const live = there.filter(({ archivedAt }) => archivedAt === null);
  return [...declared.map(([, field]) => field), ...live].some((each) => folded(each.label) === folded(label));
};

const labelTaken = (label: string) =>
  refusal('name_taken', `there is a field called \`${label}\` already; choose another name`, [
    { path: ['label'], code: 'name_taken', message: `\`${label}\` is taken; choose another name` },
  ]);

function withValues(options: readonly WantedOption[]): readonly CustomOption[] {
  const taken = new Set(options.flatMap(({ value }) => (value === undefined ? [] : [value])));
  return options.map(({ value, label }) => {
    const own = value ?? freeWord(label, taken, 'option');
    taken.add(own);
    return { value: own, label };
  });
}

/** What of a field changes, as an entry says it. */
const partsOf = (field: CustomField): Readonly<Record<string, Json>> => ({
  label: field.label,
  help: field.help,
  group: field.group,
  required: field.required,
  unit: field.unit,
  options: field.options.map(({ value, label }) => `${value}: ${label}`),
  position: field.position,
  archivedAt: field.archivedAt,
});

function changesBetween(before: CustomField | undefined, after: CustomField): Record<string, Change> {
  const [from, to] = [before ? partsOf(before) : {}, partsOf(after)];
  const names = Object.keys(to).filter((name) => JSON.stringify(from[name] ?? null) !== JSON.stringify(to[name]));
  return Object.fromEntries(names.map((name) => [name, { from: from[name] ?? null, to: to[name] ?? null }]));
}

type Replacement = {
  readonly after: CustomField;
  readonly event: 'changed' | 'archived' | 'restored';
  readonly why: string | undefined;
  /** The other fields of the register, and the place among them that it goes to. */
  readonly moved: { readonly there: readonly CustomField[]; readonly to: number } | undefined;
};

/** The position of a place, counted from 1, between its neighbours: so no other field need change. */
function positionAt({ there, to }: NonNullable<Replacement['moved']>): number {
  const before = there[Math.min(to - 1, there.length) - 1]?.position ?? 0;
  const after = there[to - 1]?.position ?? before + 2;
  return (before + after) / 2;
}

/** Writes a field with its entry; where nothing differs nothing is written. */
async function replaceField(
  work: Work,
  before: CustomField,
  { after: wanted, event, why, moved }: Replacement,
): Promise<CustomField> {
  const after = { ...wanted, position: moved ? positionAt(moved) : wanted.position };
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return before;
  const version = before.version + 1;
  const { label, help, group, required, unit, options, archivedAt, id } = after;
  const update = sql<CustomField>`update custom_field set label = ${label}, help = ${help},
      field_group = ${group}, required = ${required}, unit = ${unit}, options = ${JSON.stringify(options)}::jsonb,
      position = ${after.position}, archived_at = ${archivedAt}, version = ${version}, updated_at = ${work.now}
    where workspace_id = ${work.workspace} and id = ${id} returning ${columns}`;
  const subject = { kind: 'field', id, version } as const;
  return written(work, update, { event: `field.${event}`, subject, changes, ...(why === undefined ? {} : { why }) });
}

async function written(work: Work, statement: RawBuilder<CustomField>, entry: EntryDraft): Promise<CustomField> {
  const [field] = await work.write(statement, [entry]);
  if (!field) throw new Error('a field changed under a lock that was held on it');
  return field;
}

/** The field that is meant, held against other writers. */
async function lockField(
  register: Register,
  work: Work,
  { id, version }: FieldTarget,
): Changed<'not_found' | 'changed_meanwhile'> {
  const [field] = await work.read(sql<CustomField>`select ${columns} from custom_field
    where workspace_id = ${work.workspace} and id = ${id} and register = ${register.kind} for update`);
  if (!field) return err(refusal('not_found', 'there is no such field here'));
  if (version !== undefined && version !== field.version)
    return err(
      refusal('changed_meanwhile', 'somebody else changed this field meanwhile; read it again, then change it'),
    );
  return ok(field);
}
