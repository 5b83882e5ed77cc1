import { sql } from 'kysely';
import { kindOfId } from '../kernel/id.ts';
import type { Reading } from '../store/index.ts';
import { type LinkTarget, mailFieldOf } from './contract/field.ts';
import { columnOf } from './contract/register.ts';
import { foldKey } from './import/fold.ts';

/** What a text says of the record that it names: its title, and an e-mail address where one stands beside it. */
export type NamedAs = { readonly title: string; readonly mail: string | undefined };

/** What the records of a link's target are called. */
export type Names = {
  /** The ids of the records that a text may mean: none, one, or several where it does not tell them apart. */
  readonly find: (text: string) => readonly string[];
  readonly add: (id: string, said: NamedAs) => void;
};

/** A record of a target, as far as it is named. */
export type NamedRecord = { readonly id: string; readonly title: string; readonly others: readonly (string | null)[] };

const address = /^(?<title>.*?)\s*[<(]\s*(?:mailto:)?(?<mail>[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+)\s*[>)]$/u;
const bareAddress = /^(?:mailto:)?(?<mail>[^\s<>()@,;]+@[^\s<>()@,;]+\.[^\s<>()@,;]+)$/u;

/** Reads `Ada Byrne <ada@example.org>`, a bare address, or a title where the target's records have no address. */
export function namedAs(to: LinkTarget, text: string): NamedAs {
  const written = text.trim();
  if (mailFieldOf(to) === undefined) return { title: written, mail: undefined };
  const { title, mail } = address.exec(written)?.groups ?? bareAddress.exec(written)?.groups ?? {};
  return { title: title || mail || written, mail };
}

/**
 * The names of a target's records. A text means the record with this id; else the one with this address, where it has
 * one; else the one with this title; else the one of which another field says so. It never means the first of several.
 */
export function namesOf(to: LinkTarget, records: readonly NamedRecord[]): Names {
  const byTitle = new Map<string, string[]>();
  const byOther = new Map<string, string[]>();
  const ids = new Set<string>();
  const take = (map: Map<string, string[]>, text: string, id: string): void => {
    const key = foldKey(text);
    const held = map.get(key);
    if (key === '' || held?.includes(id)) return;
    if (held) held.push(id);
    else map.set(key, [id]);
  };
  const add: Names['add'] = (id, { title, mail }) => {
    ids.add(id);
    take(byTitle, title, id);
    if (mail !== undefined) take(byOther, mail, id);
  };
  for (const { id, title, others } of records) {
    add(id, { title, mail: undefined });
    for (const other of others) if (other !== null) take(byOther, other, id);
  }
  const find: Names['find'] = (text) => {
    const written = text.trim();
    if (kindOfId(written) !== undefined && ids.has(written)) return [written];
    const { title, mail } = namedAs(to, written);
    if (mail !== undefined) return byOther.get(foldKey(mail)) ?? byTitle.get(foldKey(mail)) ?? bare(title);
    return byTitle.get(foldKey(title)) ?? byOther.get(foldKey(title)) ?? [];
  };
  /** Whom an address does not tell, his name may, unless the record of that name has an address of its own. */
  const bare = (title: string): readonly string[] =>
    (byTitle.get(foldKey(title)) ?? []).filter((id) => !hasAddress.has(id));
  const hasAddress = new Set(
    records.filter(({ others }) => others.some((other) => other?.includes('@'))).map(({ id }) => id),
  );
  return { find, add };
}

/** Reads what the records of a target are called; archived ones are not meant by any name. */
export async function readNames(reading: Reading, to: LinkTarget): Promise<Names> {
  const others = (to.named ?? []).map((name) => sql.ref(columnOf(name)));
  const all = others.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(others)}]::text[]`;
  const rows = await reading.read<NamedRecord>(sql`
    select id, ${sql.ref(columnOf(to.title))} as title, ${all} as others from ${sql.table(to.kind)}
    where workspace_id = ${reading.workspace} and archived_at is null order by id`);
  return namesOf(to, rows);
}
