import * as z from 'zod';
import { type Id, type IdKind, parseId } from './id.ts';

/** Who may call an operation: a permission (`noun.verb`), anybody signed in, or anybody at all. */
export type Audience = 'anyone' | 'signed-in' | `${string}.${string}`;

/** How an operation is reached over HTTP. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * An operation that takes a file: its bytes are the request's body, all else is in path and query. No `endings` means
 * any file; one that is `isStreamed` is never in memory as a whole.
 */
export type FileTaken = {
  readonly maxBytes: number;
  readonly endings: readonly string[];
  readonly isStreamed?: boolean;
};

/** An operation that answers with a file in one of these media types instead of JSON. */
export type FileGiven = { readonly mediaTypes: readonly string[] };

/**
 * The browser-safe half of an operation: everything but how it is done. HTTP route, OpenAPI entry, typed client, CLI
 * command and the row in the permission table all come from it.
 *
 * `takes` is one flat object: names that stand in `path` come from the path; of the rest, GET and DELETE (and
 * operations that take a file) read the query, all others the JSON body. `refuses` is the closed union of refusals
 * beside those that every operation has (bad input, not signed in, not allowed, not found).
 */
export type Contract = {
  /** `noun.verb`, and the CLI's words: `systems.list` is `brehon systems list`. */
  readonly id: string;
  readonly summary: string;
  readonly may: Audience;
  readonly method: Method;
  /** As OpenAPI writes it, without the `/api/v1` in front: `/workspaces/{workspace}/systems/{system}`. */
  readonly path: `/${string}`;
  readonly takes: z.ZodObject;
  readonly gives: z.ZodType;
  readonly refuses: readonly string[];
  /** An input that is good; ids in it are replaced by real ones where it is tried out. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly takesFile?: FileTaken;
  readonly givesFile?: FileGiven;
  /** What is told while it runs, a JSON line each, to a caller who accepts `application/x-ndjson`. */
  readonly tells?: z.ZodType;
  /** Whether everything that it reads is of one moment, however long it takes and whatever others write meanwhile. */
  readonly readsOneMoment?: true;
  /**
   * Whether the answer of a GET hangs on nothing but the workspace's rows, the request, the caller's role and the day: the
   * door then keeps it until the next entry. MUST NOT be set where accounts, sessions or the caller himself count.
   */
  readonly isRemembered?: true;
};

/** What a caller writes for an operation. */
export type Input<C extends Contract> = z.input<C['takes']>;

/** What an operation's own code receives: parsed, with defaults. */
export type Taken<C extends Contract> = z.output<C['takes']>;

/** What a caller receives. */
export type Output<C extends Contract> = z.output<C['gives']>;

/** Declares an operation; the type stays as narrow as it was written. */
export const contract = <const C extends Contract>(declared: C): C => declared;

/** A schema for the ids of one kind; the kind is kept as metadata, so that tests can swap in another tenant's. */
export const idOf = <const K extends IdKind>(kind: K) =>
  z
    .custom<Id<K>>((text) => typeof text === 'string' && parseId(kind, text) !== undefined, {
      message: `is not the id of a ${kind}`,
    })
    .meta({ type: 'string', title: `${kind} id`, idKind: kind });

/** The names in a path's braces, in order: `/a/{b}/c/{d}` has `b` and `d`. */
export const pathNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
