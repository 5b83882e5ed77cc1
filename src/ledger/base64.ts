import { type Hash, hashBytes } from './merkle.ts';

/** Bytes in the standard Base 64 with padding (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/**
 * The bytes of a text in standard Base 64; `undefined` where it is none, or not the one text that these bytes have (other
 * alphabet, spaces, padding left out, bits set that stand for nothing). Input may be hostile.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : undefined;
}

/** The hash that a text in Base 64 stands for; `undefined` where it stands for none. Input may be hostile. */
export function hashFromBase64(text: string): Hash | undefined {
  const bytes = fromBase64(text);
  return bytes?.length === hashBytes ? bytes : undefined;
}
