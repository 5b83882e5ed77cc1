import { type Refusal, refusal } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Machine } from '../actor.ts';
import type { StepContext } from '../operation.ts';
import { inStep } from '../step.ts';
import { inWorkspace, type Workshop } from '../work.ts';
import type { Claim, Claims, Progress } from './claims.ts';
import type { Delivery, Outcome } from './delivery.ts';
import { failJob, finishJob, holdJob } from './end.ts';
import type { JobFiles } from './files.ts';
import { type JobContext, type JobKind, JobLost } from './kind.ts';

/** What running jobs takes. */
export type JobShop = {
  readonly workshop: Workshop;
  readonly machine: Machine;
  readonly claims: Claims;
  readonly files: JobFiles;
  readonly kinds: readonly JobKind[];
  /** Whether who stands so in a workspace has a permission; asked in every step of a job. */
  readonly decide: (role: string | null, permission: string) => boolean;
  /** Hears of a job that threw; the text names no record. */
  readonly report: (text: string) => void;
};

/** How often a worker says that it still has a job, and asks whether it was cancelled. */
const beatMs = 1000;
const mostAttempts = 5;

/**
 * Runs the job of a delivery, as who asked for it. `again` is answered where another try may succeed; a job that has
 * ended, was cancelled or belongs to another worker is `over` without being run.
 */
export async function runJob(shop: JobShop, delivery: Delivery, ends: AbortSignal): Promise<Outcome> {
  const claim = await shop.claims.claim(delivery, shop.machine.clock());
  if (!claim) return 'over';
  const kind = shop.kinds.find(({ type }) => type.kind === claim.kind);
  const most = kind?.type.attempts ?? mostAttempts;
  if (!kind)
    return fail(shop, claim, refusal('unknown_kind', `no worker here knows jobs of the kind \`${claim.kind}\``));
  if (claim.attempts > most) return fail(shop, claim, brokeOff(most));
  return attempt(shop, { claim, kind, most, ends });
}

type Attempt = {
  readonly claim: Claim;
  readonly kind: JobKind;
  readonly most: number;
  readonly ends: AbortSignal;
};

async function attempt(shop: JobShop, { claim, kind, most, ends }: Attempt): Promise<Outcome> {
  const beat = beating(shop, claim, ends);
  try {
    const done = await kind.run(contextOf(shop, { claim, kind, beat }));
    if (!done.ok) return await fail(shop, claim, done.error);
    if (!beat.isFinished()) throw new Error(`a job of the kind ${claim.kind} ended without saying that it is done`);
    return 'over';
  } catch (error) {
    if (error instanceof JobLost || beat.isLost()) return 'over';
    if (error instanceof Refused) return await fail(shop, claim, error.refusal);
    if (ends.aborted) return await handBack(shop, claim, { counts: false });
    shop.report(
      `${claim.job} (${claim.kind}), try ${claim.attempts}: ${error instanceof Error ? error.message : 'it threw'}`,
    );
    return claim.attempts < most
      ? await handBack(shop, claim, { counts: true })
      : await fail(shop, claim, ourMistake(most));
  } finally {
    beat.stop();
  }
}

const brokeOff = (most: number) =>
  refusal(
    'broke_off',
    `the program that ran it was ended ${most} times; try it again, or ask who runs this installation`,
  );

const ourMistake = (most: number) =>
  refusal(
    'our_mistake',
    `something went wrong on our side, ${most} times; try it again, or ask who runs this installation`,
  );

async function handBack(shop: JobShop, claim: Claim, how: { readonly counts: boolean }): Promise<Outcome> {
  await shop.claims.handBack(claim, how);
  return 'again';
}

/** A step that who asked for the job may not take any more. */
class Refused extends Error {
  readonly refusal: Refusal<string>;
  constructor(refused: Refusal<string>) {
    super(refused.code);
    this.refusal = refused;
  }
}

async function fail(shop: JobShop, claim: Claim, problem: Refusal<string>): Promise<Outcome> {
  try {
    await inWorkspace(shop.workshop, asAsker(claim), (work) => failJob(work, claim, problem));
  } catch (error) {
    if (!(error instanceof JobLost)) throw error;
  }
  return 'over';
}

const asAsker = ({ workspace, askedBy }: Claim) => ({ workspace, as: { person: askedBy, via: 'job' as const } });

type Beat = {
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
  readonly isLost: () => boolean;
  readonly finished: () => void;
  readonly isFinished: () => boolean;
  readonly stop: () => void;
};

/** Says every second how far a job is, and learns by it when the job was cancelled or given to another worker. */
function beating(shop: JobShop, claim: Claim, ends: AbortSignal): Beat {
  const lost = new AbortController();
  let told: Progress | undefined;
  let isFinished = false;
  let isAsking = false;
  const hasFinished = () => isFinished;
  const ask = async () => {
    if (isAsking || hasFinished()) return;
    isAsking = true;
    try {
      const isHeld = await shop.claims.tell(claim, told, shop.machine.clock());
      if (!isHeld && !hasFinished()) lost.abort(new JobLost('the job was cancelled, or another worker has it'));
    } catch {
      // A database that does not answer says nothing about the job: the next beat asks again.
    } finally {
      isAsking = false;
    }
  };
  const timer = setInterval(() => void ask(), beatMs);
  return {
    signal: AbortSignal.any([lost.signal, ends]),
    tell: (progress) => {
      told = progress;
    },
    isLost: () => lost.signal.aborted,
    finished: () => {
      isFinished = true;
    },
    isFinished: hasFinished,
    stop: () => clearInterval(timer),
  };
}

type Begun = { readonly claim: Claim; readonly kind: JobKind; readonly beat: Beat };

function contextOf(shop: JobShop, { claim, kind, beat }: Begun): JobContext<unknown> {
  const { workspace, job, input } = claim;
  return {
    workspace,
    job,
    input,
    signal: beat.signal,
    tell: beat.tell,
    files: shop.files,
    inside: (task) => step(shop, { claim, kind, beat }, task),
    finish: async (work, end) => {
      await finishJob(work, claim, end);
      beat.finished();
    },
    hold: (work) => holdJob(work, claim),
    given: claim.given,
  };
}

function step<T, E>(
  shop: JobShop,
  { claim, kind, beat }: Begun,
  task: (step: StepContext) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  beat.signal.throwIfAborted();
  return inStep(shop.workshop, asAsker(claim), (work) => {
    const may = (permission: string) => shop.decide(work.role, permission);
    if (kind.type.may !== null && !may(kind.type.may)) throw new Refused(mayNot(work.role, kind.type.may));
    return task({ work, may });
  });
}

const mayNot = (role: string | null, permission: string) =>
  role === null
    ? refusal('not_allowed', 'who asked for this is no member of the workspace any more')
    : refusal('not_allowed', `who asked for this has not the permission \`${permission}\` any more; ask an owner`);
