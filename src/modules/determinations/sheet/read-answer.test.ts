import { describe, expect, test } from 'vitest';
import type { Field } from '../../../register/contract.ts';
import { coercerOf } from '../../../register/import/coerce.ts';
import { answerReader } from './read-answer.ts';

const about = { label: 'Question', help: '', group: 'answers' };
const yesNo: Field = { ...about, kind: 'yesNo' };
const number: Field = { ...about, kind: 'number' };
const date: Field = { ...about, kind: 'date' };
const options = {
  learned: { label: 'It has learned from data or examples', alsoKnownAs: ['Es hat aus Daten oder Beispielen gelernt'] },
  fixed: { label: 'It follows fixed steps, that people wrote' },
  none: { label: 'None of it' },
};
const oneOf: Field = { ...about, kind: 'oneOf', options };
const manyOf: Field = { ...about, kind: 'manyOf', options: { learned: options.learned, fixed: options.fixed } };

const said = (field: Field, text: string) => {
  const answer = answerReader(field, coercerOf(field, { order: 'day', role: 'other' }))(text);
  if (answer.says === 'answer') return answer.value;
  return answer.says === 'nothing' ? 'nothing' : answer.message;
};

describe('a cell that answers a question', () => {
  test.each([
    [yesNo, ['yes', 'ja', 'TRUE', '1', 'x'], true],
    [yesNo, ['no', 'Nein', 'false', '0'], false],
    [
      oneOf,
      ['learned', 'Learned', 'It has learned from data or examples', 'es hat aus Daten oder Beispielen gelernt'],
      'learned',
    ],
    [oneOf, ['none', 'None of it'], 'none'],
    [
      manyOf,
      ['learned; fixed', 'fixed\nlearned', 'learned, fixed', 'learned | It follows fixed steps, that people wrote'],
      null,
    ],
    [manyOf, ['none', 'keine', 'no', '[]', 'None of these'], []],
    [number, ['250', ' 250.0 '], 250],
    [number, ['1.5e25', '1.5E+25'], 1.5e25],
    [date, ['2026-12-02', '2 December 2026'], '2026-12-02'],
  ] as const)('is read in the forms that people write: %#', (field, texts, value) => {
    for (const text of texts) {
      const read = said(field, text);
      if (value === null)
        expect(new Set(read === null ? [] : Array.isArray(read) ? read : [])).toEqual(new Set(['learned', 'fixed']));
      else expect(read).toEqual(value);
    }
  });

  test.each([yesNo, oneOf, manyOf, number, date])('says that nobody knows: %#', (field) => {
    for (const text of ['?', '??', 'unknown', 'Unknown', 'I don’t know', "I don't know", 'weiß nicht', 'unbekannt'])
      expect(said(field, text)).toBeNull();
  });

  test.each([yesNo, oneOf, manyOf, number, date])('says nothing: %#', (field) => {
    for (const text of ['', '-', 'n/a']) expect(said(field, text)).toBe('nothing');
  });

  test('is a problem where it is no answer, with what may be meant', () => {
    expect(said(yesNo, 'perhaps')).toBe('`perhaps` is not `yes` or `no`; write `?` where nobody knows');
    expect(said(oneOf, 'lerned')).toBe('no answer to this question: `lerned`; did you mean `learned`?');
    expect(said(oneOf, 'magic')).toBe('no answer to this question: `magic`; known are `learned`, `fixed`, `none`');
    expect(said(manyOf, 'learned; fxed')).toBe('no answer to this question: `fxed`; did you mean `fixed`?');
    expect(said(number, 'many')).toBe('`many` is not a number such as `250`; write `?` where nobody knows');
    expect(said(date, 'March 2026')).toBe(
      '`March 2026` is not a day such as `2026-12-02`; write `?` where nobody knows',
    );
  });
});
