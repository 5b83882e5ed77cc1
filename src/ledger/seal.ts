import { canonicalText, type Json, parseJson } from '../kernel/canonical.ts';
import { sha256 as plainSha256, type Sha256, utf8 } from '../kernel/hash.ts';
import { type InputProblem, type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Entry } from './entry.ts';
import { entryProblems, isEntry } from './entry-shape.ts';
import { type Hash, leafHash } from './merkle.ts';
import { maxEntryBytes } from './tiles.ts';

/** An entry as it is stored and hashed: the canonical text (RFC 8785), and the hash of its leaf (RFC 9162). */
export type SealedEntry = { readonly text: string; readonly leafHash: Hash };

/**
 * Why an entry cannot be written:
 * - `entry_too_large`: its text takes more than `maxEntryBytes`; the problems name the longest values, which can go in as
 *   commitments;
 * - `not_text`: a text in it holds half a character (a lone surrogate), which UTF-8 cannot carry.
 */
export type SealCode = 'entry_too_large' | 'not_text';

/**
 * Why a text is no entry:
 * - `entry_too_large`: it takes more than `maxEntryBytes`;
 * - `not_json`: it is no JSON at all;
 * - `not_canonical`: it is not the one text that its value has (RFC 8785), as with a name written twice;
 * - `malformed_entry`: its value is no entry; the problems say where.
 */
export type EntryCode = 'entry_too_large' | 'not_json' | 'not_canonical' | 'malformed_entry';

/**
 * Gives an entry its one text and its leaf hash. Throws where its own parser would not read it back: what goes into the
 * log stays there, so it must be readable.
 */
export function sealEntry(entry: Entry, sha256: Sha256 = plainSha256): Result<SealedEntry, Refusal<SealCode>> {
  const text = textOf(entry);
  if (text === undefined) return notText;
  const bytes = utf8(text);
  if (bytes.length > maxEntryBytes) return tooLargeToSeal(entry, bytes.length);
  const problems = entryProblems(parseJson(text) ?? null);
  if (problems.length > 0) throw new TypeError(`an entry that cannot be read back: ${JSON.stringify(problems)}`);
  return ok({ text, leafHash: leafHash(bytes, sha256) });
}

/** Reads the text of an entry. Input may be hostile; it never throws. */
export function parseEntry(text: string): Result<Entry, Refusal<EntryCode>> {
  // UTF-8 has at least as many bytes as the text has code units.
  if (text.length > maxEntryBytes || utf8(text).length > maxEntryBytes) return tooLargeToRead;
  const value = parseJson(text);
  if (value === undefined) return notJson;
  if (textOf(value) !== text) return notCanonical;
  return isEntry(value) ? ok(value) : malformed(value);
}

/** The hash of the leaf that holds this text. */
export const entryLeafHash = (text: string, sha256: Sha256 = plainSha256): Hash => leafHash(utf8(text), sha256);

function textOf(value: Json): string | undefined {
  try {
    return canonicalText(value);
  } catch {
    return undefined;
  }
}

const notText = err(refusal('not_text', 'a text of the change holds half a character; write that text again'));

function tooLargeToSeal({ changes = {} }: Entry, bytes: number): Result<never, Refusal<SealCode>> {
  const detail = `the record of this change takes ${bytes} bytes, and ${maxEntryBytes} is the most; change fewer fields at once`;
  const values = Object.entries(changes).flatMap(([field, change]) =>
    Object.entries(change).map(([side, value]) => ({
      path: ['changes', field, side],
      length: textOf(value)?.length ?? 0,
    })),
  );
  const longest = values.sort((one, other) => other.length - one.length).slice(0, 10);
  return err(refusal('entry_too_large', detail, longest.map(longValue)));
}

const longValue = ({ path, length }: { path: readonly string[]; length: number }): InputProblem => ({
  path,
  code: 'too_long',
  message: `takes ${length} characters of the record; shorten it`,
});

const refuse = (code: EntryCode, detail: string, problems?: readonly InputProblem[]) =>
  err(refusal(code, detail, problems));
const tooLargeToRead = refuse('entry_too_large', `an entry takes at most ${maxEntryBytes} bytes; this is none`);
const notJson = refuse('not_json', 'the text is not JSON; compare it with where it came from');
const notCanonical = refuse(
  'not_canonical',
  'the text is not in canonical form (RFC 8785); it was written by another hand',
);
const malformed = (value: Json) =>
  refuse('malformed_entry', 'the text is not an entry of this ledger; the problems say where', entryProblems(value));
