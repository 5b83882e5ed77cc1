import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { err, ok, type Result } from '../../kernel/result.ts';

/** One file inside a zip archive, as its central directory tells it. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** 0 is stored, 8 is deflated (APPNOTE 4.4.5). */
  readonly method: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const longestComment = 0xffff;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end-of-central-directory record stands (APPNOTE 4.3.16); -1 where the archive is cut off. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

/**
 * The files of a zip archive from its central directory; `undefined` where the archive is damaged, cut off or larger than
 * zip's first edition can say. Input may be hostile: nothing is unpacked here, and no size in it is believed.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/** An archive that would unpack to more than was allowed, or one that is not what its directory says. */
export type ZipFault = 'too_large' | 'damaged';

/** The bytes of one file of an archive; refused where they would be more than `most`. */
export async function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
): Promise<Result<Uint8Array, ZipFault>> {
  const view = viewOf(bytes);
  const at = entry.offset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature) return err('damaged');
  const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(begin, begin + entry.packed);
  if (packed.length !== entry.packed) return err('damaged');
  if (entry.method === 0) return packed.length > most ? err('too_large') : ok(packed);
  if (entry.method !== 8) return err('damaged');
  try {
    return ok(await inflate(packed, { maxOutputLength: Math.max(1, most) }));
  } catch (error) {
    return err(isTooLong(error) ? 'too_large' : 'damaged');
  }
}

const isTooLong = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * Whether everything that `reads` picks out of an archive unpacks to the sizes that its directory states, and to no more
 * than `most` bytes together. It unpacks each file to find out, so that a directory that lies is caught.
 */
export async function checkedZip(
  bytes: Uint8Array,
  limits: { readonly most: number; readonly reads: (name: string) => boolean },
): Promise<Result<readonly ZipEntry[], ZipFault>> {
  const all = zipEntries(bytes);
  if (!all) return err('damaged');
  const entries = all.filter(({ name }) => limits.reads(name));
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.most) return err('too_large');
  for (const entry of entries) {
    const content = await unpackEntry(bytes, entry, entry.unpacked + 1);
    if (!content.ok) return content.error === 'too_large' ? err('damaged') : content;
    if (content.value.length !== entry.unpacked) return err('damaged');
  }
  return ok(all);
}
