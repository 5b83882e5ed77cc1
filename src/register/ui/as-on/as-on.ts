import { parseInstant, parseLocalDate } from '../../../kernel/time.ts';
import { type SearchValues, textOf } from '../../../kit/address.ts';

/** The date or moment that an address reads the past of; `undefined` for today, and for what is neither. */
export function readAsOn(search: SearchValues): string | undefined {
  const text = textOf(search['asOn']);
  if (text === undefined) return undefined;
  return parseLocalDate(text) ?? (parseInstant(text) === undefined ? undefined : text);
}

/** The same as an address says it. */
export const writeAsOn = (asOn: string | undefined): { readonly asOn?: string } => (asOn === undefined ? {} : { asOn });
