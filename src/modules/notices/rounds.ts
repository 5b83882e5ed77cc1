import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { dateOf } from '../../kernel/time.ts';
import { inWorkspace, type Platform, type Work, type WorkSettings } from '../../store/index.ts';
import type { Deadline } from './deadlines.ts';
import { makeDigests } from './digest.ts';
import { tellOfDays } from './due.ts';

/** What a round needs: the installation, the days that concern somebody, and who hears what went wrong. */
export type Rounds = {
  readonly platform: Platform;
  readonly deadlines: readonly Deadline[];
  readonly report: (text: string) => void;
  /** What else is done once a day in every workspace: a batch at a time, from where the one before ended. */
  readonly daily?: (work: Work, after: string) => Promise<string | undefined>;
};

const roundLock = 4_207_313;
const quarterHourMs = 15 * 60_000;

/**
 * Goes through every workspace: tells of days that come and have passed, and makes the digests whose hour has come. Rounds
 * of several processes follow one another, and a round that finds everything told does nothing. What time brings is told
 * in the name of the owner who has been there longest.
 */
export function goRound({ platform, deadlines, report, daily }: Rounds): Promise<void> {
  const { instance, workshop } = platform;
  return instance.alone(roundLock, async () => {
    const all = await instance.run(
      sql<{ workspace: Id<'workspace'>; person: Id<'person'> }>`select workspace, person from workspaces_of_round()`,
    );
    for (const { workspace, person } of all) {
      const as = { person, via: 'job' } as const;
      await inWorkspace(workshop, { workspace, as }, async (work) => {
        await tellOfDays(work, deadlines);
        await makeDigests(work);
      }).catch((error: unknown) => {
        report(`the round of notices in ${workspace} failed: ${error instanceof Error ? error.message : 'it threw'}`);
      });
      if (daily) await onceADay(platform, { workspace, as }, { daily, report });
    }
  });
}

type Daily = { readonly daily: NonNullable<Rounds['daily']>; readonly report: Rounds['report'] };

const doneOn = new Map<string, string>();

/** Does what is done once a day, each batch in a transaction of its own; a process that starts anew does it again. */
async function onceADay(platform: Platform, settings: WorkSettings, { daily, report }: Daily): Promise<void> {
  const { workshop, machine } = platform;
  const today = dateOf(machine.clock());
  if (doneOn.get(settings.workspace) === today) return;
  try {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after;
      after = await inWorkspace(workshop, settings, (work) => daily(work, from));
    }
    doneOn.set(settings.workspace, today);
  } catch (error) {
    report(`the day's work in ${settings.workspace} failed: ${error instanceof Error ? error.message : 'it threw'}`);
  }
}

/** Goes round now and then at every quarter of an hour, until it is stopped; stopping waits for the round under way. */
export function startRounds(rounds: Rounds): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const go = () => {
    running = goRound(rounds).catch((error: unknown) => {
      rounds.report(`no round of notices: ${error instanceof Error ? error.message : 'it threw'}`);
    });
    void running.then(wait);
  };
  const wait = () => {
    if (isStopped) return;
    timer = setTimeout(go, quarterHourMs - (Date.now() % quarterHourMs));
    timer.unref();
  };
  go();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
