import { analyse } from 'chardet';
import type { Encoding } from './table.ts';

/** A file's bytes as text, and the encoding that they were read in. `mixed` counts bytes that had to be read in another. */
export type Decoded = { readonly text: string; readonly encoding: Encoding; readonly mixed: number };

const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The encoding that a byte-order mark states; `undefined` where there is none. */
const markedEncoding = (bytes: Uint8Array): Encoding | undefined =>
  marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.encoding;

/** Reads bytes in the given encoding, or in the one that they show. Never throws: a byte that fits nowhere is replaced. */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  const encoding = chosen ?? markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding !== undefined && encoding !== 'utf-8') return read(bytes, encoding);
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return { text: strict, encoding: 'utf-8', mixed: 0 };
  const { sound, broken } = countUtf8(bytes);
  if (encoding === 'utf-8' || sound > 3 * broken) return { text: mixedText(bytes), encoding: 'utf-8', mixed: broken };
  return read(bytes, legacyEncoding(bytes));
}

const read = (bytes: Uint8Array, encoding: Encoding): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
  mixed: 0,
});

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: in texts of any Western or Slavic table every other byte is mostly zero or alike. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const pairs = Math.floor(sample.length / 2);
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.3 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** How many bytes the UTF-8 sequence at `at` has; 0 where there is none (RFC 3629, section 4, overlong forms aside). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function countUtf8(bytes: Uint8Array): { readonly sound: number; readonly broken: number } {
  let sound = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sound += 1;
    if (length === 0) broken += 1;
    at += Math.max(1, length);
  }
  return { sound, broken };
}

/** UTF-8 into which bytes of Windows-1252 were pasted: each stretch is read in its own encoding. */
function mixedText(bytes: Uint8Array): string {
  const parts: string[] = [];
  const utf8 = new TextDecoder('utf-8');
  const western = new TextDecoder('windows-1252');
  let begin = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(utf8.decode(bytes.subarray(begin, at)), western.decode(bytes.subarray(at, at + 1)));
      begin = at + 1;
    }
    at += Math.max(1, length);
  }
  return [...parts, utf8.decode(bytes.subarray(begin))].join('');
}

/** What the detector calls them, and what we read them as: Windows' tables hold all that their ISO namesakes hold. */
const detected: Readonly<Record<string, Encoding>> = {
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  Big5: 'big5',
  GB18030: 'gb18030',
};

/** How much surer than of Windows-1252 the detector must be before another encoding is taken. */
const surer = 15;

function legacyEncoding(bytes: Uint8Array): Encoding {
  const ranked = analyse(aroundHighBytes(bytes));
  const western = ranked.find(({ name }) => detected[name] === 'windows-1252')?.confidence ?? 0;
  const best = ranked.find(({ name }) => detected[name] !== undefined);
  if (!best || best.confidence < western + surer) return 'windows-1252';
  return detected[best.name] ?? 'windows-1252';
}

const sampleSize = 64 * 1024;
const around = 48;

/** The stretches of a file in which there is something to detect; the detector takes a second for two megabytes. */
function aroundHighBytes(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(sampleSize);
  let size = 0;
  let until = 0;
  for (let at = 0; at < bytes.length && size < sampleSize; at += 1) {
    if ((bytes[at] ?? 0) < 0x80 || at < until) continue;
    const stretch = bytes.subarray(Math.max(until, at - around), at + around).subarray(0, sampleSize - size);
    sample.set(stretch, size);
    size += stretch.length;
    until = at + around;
  }
  return sample.subarray(0, size);
}
