import { expect, test } from 'vitest';
import { registerWords, wordsIn } from './register-words.ts';

test('a catalogue is read by its ids, over several lines, without its head and what is not translated', () => {
  const text =
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n#. a note\nmsgid "a.label"\nmsgstr ""\n"Ein \\"Wort\\" "\n"mehr"\n\nmsgid "b.label"\nmsgstr ""\n';

  expect([...wordsIn(text)]).toEqual([['a.label', 'Ein "Wort" mehr']]);
});

test('fields are called as the screens call them, and in the source’s own words where nothing else is said', async () => {
  const [german, english] = [await registerWords('de'), await registerWords('en')];

  expect(german('register.system.name.label', 'Name')).toBe('Name');
  expect(german('register.system.intendedPurpose.label', 'Intended purpose')).toBe('Zweckbestimmung');
  expect(german('register.system.none.label', 'None')).toBe('None');
  expect(english('register.system.intendedPurpose.label', 'Intended purpose')).toBe('Intended purpose');
});
