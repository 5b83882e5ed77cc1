import { encodeTime } from 'ulid';
import type { Brand } from './brand.ts';
import type { Clock, Instant } from './time.ts';
import { millisecondsOf } from './time.ts';

/**
 * Every kind of thing that has an id, with the prefix that its ids begin with.
 * INVARIANT: a prefix is never reused for another kind, not even after the kind is gone.
 */
export const idPrefixes = {
  workspace: 'ws',
  person: 'per',
  session: 'ses',
  credential: 'cre',
  verification: 'ver',
  invitation: 'inv',
  member: 'mem',
  system: 'sys',
  unit: 'unt',
  staff: 'stf',
  supplier: 'sup',
  model: 'mod',
  dataset: 'dat',
  document: 'doc',
  evidence: 'evi',
  revision: 'rev',
  file: 'fil',
  view: 'viw',
  template: 'tpl',
  field: 'fld',
  merge: 'mrg',
  distinction: 'dst',
  task: 'tsk',
  obligation: 'obl',
  organisation: 'org',
  comment: 'cmt',
  mark: 'mrk',
  import: 'imp',
  bulk: 'blk',
  notice: 'ntc',
  preferences: 'prf',
  digest: 'dig',
  calendar: 'cal',
  job: 'job',
  answer: 'ans',
  determination: 'det',
  override: 'ovr',
  entry: 'ent',
  commitment: 'com',
} as const;

/** A kind of thing that has ids. */
export type IdKind = keyof typeof idPrefixes;

/** An id that says its kind: `sys_01JD…`, a prefix and a ULID (lower case, Crockford's base 32). */
export type Id<K extends IdKind> = Brand<string, `Id:${K}`>;

/** Makes ids that sort by the time they were made. */
export type Ids = <K extends IdKind>(kind: K) => Id<K>;

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const ulidPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/u;

/** Makes an `Ids` from a clock (1970 to 10889) and a source of numbers in [0, 1). */
export function idsFrom(clock: Clock, random: () => number): Ids {
  const time = () => encodeTime(millisecondsOf(clock()), 10).toLowerCase();
  const digit = () => digits.charAt(Math.floor(random() * digits.length));
  const chance = () => Array.from({ length: 16 }, digit).join('');
  return <K extends IdKind>(kind: K) => `${idPrefixes[kind]}_${time()}${chance()}` as Id<K>;
}

/** The text before which no id of a kind stands that was made at this moment or later; before 1970 it is that of 1970. */
export const firstIdAt = (kind: IdKind, instant: Instant): string =>
  `${idPrefixes[kind]}_${encodeTime(Math.max(0, millisecondsOf(instant)), 10).toLowerCase()}`;

/** Reads an id of the given kind; `undefined` where the text is not one. Input may be hostile. */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> | undefined {
  const prefix = `${idPrefixes[kind]}_`;
  const isId = text.startsWith(prefix) && ulidPattern.test(text.slice(prefix.length));
  return isId ? (text as Id<K>) : undefined;
}

/** The kind that an id of any kind says it is; `undefined` where the text is no id. Input may be hostile. */
export const kindOfId = (text: string): IdKind | undefined => kinds.find((kind) => parseId(kind, text) !== undefined);

const kinds = Object.keys(idPrefixes) as readonly IdKind[];
