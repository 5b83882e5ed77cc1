import type { I18n } from '@lingui/core';
import type { Saying } from '../../kit/said.ts';
import { sayingBy } from '../../kit/saying.ts';
import { messages as answers } from './locales/de/answers.po';
import { messages as registers } from './locales/de/registers.po';
import { messages as screens } from './locales/de/screens.po';
import { messages as english } from './locales/en/registers.po';

/** Everything that the screens say, in German. */
export const messages = { ...answers, ...registers, ...screens };

const plain = (message: unknown): string =>
  Array.isArray(message) && message.length === 1 && typeof message[0] === 'string' ? message[0] : '';

/** What registers, fields and options are called in English, with the German: the server's sentences name them. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries(english).flatMap(([id, text]) => {
    const [from, to] = [plain(text), plain(registers[id])];
    return /\.(?:one|many|label|option\.\w+)$/u.test(id) && from !== '' && to !== '' ? [[from, to]] : [];
  }),
);

/** The server's sentences in German, by what these texts are loaded into. */
export const sayingIn = (i18n: I18n): Saying => sayingBy(i18n, names);
