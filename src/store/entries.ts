import { hash } from 'node:crypto';
import { canonicalText, type Json } from '../kernel/canonical.ts';
import type { Sha256 } from '../kernel/hash.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import { type Commitment, commit, type Entry, type SealedEntry, type Subject, sealEntry } from '../ledger/index.ts';
import type { Actor, Machine, Via } from './actor.ts';

/** One field's change; `personal` keeps the values themselves out of the ledger. */
export type Change = { readonly from?: Json; readonly to?: Json; readonly personal?: boolean };

/** What a change of rows says of itself; the rest of an entry (who, when, where) comes from the transaction. */
export type EntryDraft = {
  readonly event: string;
  /** The door of this one change, where it is not the transaction's own: rows of a file come in by `import`. */
  readonly via?: Via;
  readonly subject: Subject;
  readonly changes?: Readonly<Record<string, Change>>;
  readonly why?: string;
  readonly about?: Readonly<Record<string, Json>>;
};

/** A change that does not fit into one entry, however much of it is kept beside the ledger. */
export class EntryTooLarge extends Error {}

/** SHA-256 by the machine's own library; by way of a string, which costs less than half of what a buffer from it does. */
export const fastSha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

type Sealing = {
  readonly workspace: Id<'workspace'>;
  readonly actor: Actor;
  readonly now: Instant;
  readonly machine: Machine;
};

type Salted = {
  readonly id: string;
  readonly subject: string;
  readonly field: string;
  readonly salt: string;
  readonly value: string;
};

type SealedDraft = { readonly entry: Entry; readonly sealed: SealedEntry; readonly salted: readonly Salted[] };

/** Makes drafts into entries, as columns for one insert: canonical text, leaf hash, and what is behind commitments. */
export function sealEntries(sealing: Sealing, drafts: readonly EntryDraft[]) {
  const all = drafts.map((draft) => sealDraft(sealing, draft));
  const salted = all.flatMap((one) => one.salted);
  const entries = all.map((one) => one.entry);
  return {
    workspace: sealing.workspace,
    at: sealing.now,
    person: sealing.actor.person,
    columns: {
      id: entries.map((entry) => entry.id),
      kind: entries.map((entry) => entry.subject.kind),
      subject: entries.map((entry) => entry.subject.id),
      version: entries.map((entry) => entry.subject.version),
      event: entries.map((entry) => entry.event),
      via: entries.map((entry) => entry.actor.via),
      body: all.map((one) => one.sealed.text),
      leafHash: all.map((one) => Buffer.from(one.sealed.leafHash)),
    },
    commitments: {
      id: salted.map((one) => one.id),
      subject: salted.map((one) => one.subject),
      field: salted.map((one) => one.field),
      salt: salted.map((one) => one.salt),
      value: salted.map((one) => one.value),
    },
  };
}

/**
 * The longest value, in characters of canonical JSON, that stands in an entry as it is. Where an entry would not fit into
 * a bundle (C2SP tlog-tiles: 65,535 bytes), shorter values too are kept beside it and stand in it as commitments.
 */
const longestValues = [8_000, 400, 80] as const;

function sealDraft(sealing: Sealing, draft: EntryDraft): SealedDraft {
  for (const longest of longestValues) {
    const { entry, salted } = entryOf(sealing, draft, longest);
    const sealed = sealEntry(entry, fastSha256);
    if (sealed.ok) return { entry, sealed: sealed.value, salted };
    if (sealed.error.code !== 'entry_too_large') throw new Error(sealed.error.detail);
  }
  throw new EntryTooLarge('this change has too many fields for one entry; split it into several changes');
}

type Commit = (field: string, value: Json) => Commitment;

function entryOf({ workspace, actor, now, machine }: Sealing, draft: EntryDraft, longest: number) {
  const salted: Salted[] = [];
  const commitTo: Commit = (field, value) => {
    const salt = machine.salt();
    const commitment = commit(machine.ids('commitment'), { salt, value }, fastSha256);
    salted.push({ id: commitment.commitment, subject: draft.subject.id, field, salt, value: JSON.stringify(value) });
    return commitment;
  };
  const changes = Object.fromEntries(
    Object.entries(draft.changes ?? {}).map(([field, change]) => [
      field,
      sealChange({ field, change, longest }, commitTo),
    ]),
  );
  const { event, via, subject, why, about } = draft;
  const entry: Entry = {
    v: 1,
    id: machine.ids('entry'),
    workspace,
    at: now,
    actor: via === undefined ? actor : { ...actor, via },
    event,
    subject,
    ...(Object.keys(changes).length > 0 ? { changes } : {}),
    ...(why === undefined ? {} : { why }),
    ...(about === undefined ? {} : { about }),
  };
  return { entry, salted };
}

/** Whether a value's canonical text is longer; of short texts it is known without writing them. */
const isLongerThan = (value: Json, longest: number): boolean =>
  typeof value === 'string' && mostEscaped * value.length + 2 <= longest
    ? false
    : canonicalText(value).length > longest;

/** The most characters that one character of a text takes in JSON: `\\u001f`. */
const mostEscaped = 6;

type Field = { readonly field: string; readonly change: Change; readonly longest: number };

function sealChange(
  { field, change, longest }: Field,
  commitTo: Commit,
): { from?: Json | Commitment; to?: Json | Commitment } {
  const isBeside = (value: Json) => value !== null && (change.personal === true || isLongerThan(value, longest));
  const seal = (value: Json) => (isBeside(value) ? commitTo(field, value) : value);
  return {
    ...(change.from === undefined ? {} : { from: seal(change.from) }),
    ...(change.to === undefined ? {} : { to: seal(change.to) }),
  };
}
