import type { Id } from '../kernel/id.ts';
import type { Contract, Output, Taken } from '../kernel/operation.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Actor, Machine } from './actor.ts';
import type { Blobs } from './blobs/open-blobs.ts';
import type { Instance } from './instance.ts';
import type { JobFiles } from './jobs/files.ts';
import type { Post } from './mail/post.ts';
import type { Work, Workshop } from './work.ts';

/** What every operation may use that is not in a transaction. */
export type Platform = {
  readonly workshop: Workshop;
  readonly instance: Instance;
  readonly machine: Machine;
  readonly blobs: Blobs;
  /** Files that jobs are given and make. */
  readonly jobFiles: JobFiles;
  readonly post: Post;
  /** The address at which people reach the product, without a slash at its end: what links in mails begin with. */
  readonly publicUrl: string;
  readonly version: string;
};

/** A file that an operation answers with; `body` yields its bytes. */
export type FileAnswer = {
  readonly filename: string;
  readonly mediaType: string;
  /** How many bytes it has, where that is known before it is sent. */
  readonly size?: number;
  readonly body: AsyncIterable<Uint8Array>;
};

/** How a call came in, beside its input. */
export type Call = {
  /** `undefined` where nobody is signed in. */
  readonly actor: Actor | undefined;
  /** The network address it came from, for rate limits. */
  readonly from: string;
  readonly userAgent: string;
  /** The token of the caller's session. */
  readonly token: string | undefined;
  /** Begins or ends the caller's session at the door it came in by. */
  readonly keepSession: (session: { readonly token: string; readonly expiresAt: string } | undefined) => void;
  /** The bytes that came with it, for an operation that takes a file. */
  readonly file: Uint8Array | undefined;
  /** The bytes as they come, for an operation that takes a file streamed. Input may be hostile, slow or without end. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The last event of a stream that the caller has seen, as he says it. */
  readonly lastEvent: string | undefined;
  /** Tells the caller how far it is; nobody may be listening. */
  readonly tell: (told: unknown) => void;
};

type Answer<C extends Contract> = C extends { givesFile: object } ? FileAnswer : Output<C>;

/** The answer of an operation, or a refusal from its contract's closed union; `not_found` is open to all. */
export type Answered<C extends Contract> = Result<Answer<C>, Refusal<C['refuses'][number] | 'not_found'>>;

/** Inside a workspace: runs in the transaction that the door opened, after its permission was granted. */
export type WorkspaceRun<C extends Contract> = (context: {
  readonly work: Work;
  readonly input: Taken<C>;
  readonly call: Call;
  /** What else the caller may do: asked by answers that carry abilities. */
  readonly may: (permission: string) => boolean;
}) => Promise<Answered<C>>;

/** Outside any workspace: opens its own transactions. */
export type InstanceRun<C extends Contract> = (context: {
  readonly platform: Platform;
  readonly input: Taken<C>;
  readonly call: Call;
}) => Promise<Answered<C>>;

/** What one step inside a workspace is given. */
export type StepContext = { readonly work: Work; readonly may: (permission: string) => boolean };

/**
 * Inside a workspace, in steps: `inside` opens a short transaction of its own each time, which commits where its task
 * answers well and rolls back where it refuses. Between the steps none is open, so that bytes may move at a reader's
 * or sender's pace. The permission was granted before it runs, and is asked for again in every step.
 */
export type SteppedRun<C extends Contract> = (context: {
  readonly workspace: Id<'workspace'>;
  readonly input: Taken<C>;
  readonly call: Call;
  readonly blobs: Blobs;
  readonly jobFiles: JobFiles;
  readonly inside: <T, E>(task: (step: StepContext) => Promise<Result<T, E>>) => Promise<Result<T, E>>;
}) => Promise<Answered<C>>;

/** An operation: its contract and how it is done. */
export type Operation<C extends Contract = Contract> =
  | {
      readonly scope: 'workspace';
      readonly contract: C;
      readonly run: WorkspaceRun<C>;
      /** The operation as it is in one workspace, where that differs: its input is read, and its answer checked, by that one. */
      readonly here?: (work: Work) => Promise<Operation | undefined>;
    }
  | { readonly scope: 'steps'; readonly contract: C; readonly run: SteppedRun<C> }
  | { readonly scope: 'instance'; readonly contract: C; readonly run: InstanceRun<C> };

/** An operation inside a workspace; its contract MUST take `workspace`. */
export const workspaceOperation = <C extends Contract>(contract: C, run: WorkspaceRun<C>): Operation<C> => ({
  scope: 'workspace',
  contract,
  run,
});

/** An operation inside a workspace that moves bytes between its transactions; its contract MUST take `workspace`. */
export const steppedOperation = <C extends Contract>(contract: C, run: SteppedRun<C>): Operation<C> => ({
  scope: 'steps',
  contract,
  run,
});

/** An operation outside any workspace. */
export const instanceOperation = <C extends Contract>(contract: C, run: InstanceRun<C>): Operation<C> => ({
  scope: 'instance',
  contract,
  run,
});
