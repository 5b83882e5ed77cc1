import { describe, expect, test } from 'vitest';
import { aRegister } from '../../../../../test/builders/register.ts';
import type { Wording } from '../../value-texts.ts';
import { cellText, storedText } from './cell-text.ts';

const { fields } = aRegister();
const german: Readonly<Record<string, string>> = { advice: 'Rat', action: 'Handlung', idea: 'Einfall' };
const same = (text: string): string => text;
const wording: Wording = {
  texts: { one: '', many: '', label: same, help: same, group: same, option: (_, value) => german[value] ?? value },
  titles: {},
  yesNo: { yes: 'Ja', no: 'Nein' },
  locale: 'de',
  quote: same,
};
const at = (name: string) => ({ name, wording });

describe('a cell on the clipboard', () => {
  test('has choices in the reader’s words and days in their own form', () => {
    expect(cellText(fields.uses, ['advice', 'action'], ['Rat', 'Handlung'])).toBe('Rat; Handlung');
    expect(cellText(fields.startedOn, '2026-04-03', ['3. April 2026'])).toBe('2026-04-03');
    expect(cellText(fields.countries, ['IE', 'DE'], ['Irland', 'Deutschland'])).toBe('IE; DE');
    expect(cellText(fields.owner, null, [])).toBe('');
  });

  test('comes back as the server knows it, and keeps words that it does not know', () => {
    expect(storedText(fields.uses, 'rat; Handlung', at('uses'))).toBe('advice; action');
    expect(storedText(fields.stage, 'Einfall', at('stage'))).toBe('idea');
    expect(storedText(fields.stage, 'Nonsense', at('stage'))).toBe('Nonsense');
    expect(storedText(fields.owner, 'Rat; Ada', at('owner'))).toBe('Rat; Ada');
  });
});
