import { describe, expect, test } from 'vitest';
import { isBlankChoice, isBlankText } from './blank.ts';
import { foldKey, foldTight, foldWords } from './fold.ts';
import { oneLine, tidy } from './tidy.ts';

describe('a cell’s text', () => {
  test('keeps its line breaks, in one kind', () => {
    expect(tidy('  one\r\ntwo \rthree\u2028four ')).toBe('one\ntwo\nthree\nfour');
  });

  test('loses what nobody can see and no database takes', () => {
    expect(tidy('a\u0000b\u200b c\u00a0d\ufeff\u009de')).toBe('ab c de');
    expect(tidy('half \ud83d of one').isWellFormed()).toBe(true);
  });

  test('stands on one line where a field has one', () => {
    expect(oneLine(' Rights-Impacting\n and\tmore ')).toBe('Rights-Impacting and more');
  });
});

test.each(['', '-', '—', '...', 'N/A', 'n/a', 'NA', 'n.a.', 'N.v.t.', 'k. A.', 'null', 'Not applicable', '#N/A'])(
  '`%s` is nothing in any field',
  (text) => {
    expect([isBlankText(text), isBlankChoice(text)]).toEqual([true, true]);
  },
);

test.each(['none', 'Unknown', 'TBD', 'volgt', 'keine Angabe', 'None of the above.'])(
  '`%s` is nothing in a closed field and something in a text',
  (text) => {
    expect([isBlankText(text), isBlankChoice(text)]).toEqual([false, true]);
  },
);

test.each(['Nathan', 'No', 'Value', '0', 'N/A - see description', '🙂', '無'])('`%s` is something', (text) => {
  expect([isBlankText(text), isBlankChoice(text)]).toEqual([false, false]);
});

test('words are compared without case, accents, punctuation and the way they are joined', () => {
  expect(foldWords('Use_Case-Name (Été)')).toBe('use case name ete');
  expect([foldTight('putIntoServiceOn'), foldTight('Put into service on'), foldTight('PUT_INTO_SERVICE_ON')]).toEqual(
    Array(3).fill('putintoserviceon'),
  );
  expect(foldTight('Describe the AI system’s outputs.')).toBe('describetheaisystemsoutputs');
});

test('keys are compared without case, spaces and the kind of quotes and dashes; accents count', () => {
  expect(foldKey('  FDA’s  “Chat–Bot” ')).toBe(foldKey('fda\'s "chat-bot"'));
  expect(foldKey('Résumé')).not.toBe(foldKey('Resume'));
});
