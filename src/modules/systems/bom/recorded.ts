import type { FieldValue } from '../../../register/contract.ts';

/** A record of any register, as far as a bill of materials needs it; links are ids. */
export type Recorded = {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, FieldValue>>;
};

/** A field's text; `undefined` where nothing is recorded. */
export function textAt({ values }: Recorded, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.toWellFormed() : undefined;
}

/** A field's values as a list; a field of one value is a list of it. */
export const listAt = ({ values }: Recorded, name: string): readonly string[] => {
  const value = values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
};

/** A web address as RFC 3986 writes it, with everything escaped that may not stand in it; `undefined` for none. */
export function addressOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null) return undefined;
  return url.href
    .replaceAll(/%(?![0-9A-Fa-f]{2})/gu, '%25')
    .replaceAll(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, (sign) => encodeURIComponent(sign));
}
