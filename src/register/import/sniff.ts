import { err, ok, type Result } from '../../kernel/result.ts';
import { type Decoded, decode } from './encoding.ts';
import { notUnderstood } from './refusals.ts';
import type { Encoding, NotUnderstood } from './table.ts';
import { zipEntries } from './zip.ts';

/** What a file is, by its content: its name is never asked, since names lie. */
export type Sniffed =
  | { readonly kind: 'workbook' }
  | { readonly kind: 'json'; readonly decoded: Decoded }
  | { readonly kind: 'text'; readonly decoded: Decoded };

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Formats that are told by their first bytes and that are not tables we read. */
const signatures: readonly { readonly bytes: readonly number[]; readonly refusal: () => NotUnderstood }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], refusal: notUnderstood.pdf },
  { bytes: [0x1f, 0x8b], refusal: notUnderstood.archive },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refusal: notUnderstood.archive },
  { bytes: [0x52, 0x61, 0x72, 0x21], refusal: notUnderstood.archive },
  { bytes: [0x42, 0x5a, 0x68], refusal: notUnderstood.archive },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], refusal: notUnderstood.archive },
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b];

/** Tells what a file is from its bytes, or refuses it with what to do. Input may be hostile. */
export function sniff(bytes: Uint8Array, encoding?: Encoding): Result<Sniffed, NotUnderstood> {
  if (beginsWith(bytes, compoundFile)) return err(compoundRefusal(bytes));
  if (beginsWith(bytes, zip) && [3, 5, 7].includes(bytes[2] ?? 0)) return sniffZip(bytes);
  const known = signatures.find((signature) => beginsWith(bytes, signature.bytes));
  return known ? err(known.refusal()) : sniffText(decode(bytes, encoding));
}

/** An OLE compound file is a workbook of old, or a new one that is encrypted (MS-OFFCRYPTO). */
function compoundRefusal(bytes: Uint8Array): NotUnderstood {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length, 1024 * 1024) & ~1));
  return text.includes('EncryptedPackage') ? notUnderstood.locked() : notUnderstood.oldExcel();
}

function sniffZip(bytes: Uint8Array): Result<Sniffed, NotUnderstood> {
  const entries = zipEntries(bytes);
  if (!entries) return err(notUnderstood.damagedWorkbook());
  const names = entries.map(({ name }) => name);
  const within = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (names.includes('xl/workbook.bin')) return err(notUnderstood.binaryExcel());
  if (names.includes('[Content_Types].xml') && within('xl/')) return ok({ kind: 'workbook' });
  if (within('word/') || within('ppt/')) return err(notUnderstood.document());
  if (names.includes('mimetype') && names.includes('content.xml')) return err(notUnderstood.openDocument());
  return err(notUnderstood.archive());
}

const markup = /^<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/iu;

function sniffText(decoded: Decoded): Result<Sniffed, NotUnderstood> {
  const beginning = decoded.text.slice(0, 4096).trimStart();
  if (beginning === '' && decoded.text.trim() === '') return err(notUnderstood.empty());
  if (looksBinary(decoded.text)) return err(notUnderstood.binary());
  if (beginning.startsWith('{\\rtf')) return err(notUnderstood.document());
  if (markup.test(beginning)) return err(notUnderstood.html());
  if (beginning.startsWith('<?xml'))
    return err(/<html\b/iu.test(beginning) ? notUnderstood.html() : notUnderstood.xml());
  return ok({ kind: looksLikeJson(decoded.text) ? 'json' : 'text', decoded });
}

/** More than one control character in a hundred is no text; line breaks and tabs are none, and a stray NUL is dirt. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 64 * 1024);
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0;
  return controls > Math.max(8, sample.length * 0.01);
}

const looksLikeJson = (text: string): boolean =>
  /^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{["\]\d-]|null|true|false))/u.test(text);
