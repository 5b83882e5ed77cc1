import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '../kernel/id.ts';
import type { Reading } from '../store/index.ts';
import type { Register } from './contract/register.ts';
import { isOwnHeading } from './import/own-format.ts';
import type { Remembered } from './import/remembered.ts';

/** By what a file's source is known again: its headings in any order, without those that we added ourselves. */
export const sourceOf = (headings: readonly string[]): string =>
  hash('sha256', JSON.stringify(headings.filter((heading) => heading !== '' && !isOwnHeading(heading)).sort()));

type Row = {
  readonly id: Id<'import'>;
  readonly at: string;
  readonly by: string | null;
  readonly filename: string;
  readonly mapping: readonly { readonly heading: string; readonly target: string }[];
};

/** The mapping that a file with the same headings was last imported by, by anybody here; an undone import is forgotten. */
export async function rememberedMapping(
  register: Register,
  reading: Reading,
  headings: readonly string[],
): Promise<Remembered | undefined> {
  const [last] = await reading.read<Row>(sql`
    select i.id, i.at, p.name as by, i.filename, i.mapping from import i left join person p on p.id = i.person_id
    where i.workspace_id = ${reading.workspace} and i.register = ${register.kind} and i.headings = ${sourceOf(headings)}
      and i.undone_at is null order by i.at desc, i.id desc limit 1`);
  if (!last) return undefined;
  const { id, at, by, filename, mapping } = last;
  return {
    import: id,
    at,
    by: by ?? '',
    filename,
    targets: new Map(mapping.map((each) => [each.heading, each.target])),
  };
}
