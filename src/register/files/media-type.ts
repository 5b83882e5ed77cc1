type Mark = { readonly type: string; readonly at?: number; readonly bytes: readonly number[] | string };

/** Beginnings by which a format is known, the surest and longest first. */
const marks: readonly Mark[] = [
  { type: 'application/pdf', bytes: '%PDF-' },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: 'GIF87a' },
  { type: 'image/gif', bytes: 'GIF89a' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'image/heic', at: 4, bytes: 'ftypheic' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'video/quicktime', at: 4, bytes: 'ftypqt' },
  { type: 'video/mp4', at: 4, bytes: 'ftyp' },
  { type: 'video/webm', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'audio/wav', at: 8, bytes: 'WAVE' },
  { type: 'audio/mpeg', bytes: 'ID3' },
  { type: 'audio/ogg', bytes: 'OggS' },
  { type: 'application/gzip', bytes: [0x1f, 0x8b] },
  { type: 'application/x-7z-compressed', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { type: 'application/vnd.rar', bytes: 'Rar!\x1a\x07' },
  { type: 'application/x-tar', at: 257, bytes: 'ustar' },
  { type: 'application/vnd.sqlite3', bytes: 'SQLite format 3\0' },
  { type: 'application/vnd.apache.parquet', bytes: 'PAR1' },
  { type: 'application/x-ole-storage', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { type: 'application/rtf', bytes: '{\\rtf' },
  { type: 'application/x-executable', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { type: 'application/vnd.microsoft.portable-executable', bytes: 'MZ' },
];

const zipMark: Mark = { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] };

/** Names inside a zip archive by which office formats are known (ECMA-376; OpenDocument has its type as first content). */
const zipped: readonly (readonly [string, string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['mimetypeapplication/vnd.oasis.opendocument.presentation', 'application/vnd.oasis.opendocument.presentation'],
];

/**
 * The media type of a file as its first bytes tell it; neither its name nor what its sender said is asked. It is a help
 * for readers and no promise: a file can be several things at once. Input may be hostile.
 */
export function mediaTypeOf(head: Uint8Array): string {
  if (fits(head, zipMark)) return zipType(head);
  const mark = marks.find((each) => fits(head, each));
  return mark?.type ?? textType(head) ?? 'application/octet-stream';
}

function fits(head: Uint8Array, { at = 0, bytes }: Mark): boolean {
  const wanted = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Uint8Array.from(bytes);
  return head.length >= at + wanted.length && wanted.every((byte, place) => head[at + place] === byte);
}

function zipType(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1');
  const isOffice = text.includes('[Content_Types].xml') || text.startsWith('mimetype', 30);
  const known = isOffice ? zipped.find(([name]) => text.includes(name)) : undefined;
  return known?.[1] ?? zipMark.type;
}

/** What kind of text it is; `undefined` where it is none, in UTF-8 or with a mark of UTF-16. */
function textType(head: Uint8Array): string | undefined {
  const text = textIn(head);
  if (text === undefined) return undefined;
  const start = text.trimStart().slice(0, 1000).toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<script)/u.test(start)) return 'text/html';
  if (/^<svg|^<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<svg/su.test(start)) return 'image/svg+xml';
  if (start.startsWith('<?xml')) return 'application/xml';
  if (
    /^(?:return-path|received|from|message-id|mime-version|date|delivered-to|subject): /u.test(start) &&
    /^(?:from|subject): /mu.test(start)
  )
    return 'message/rfc822';
  if (/^[[{]/u.test(start) && /^(?:\{\s*["}]|\[\s*[[{"\d\]tfn-])/u.test(start)) return 'application/json';
  return 'text/plain';
}

function textIn(head: Uint8Array): string | undefined {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const encoding = isUtf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    // The last character may be cut: as a stream that goes on it is left out instead of being wrong.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
