import type { QueryKey } from '@tanstack/react-query';
import type { News } from '../../../kit/live.ts';

/** Answers over all registers, which any change may touch. */
const overall = new Set(['home.read', 'home.charts', 'workspace.feed', 'search.find']);

/** Reads of one record; all others of a register are of its list. */
const ofOneRecord = new Set(['read', 'history', 'related']);

/** Reads whose answers are made of a register's fields: where one is added or changed they are not as they were. */
const ofFields = new Set(['fields', 'list', 'read', 'facets', 'views']);

/** What a read is of: a record by its id, or a list by its register's word. `undefined` for what holds no registers' records. */
export function subjectOf([operation, input]: QueryKey): { readonly noun: string; readonly what: string } | undefined {
  if (typeof operation !== 'string') return undefined;
  const [noun = '', verb = ''] = operation.split('.');
  if (!ofOneRecord.has(verb)) return { noun, what: noun };
  const values: readonly unknown[] = typeof input === 'object' && input !== null ? Object.values(input) : [];
  const id = values.find((value) => typeof value === 'string' && /^[a-z]{3}_/u.test(value));
  return { noun, what: typeof id === 'string' ? id : noun };
}

/**
 * Whether news touch what a read answered. A record that the answer holds at that version already is no news to it: one's
 * own changes come back too.
 */
export function isTouched(key: QueryKey, answer: unknown, news: News): boolean {
  const [operation] = key;
  if (typeof operation === 'string' && overall.has(operation)) return true;
  if (news.noun === 'fields') return typeof operation === 'string' && ofFields.has(operation.split('.')[1] ?? '');
  const subject = subjectOf(key);
  if (!subject || subject.noun !== news.noun) return false;
  if (subject.what !== subject.noun && news.id !== null && subject.what !== news.id) return false;
  return !knows(answer, news);
}

function knows(answer: unknown, { id, version }: News): boolean {
  if (typeof answer !== 'object' || answer === null || id === null || version === null) return false;
  const list: readonly unknown[] = 'rows' in answer && Array.isArray(answer.rows) ? answer.rows : [];
  const rows = 'record' in answer ? [answer.record, ...list] : list;
  return rows.some(
    (row) =>
      typeof row === 'object' &&
      row !== null &&
      'id' in row &&
      row.id === id &&
      'version' in row &&
      typeof row.version === 'number' &&
      row.version >= version,
  );
}
