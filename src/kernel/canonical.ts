import canonicalize from 'canonicalize';

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The one text of a JSON value by RFC 8785 (JCS): the bytes that are hashed. Throws on what JSON cannot carry. */
export function canonicalText(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value that JSON cannot carry has no canonical text');
  return text;
}
