import { sql } from 'kysely';
import { ok } from '../../kernel/result.ts';
import { letterJob } from '../../register/index.ts';
import { type JobKind, jobKind, type Work } from '../../store/index.ts';
import { noticesWhere } from './inbox.ts';
import { digestLetter, type Letter, noticeLetter } from './mail-texts.ts';

/** Sends a letter as part of a transaction: with its commit it will go out, or it never was. */
export type Post = (work: Work, letter: Letter & { readonly to: string }) => Promise<void>;

/**
 * The job that writes a letter about notices and posts it. What its reader has seen meanwhile is left out; to who is no
 * member any more nothing goes.
 */
export const letterJobKind = ({ url, post }: { readonly url: string; readonly post: Post }): JobKind =>
  jobKind(letterJob, async ({ input, inside, finish }) =>
    inside(async ({ work }) => {
      const [reader] = await work.read(sql<{ email: string; workspaceName: string }>`
        select p.email, w.name as "workspaceName" from member m
        join person p on p.id = m.person_id join workspace w on w.workspace_id = m.workspace_id
        where m.workspace_id = ${work.workspace} and m.person_id = ${input.person} and m.until is null`);
      const notices = await work.read(
        noticesWhere(sql`n.workspace_id = ${work.workspace} and n.person_id = ${input.person}
          and n.id = any(${input.notices}::text[]) and n.read_at is null and n.done_at is null
          order by n.shows_from, n.id`),
      );
      const [first] = notices;
      if (reader && first) {
        const sender = { url, workspace: work.workspace, workspaceName: reader.workspaceName };
        const letter = input.as === 'digest' ? digestLetter(sender, notices) : noticeLetter(sender, first);
        await post(work, { ...letter, to: reader.email });
      }
      await finish(work, { result: { sent: reader ? notices.length : 0 } });
      return ok(null);
    }),
  );
