import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { giveNotices, type NoticeDraft } from '../../register/index.ts';
import { type EntryDraft, sendMail, type Watcher, type Work } from '../../store/index.ts';

/**
 * Tells who asked for a job that it is done, or that it failed and why, with the job’s own end. Housekeeping and mails
 * are told of to nobody: a notice of a mail would be the next mail.
 */
export const jobWatch: Watcher = {
  events: ['job.done', 'job.failed'],
  hear: async (work, entries) => {
    const ended = await endedJobs(
      work,
      entries.map(({ subject }) => subject.id),
    );
    await giveNotices(
      work,
      entries.flatMap((entry) => draftOf(entry, ended.get(entry.subject.id))),
    );
  },
};

type Ended = { readonly id: string; readonly title: string; readonly by: Id<'person'>; readonly detail: string | null };

async function endedJobs(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Ended>> {
  const rows = await work.read(sql<Ended>`select id, title, asked_by as by, problem ->> 'detail' as detail from job
    where workspace_id = ${work.workspace} and id = any(${ids}::text[]) and not quiet and kind <> ${sendMail.kind}`);
  return new Map(rows.map((row) => [row.id, row]));
}

function draftOf({ event }: EntryDraft, job: Ended | undefined): NoticeDraft[] {
  if (!job) return [];
  const about = { noun: 'jobs', kind: 'job', id: job.id, title: job.title } as const;
  const to = [job.by];
  if (event === 'job.done') return [{ kind: 'job_done', to, about }];
  return [{ kind: 'job_failed', to, about, ...(job.detail === null ? {} : { text: job.detail }) }];
}
