import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test, vi } from 'vitest';
import { sayingBy } from './saying.ts';

vi.mock('@lingui/react/macro', () => ({ useLingui: () => ({}) }));
vi.stubGlobal('navigator', { languages: [] });

const german = {
  'is missing': 'fehlt',
  'must be {0}{1}': 'muss {0} sein{1}',
  'one of {0}': 'eines von {0}',
  '; did you mean `{0}`?': '; meinten Sie `{0}`?',
  '`{0}` is taken; choose another name': '`{0}` ist vergeben; wählen Sie einen anderen Namen',
  'there is no {0} here': 'hier gibt es kein {0}',
  'the file has more than {0} rows': 'die Datei hat mehr als {0} Zeilen',
  'this was added on {0}': 'dies kam am {0} hinzu',
  "an object such as `'{'a'}'`": "ein Objekt wie `'{'a'}'`",
};

const saying = () => {
  const messages = Object.fromEntries(Object.entries(german).map(([id, text]) => [id, compileMessage(text)]));
  const i18n = setupI18n({ locale: 'de', messages: { de: messages } });
  return sayingBy(i18n, new Map([['dataset', 'Datensatz']]));
};

test.each([
  ['is missing', 'fehlt'],
  ['must be one of `a`, `b`; did you mean `a`?', 'muss eines von `a`, `b` sein; meinten Sie `a`?'],
  ['`a `; x` is taken', '`a `; x` is taken'],
  ['`Mine; choose` is taken; choose another name', '`Mine; choose` ist vergeben; wählen Sie einen anderen Namen'],
  ['there is no dataset here', 'hier gibt es kein Datensatz'],
  ['the file has more than 200,000 rows', 'die Datei hat mehr als 200.000 Zeilen'],
  ['this was added on 2026-12-02', 'dies kam am 2. Dez. 2026 hinzu'],
  ['an object such as `{a}`', 'ein Objekt wie `{a}`'],
  ['something that nobody translated', 'something that nobody translated'],
])('a sentence of the server is said in the reader’s language: %s', (english, own) => {
  const say = saying();

  expect([say(english), say(english)]).toEqual([own, own]);
});
