import { type Id, parseId } from '../../kernel/id.ts';
import type { Work } from '../../store/index.ts';
import { accountsCalled, accountsOf } from '../accounts.ts';
import { withNames } from '../contract/mentions.ts';
import { fieldsOf, type Register } from '../contract/register.ts';
import { linkFields, listed } from '../links.ts';
import { giveNotices } from '../notices/give.ts';
import type { RecordRow } from '../rows.ts';
import type { CommentRow } from './comment-row.ts';

type Told = {
  readonly record: RecordRow;
  readonly comment: CommentRow;
  /** The accounts that are told that they are mentioned. */
  readonly mentioned: readonly string[];
  /** Whether nobody else is told. */
  readonly only?: 'mentions';
};

/** Tells whom a comment mentions, and those whom its record names: the people that it links to or says by name. */
export async function tellOfComment(register: Register, work: Work, told: Told): Promise<void> {
  const { record, comment, mentioned, only } = told;
  const names = new Map<string, string>(comment.mentioned.map(({ person, name }) => [person, name]));
  const { kind, noun } = register;
  const notice = {
    about: { noun, kind, id: record.id, title: String(record.values[register.title]) },
    text: withNames(comment.text, names),
    place: `comment-${comment.id}`,
  };
  const to = mentioned.flatMap((person) => parseId('person', person) ?? []);
  const concerned = only === 'mentions' ? [] : await accountsNamed(register, work, record);
  await giveNotices(work, [
    { ...notice, kind: 'mentioned', to },
    { ...notice, kind: 'commented', to: concerned },
  ]);
}

/** The accounts of the people whom a record names. */
async function accountsNamed(register: Register, work: Work, record: RecordRow): Promise<readonly Id<'person'>[]> {
  const staff = linkFields(register)
    .filter(({ to }) => to.kind === 'staff')
    .flatMap(({ name }) => listed(record.values[name]));
  const texts = fieldsOf(register)
    .filter(([, field]) => field.kind === 'text' && field.personal)
    .flatMap(([name]) => listed(record.values[name]));
  const linked = [...(await accountsOf(work, staff)).values()].flat();
  const called = (await accountsCalled(work, texts)).map(({ id }) => id);
  return [...new Set([...linked, ...called])];
}
