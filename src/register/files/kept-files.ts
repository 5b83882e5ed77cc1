import { sql } from 'kysely';
import { oncePer } from '../../kernel/once-per.ts';
import type { InputProblem } from '../../kernel/problem.ts';
import type { Reading, Work } from '../../store/index.ts';
import type { FieldValue } from '../contract/field.ts';
import { fileIn, fileNamedIn, type KeptFile } from '../contract/file-text.ts';
import { fieldsOf, type Register } from '../contract/register.ts';

/** The event of bytes that came for a field. */
export const fileReceived = 'file.received';

type Values = Readonly<Record<string, FieldValue>>;

/** The names of a register's fields that hold a file. */
export const fileFields = oncePer((register: Register): readonly string[] =>
  fieldsOf(register).flatMap(([name, { kind }]) => (kind === 'file' ? [name] : [])),
);

/** What is known of bytes that came to this workspace, by hash, as they came first; what never came is not in it. */
export async function keptFiles(reading: Reading, hashes: readonly string[]): Promise<ReadonlyMap<string, KeptFile>> {
  if (hashes.length === 0) return new Map();
  const rows =
    await reading.read(sql<KeptFile>`select distinct on (sha256) sha256, size, media_type as "mediaType", filename as name
    from kept_file where workspace_id = ${reading.workspace} and sha256 = any(${hashes}::text[]) order by sha256, came_at`);
  return new Map(rows.map((row) => [row.sha256, row]));
}

/** The hashes that values of a register's fields name. */
export const hashesIn = (register: Register, all: readonly Values[]): readonly string[] => [
  ...new Set(
    all.flatMap((values) =>
      fileFields(register).flatMap((name) => {
        const value = values[name];
        const named = typeof value === 'string' ? fileNamedIn(value) : undefined;
        return named ? [named.sha256] : [];
      }),
    ),
  ),
];

/** What is wrong with values that name bytes which never came here, or say of them what they are not. */
export async function fileProblems(
  register: Register,
  reading: Reading,
  all: readonly Values[],
): Promise<readonly InputProblem[]> {
  const known = await keptFiles(reading, hashesIn(register, all));
  return all.flatMap((values) =>
    fileFields(register).flatMap((name) => {
      const value = values[name];
      if (typeof value !== 'string') return [];
      const said = fileIn(value);
      const kept = said && known.get(said.sha256);
      if (kept && said.size === kept.size && said.mediaType === kept.mediaType) return [];
      const message = kept
        ? `these bytes are ${kept.mediaType} of ${kept.size} bytes`
        : 'these bytes never came here; send the file first';
      return [{ path: ['values', name], code: 'not_found', message }];
    }),
  );
}

/** Takes note of bytes that are kept already; where the same came before, nothing is written. */
export async function takeNote(work: Work, file: KeptFile): Promise<void> {
  const { sha256, size, mediaType, name } = file;
  await work.read(sql`select pg_advisory_xact_lock(hashtextextended(${`file ${work.workspace} ${sha256}`}, 39))`);
  const [known] = await work.read(
    sql<{ id: string }>`select id from file where workspace_id = ${work.workspace} and sha256 = ${sha256}`,
  );
  if (known) return;
  const id = work.ids('file');
  await work.write(
    sql`insert into file (workspace_id, id, sha256, size, media_type, filename, received_at, received_by)
      values (${work.workspace}, ${id}, ${sha256}, ${size}, ${mediaType}, ${name}, ${work.now}, ${work.actor.person}) returning id`,
    [
      {
        event: fileReceived,
        subject: { kind: 'file', id, version: 1 },
        about: { sha256, size, mediaType, filename: name },
      },
    ],
  );
}
