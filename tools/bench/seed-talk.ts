import { sql } from 'kysely';
import type { Id } from '../../src/kernel/id.ts';
import { giveNotices, type NoticeDraft } from '../../src/register/index.ts';
import type { EntryDraft, Work } from '../../src/store/index.ts';
import { type Dice, diceOf } from './dice.ts';
import { inChunks, type Place } from './seed-records.ts';
import { type Linkable, sentences } from './texts.ts';

/** What people say and are told: who is mentioned and told is the account, who says it a colleague. */
export type Talk = {
  readonly place: Place;
  readonly linkable: Linkable;
  readonly comments: number;
  readonly colleague: Id<'person'>;
};

/** How often a comment mentions the account. */
const isMentioned = 0.02;
const notices = 2500;
const jobs = 400;

/** Comments about tasks and systems, notices to the account, and jobs that it once asked for. */
export async function fillTalk({ place, linkable, comments, colleague }: Talk): Promise<void> {
  const dice = diceOf(comments + 23);
  const me = place.actor.person;
  const asColleague = { ...place, actor: { person: colleague, via: 'demo' } as const };
  await inChunks(asColleague, comments, (work, numbers) =>
    writeComments(work, { dice, me, numbers, records: linkable.records }),
  );
  await inChunks(asColleague, Math.min(notices, comments), (work, numbers) =>
    giveNotices(
      work,
      numbers.map((number) => noticeOf(linkable.records[number] ?? '', { dice, me })),
    ),
  );
  await inChunks(place, jobs, (work, numbers) => writeJobs(work, numbers));
  place.tell(`${comments} comments, ${notices} notices, ${jobs} jobs`);
}

type Saying = {
  readonly dice: Dice;
  readonly me: Id<'person'>;
  readonly numbers: readonly number[];
  readonly records: readonly string[];
};

async function writeComments(work: Work, { dice, me, numbers, records }: Saying): Promise<void> {
  const rows = numbers.map(() => {
    const mentions = dice.chance(isMentioned) ? [me] : [];
    const text = sentences(dice, { from: 6, to: 40 });
    return {
      id: work.ids('comment'),
      record: records[dice.whole(records.length)] ?? '',
      text: mentions.length === 0 ? text : `@[Ada Byrne](${me}) ${text}`,
      mentions,
    };
  });
  const [first, ...others] = rows.map(
    ({ id, record, text, mentions }): EntryDraft => ({
      event: 'comment.added',
      subject: { kind: 'comment', id, version: 1 },
      changes: { record: { to: record }, text: { from: null, to: text, personal: true }, mentions: { to: mentions } },
    }),
  );
  if (!first) return;
  await work.write(
    sql`insert into comment (workspace_id, id, record_id, author_id, text, mentions, version, created_at)
      select ${work.workspace}, r.id, r.record, ${work.actor.person}, r.text, r.mentions, 1, ${work.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, record text, text text, mentions text[])
      returning id`,
    [first, ...others],
  );
}

function noticeOf(id: string, { dice, me }: Pick<Saying, 'dice' | 'me'>): NoticeDraft {
  const isTask = id.startsWith('tsk');
  return {
    kind: dice.pick(['commented', 'task_changed', 'overdue', 'due_soon']),
    to: [me],
    about: { noun: isTask ? 'tasks' : 'systems', kind: isTask ? 'task' : 'system', id, title: 'A record' },
    text: sentences(dice, { from: 4, to: 20 }),
  };
}

async function writeJobs(work: Work, numbers: readonly number[]): Promise<void> {
  const rows = numbers.map((number) => ({ id: work.ids('job'), title: `Export of AI systems ${number}` }));
  const [first, ...others] = rows.map(
    ({ id, title }): EntryDraft => ({
      event: 'job.asked',
      subject: { kind: 'job', id, version: 1 },
      changes: { kind: { from: null, to: 'systems.export' }, title: { from: null, to: title, personal: true } },
    }),
  );
  if (!first) return;
  await work.write(
    sql`insert into job (workspace_id, id, kind, title, state, quiet, asked_by, asked_at, version, run, attempts, ended_at)
      select ${work.workspace}, r.id, 'systems.export', r.title, 'done', false, ${work.actor.person}, ${work.now}, 1, 1, 1,
        ${work.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, title text) returning id`,
    [first, ...others],
  );
}
