import { sql } from 'kysely';
import { parseLanguage } from '../../kernel/language.ts';
import { ok } from '../../kernel/result.ts';
import { letterJob } from '../../register/index.ts';
import { enqueue, type JobKind, jobKind, type Platform, sendMail } from '../../store/index.ts';
import { noticesWhere } from './inbox.ts';
import { digestLetter, letterAtOnce } from './mail-texts.ts';

/**
 * The job that writes a letter about notices and has it sent. What its reader has seen meanwhile is left out; to who is no
 * member any more nothing goes.
 */
export const letterJobKind = ({ publicUrl: url }: Pick<Platform, 'publicUrl'>): JobKind =>
  jobKind(letterJob, async ({ input, inside, finish }) =>
    inside(async ({ work }) => {
      const [reader] = await work.read(sql<{ email: string; language: string | null; workspaceName: string }>`
        select p.email, p.language, w.name as "workspaceName" from member m
        join person p on p.id = m.person_id join workspace w on w.workspace_id = m.workspace_id
        where m.workspace_id = ${work.workspace} and m.person_id = ${input.person} and m.until is null`);
      const notices = await work.read(
        noticesWhere(sql`n.workspace_id = ${work.workspace} and n.person_id = ${input.person}
          and n.id = any(${input.notices}::text[]) and n.read_at is null and n.done_at is null
          order by n.shows_from, n.id`),
      );
      if (reader && notices.length > 0) {
        const sender = { url, workspace: work.workspace, workspaceName: reader.workspaceName };
        const language = parseLanguage(reader.language ?? '') ?? 'en';
        const letterOf = input.as === 'digest' ? digestLetter : letterAtOnce;
        const letter = letterOf(sender, notices, language);
        await enqueue(work, { type: sendMail, input: { to: reader.email, ...letter }, title: 'Mail of notices' });
      }
      await finish(work, { result: { sent: reader ? notices.length : 0 } });
      return ok(null);
    }),
  );
