import { sql } from 'kysely';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { plannedEachTime, type Reading } from '../../store/index.ts';
import { conditions } from '../conditions.ts';
import { mostAtOnce } from '../contract/bulk.ts';
import type { Register } from '../contract/register.ts';
import { type RecordRow, recordOf, selection, tableOf } from '../rows.ts';
import type { Asked } from '../search.ts';

/** The most records that one call reads of, where it changes none of them. */
export const mostRead = 20_000;

/** Which records are meant: by id, or all that a list's filter finds. */
export type Meant = { readonly ids: readonly string[] } | { readonly filter: Asked };

/** What may be refused of a set of records. */
export type TargetRefusal = Refusal<'not_found' | 'too_many_records'>;

/** `most`: of how many at most, as many as one call changes unless said. */
type Targeting = { readonly meant: Meant; readonly isHeld: boolean; readonly most?: number };

const batch = 500;

/**
 * Reads the records that are meant, in the order of their ids; `isHeld` holds them against other writers, in that order,
 * so that two who hold the same ones never wait for each other.
 */
export async function readTargets(
  register: Register,
  reading: Reading,
  { meant, isHeld, most = mostAtOnce }: Targeting,
): Promise<Result<readonly RecordRow[], TargetRefusal>> {
  const ids =
    'ids' in meant
      ? [...new Set(meant.ids)].toSorted()
      : await idsFound(register, reading, { asked: meant.filter, most });
  if (ids.length > most) {
    return err(refusal('too_many_records', `more than ${most} records are meant; narrow the list first`));
  }
  const records: RecordRow[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    const rows = await reading.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
      where workspace_id = ${reading.workspace} and id = any(${ids.slice(from, from + batch)}::text[])
      order by id ${isHeld ? sql`for update` : sql``}`);
    records.push(...rows.map((row) => recordOf(register, row)));
  }
  if ('ids' in meant && records.length < ids.length) {
    return err(refusal('not_found', `not every id is that of one of the ${register.label.many} in this workspace`));
  }
  return ok(records);
}

async function idsFound(
  register: Register,
  reading: Reading,
  { asked, most }: { readonly asked: Asked; readonly most: number },
): Promise<readonly string[]> {
  const where = await conditions(register, reading, asked);
  const found = await reading.read(
    plannedEachTime(sql<{ id: string }>`select id from ${tableOf(register)} where ${where}
      order by id limit ${most + 1}`),
  );
  return found.map(({ id }) => id);
}
