import { recordedFilename } from './filename.ts';

/** A file as a field holds it: what it is called there, and what its bytes are. */
export type KeptFile = {
  readonly name: string;
  /** Told from the bytes; what their sender said of them is not believed. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
};

/** The one form of a file as text: `Handbook.pdf (application/pdf, 48213 bytes, sha256:…)`. */
export const fileText = ({ name, mediaType, size, sha256 }: KeptFile): string =>
  `${name} (${mediaType}, ${size} bytes, sha256:${sha256})`;

const written = /^(.+) \(([a-z0-9][a-z0-9.+-]*\/[a-z0-9.+-]+), ([1-9]\d{0,14}) bytes, sha256:([0-9a-f]{64})\)$/u;

/** Reads a file out of its text; `undefined` where it is none. Input may be hostile. */
export function fileIn(text: string): KeptFile | undefined {
  const [, name, mediaType, size, sha256] = written.exec(text.trim()) ?? [];
  if (name === undefined || mediaType === undefined || sha256 === undefined) return undefined;
  return { name: recordedFilename(name), mediaType, size: Number(size), sha256 };
}

/**
 * What a text of somebody else's says of a file: the first SHA-256 in it, and a name where there is one before it;
 * `undefined` where it has no hash.
 */
export function fileNamedIn(text: string): { readonly sha256: string; readonly name: string | undefined } | undefined {
  const whole = fileIn(text);
  if (whole) return whole;
  const found = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/iu.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).replace(/[\s(,;:]*(?:sha-?256)?[\s(:=]*$/iu, '');
  return { sha256: found[0].toLowerCase(), name: before === '' ? undefined : recordedFilename(before) };
}
