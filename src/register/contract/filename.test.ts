import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedFilename } from './filename.ts';

test.each([
  ['report.pdf', 'report.pdf'],
  ['C:\\fakepath\\report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['/', 'file'],
  ['...', 'file'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['a\0b\r\nX-Header: c.txt', 'abX-Header: c.txt'],
  ['  Pr\u0075\u0308fung\u00a0 1.txt ', 'Prüfung 1.txt'],
  ['Pru\u200b\u0308fung.txt', 'Prüfung.txt'],
  ['half a \ud83d.txt', 'half a \ufffd.txt'],
])('%j is recorded as %j', (sent, recorded) => {
  expect(recordedFilename(sent)).toBe(recorded);
});

test('a name that is too long keeps its ending', () => {
  const name = recordedFilename(`${'😀'.repeat(500)}.xlsx`);

  expect(Array.from(name)).toHaveLength(200);
  expect(name.endsWith('😀.xlsx')).toBe(true);
});

test('a recorded name has no folder and nothing unseen, and is recorded as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
      const name = recordedFilename(sent);
      expect(name).toMatch(/^[^\\/\p{Cc}\p{Cf}]+$/u);
      expect(recordedFilename(name)).toBe(name);
      expect(encodeURIComponent(name)).not.toBe('');
    }),
  );
});
