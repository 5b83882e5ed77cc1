import { describe, expect, test } from 'vitest';
import { aRecord, aRegister } from '../../../test/builders/register.ts';
import { snippetOf, wordsOf } from './snippet.ts';

const purpose = 'Sorts letters, and refuses those that look like fraud.\nA clerk reads what it refuses.';
const asked = (q: string) => ({ words: wordsOf(q), without: ['name'] });

describe('a snippet', () => {
  test('is the text around the first word that stands in the record', () => {
    const record = aRecord({ values: { purpose } });

    expect(snippetOf(aRegister(), record, asked('fra'))).toEqual({
      field: 'purpose',
      before: '… and refuses those that look like ',
      match: 'fra',
      after: 'ud. A clerk reads what it refuses.',
    });
  });

  test('begins at the beginning of a word, in whatever case', () => {
    const record = aRecord({ values: { purpose: 'The cleric. A CLERK.' } });

    expect(snippetOf(aRegister(), record, asked('clerk'))?.match).toBe('CLERK');
    expect(snippetOf(aRegister(), record, asked('erk'))).toBeUndefined();
  });

  test('is taken from an extra field, named as a history names it', () => {
    const record = aRecord({ extra: { 'Cost centre': 'desk 7' } });

    expect(snippetOf(aRegister(), record, asked('desk'))?.field).toBe('extra.Cost centre');
  });

  test('is none where the title alone has the words', () => {
    expect(snippetOf(aRegister(), aRecord({ values: { purpose } }), asked('thing'))).toBeUndefined();
  });

  test('cuts long texts at a word', () => {
    const record = aRecord({ values: { purpose: `${'before '.repeat(40)}needle ${'after '.repeat(40)}` } });
    const found = snippetOf(aRegister(), record, asked('needle'));

    expect(found?.before).toMatch(/^… before/u);
    expect(found?.after).toMatch(/after …$/u);
    expect(`${found?.before}${found?.after}`.length).toBeLessThan(170);
  });
});
