import { describe, expect, test } from 'vitest';
import { noticedColumns, noticesCsv, type RowNotice, shownNotices } from './notices.ts';

const aNotice = (more: Partial<RowNotice>): RowNotice => ({
  row: 2,
  column: 'Stage',
  cell: 'B2',
  value: 'Someday',
  level: 'warning',
  code: 'not_one_of',
  message: '`Someday` is kept as an extra field',
  ...more,
});

const notices = [
  aNotice({ row: 2 }),
  aNotice({ row: 12, column: 'Date', message: '`soon` is not a date' }),
  aNotice({ row: 120, column: null, level: 'problem', message: 'has no name' }),
  aNotice({ row: 13 }),
];
const all = { level: 'all', column: undefined, words: '' } as const;
const rows = (shown: readonly RowNotice[]) => shown.map(({ row }) => row);

describe('what is said of rows', () => {
  test('is narrowed by level, by column and by words', () => {
    expect(rows(shownNotices(notices, all))).toEqual([2, 12, 120, 13]);
    expect(rows(shownNotices(notices, { ...all, level: 'problem' }))).toEqual([120]);
    expect(rows(shownNotices(notices, { ...all, column: 'Stage' }))).toEqual([2, 13]);
    expect(rows(shownNotices(notices, { ...all, words: 'SOON' }))).toEqual([12]);
  });

  test('is found by the whole number of its row', () => {
    expect(rows(shownNotices(notices, { ...all, words: '12' }))).toEqual([12]);
  });

  test('is found by the name of its cell', () => {
    const named = [aNotice({ row: 17, cell: 'B17' }), aNotice({ row: 117, cell: 'B117' })];

    expect(rows(shownNotices(named, { ...all, words: 'b17' }))).toEqual([17]);
  });

  test('names its columns, the one with most first, and no column for a whole row', () => {
    expect(noticedColumns(notices)).toEqual([
      { column: 'Stage', count: 2 },
      { column: 'Date', count: 1 },
    ]);
  });
});

describe('the file of what is said', () => {
  const lineOf = (notice: RowNotice) =>
    noticesCsv([notice], ['Row', 'Cell', 'Column', 'Level', 'Code', 'Message', 'Value']).split('\r\n')[1];

  test('begins with a byte order mark and its headings', () => {
    expect(noticesCsv([], ['Row', 'What, then'])).toBe('\uFEFFRow,"What, then"\r\n');
  });

  test('quotes commas, quotes and line breaks', () => {
    expect(lineOf(aNotice({ message: 'a "b", c\nd' }))).toBe('2,B2,Stage,warning,not_one_of,"a ""b"", c\nd",Someday');
  });

  test('has no cell that a spreadsheet would run', () => {
    expect(lineOf(aNotice({ column: '=HYPERLINK("x")', message: '-1' }))).toBe(
      `2,B2,"'=HYPERLINK(""x"")",warning,not_one_of,'-1,Someday`,
    );
  });
});
