import type { I18n, Messages } from '@lingui/core';
import { dateText } from './DateText.tsx';
import { numberText } from './number-text.ts';
import type { Saying } from './said.ts';

type Pattern = { readonly id: string; readonly form: RegExp; readonly places: readonly string[]; readonly own: number };

/**
 * Sentences by a catalogue whose ids are the server's own English, with places `{0}`, `{1}` for what the program put in;
 * `names` are words that stand in such places, as labels of fields do. What a place holds is translated as well.
 */
export function sayingBy(i18n: I18n, names: ReadonlyMap<string, string>): Saying {
  const messages: Messages = i18n.messages;
  const patterns = Object.keys(messages).flatMap((id) => (isPattern(id) ? [patternOf(id)] : []));
  patterns.sort((one, other) => other.own - one.own);
  const known = new Map<string, string>();
  const translated = (text: string, depth: number): string => {
    const name = names.get(text) ?? figureText(text, i18n.locale);
    if (name !== undefined) return name;
    const whole = plainId(text);
    if (whole in messages) return i18n._(whole);
    return depth > deepest ? text : byPattern(text, depth);
  };
  const byPattern = (text: string, depth: number): string => {
    for (const { id, form, places } of patterns) {
      const found = form.exec(text);
      if (!found) continue;
      const values = places.map((place, index) => [place, translated(found[index + 1] ?? '', depth + 1)] as const);
      return i18n._(id, Object.fromEntries(values));
    }
    return text;
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = translated(text, 0);
    known.set(text, now);
    return now;
  };
}

/** A number with its groups, or a day, in the reader's own writing; `undefined` for all else. */
function figureText(text: string, locale: string): string | undefined {
  if (/^\d{1,3}(?:,\d{3})+$/u.test(text)) return numberText(Number(text.replaceAll(',', '')), locale);
  return /^\d{4}-\d\d-\d\d$/u.test(text) ? dateText(text, { locale }) : undefined;
}

const deepest = 3;

const isPattern = (id: string): boolean => /\{\d+\}/u.test(id) && /\s/u.test(id);

/** A text as the id that it has where it is a sentence without places: braces stand between apostrophes there. */
const plainId = (text: string): string => text.replaceAll(/[{}]+/gu, "'$&'");

const place = /\{(\d+)\}/gu;

/** What a place may hold: anything, but what stands between backticks is never cut. */
const anything = '((?:`[^`]*`|[^`])+?)';

/** What a place may hold that follows another one at once: nothing, or what a semicolon parts from it. */
const addition = '((?:; .*)?)';

function patternOf(id: string): Pattern {
  const parts = id.split(place);
  const own = parts.filter((_, index) => index % 2 === 0).map((part) => part.replaceAll(/'([{}]+)'/gu, '$1'));
  const form = new RegExp(`^${own.map((part, index) => escaped(part, own[index - 1], index)).join('')}$`, 'su');
  return { id, form, places: parts.filter((_, index) => index % 2 === 1), own: own.join('').length };
}

/** A part of a pattern with the place before it; between backticks a place holds what has none. */
function escaped(part: string, before: string | undefined, index: number): string {
  const text = part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  if (index === 0) return text;
  if (index > 1 && before === '') return `${addition}${text}`;
  return `${before?.endsWith('`') && part.startsWith('`') ? '([^`]*)' : anything}${text}`;
}
