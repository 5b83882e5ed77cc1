import { sql } from 'kysely';
import type { IdKind } from '../kernel/id.ts';
import type { Reading } from '../store/index.ts';
import type { Register } from './contract/register.ts';
import { readPage } from './list.ts';

/** A record of whichever register, by what it is called. */
export type NamedRecord = {
  readonly id: string;
  readonly kind: IdKind;
  readonly noun: string;
  readonly title: string;
  readonly isArchived: boolean;
};

/** Finds a record by its id alone; `undefined` where none of the registers has it in this workspace. */
export async function recordNamed(
  registers: readonly Register[],
  reading: Reading,
  id: string,
): Promise<NamedRecord | undefined> {
  const [found] = await reading.read<{ kind: string; name: string; archivedAt: string | null }>(sql`
    select kind, name, archived_at as "archivedAt" from record
    where workspace_id = ${reading.workspace} and id = ${id}`);
  const register = found && registers.find(({ kind }) => kind === found.kind);
  if (!register) return undefined;
  return { id, kind: register.kind, noun: register.noun, title: found.name, isArchived: found.archivedAt !== null };
}

/** Finds records of several registers by their words, an equal share of each, the best of a register first. */
export async function findRecords(
  registers: readonly Register[],
  reading: Reading,
  { words, most }: { readonly words: string; readonly most: number },
): Promise<readonly NamedRecord[]> {
  const size = Math.max(1, Math.floor(most / Math.max(1, registers.length)));
  const found: NamedRecord[] = [];
  for (const register of registers) {
    const { kind, noun, title } = register;
    const asked = { q: words, archived: 'no', page: 1, size, columns: [title] };
    const { rows } = await readPage(register, reading, asked);
    found.push(...rows.map(({ id, values }) => ({ id, kind, noun, title: String(values[title]), isArchived: false })));
  }
  return found;
}
