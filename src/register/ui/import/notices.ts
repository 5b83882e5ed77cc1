import type { Output } from '../../../kernel/operation.ts';
import type { RegisterContracts } from '../register-source.ts';

/** What an import would do, or did. */
export type Counts = Omit<Output<RegisterContracts['import']>, 'import'>;

/** One thing that is said of a row or a cell. */
export type RowNotice = Counts['notices'][number];

/** Which notices a reader wants to see; `column` is a heading, or `undefined` for any. */
export type NoticeFilter = {
  readonly level: 'all' | RowNotice['level'];
  readonly column: string | undefined;
  readonly words: string;
};

/** The notices that a filter lets through. */
export function shownNotices(
  notices: readonly RowNotice[],
  { level, column, words }: NoticeFilter,
): readonly RowNotice[] {
  const wanted = words.trim().toLocaleLowerCase();
  return notices
    .filter((notice) => level === 'all' || notice.level === level)
    .filter((notice) => column === undefined || notice.column === column)
    .filter(
      ({ row, cell, message }) =>
        String(row) === wanted || cell?.toLocaleLowerCase() === wanted || message.toLocaleLowerCase().includes(wanted),
    );
}

/** The columns that notices are about, each once, those with most notices first. */
export function noticedColumns(
  notices: readonly RowNotice[],
): readonly { readonly column: string; readonly count: number }[] {
  const counted = Map.groupBy(notices, ({ column }) => column ?? '');
  return [...counted]
    .filter(([column]) => column !== '')
    .map(([column, each]) => ({ column, count: each.length }))
    .toSorted((one, other) => other.count - one.count);
}

/** Notices as a CSV file (RFC 4180), with a byte order mark by which spreadsheets know that it is UTF-8. */
export function noticesCsv(notices: readonly RowNotice[], headings: readonly string[]): string {
  const rows = notices.map(({ row, cell, column, level, code, message, value }) => [
    String(row),
    cell ?? '',
    column ?? '',
    level,
    code,
    message,
    value ?? '',
  ]);
  return `\uFEFF${[headings, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`;
}

/** A cell, quoted where it must be. Headings and messages repeat what a file says: nothing in them may run as a formula (CWE-1236). */
function cellText(text: string): string {
  const guarded = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
