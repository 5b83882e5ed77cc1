import canonicalize from 'canonicalize';

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a JSON value by RFC 8785 (JCS): the bytes that are hashed. Throws on what JSON cannot carry: numbers
 * that are not finite, and texts that hold half a character (a lone surrogate).
 */
export function canonicalText(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value that JSON cannot carry has no canonical text');
  return text;
}

/**
 * Reads a JSON text (RFC 8259); `undefined` where it is none. Input may be hostile: of a name that is written twice the
 * last value counts, so who needs one reading alone compares the text with its `canonicalText`.
 */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
