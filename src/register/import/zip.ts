import { createInflateRaw } from 'node:zlib';
import { WorkbookFault } from './workbook-fault.ts';

/** One file inside a zip archive, as its central directory tells it. */
export type ZipEntry = {
  readonly name: string;
  /** How many bytes it takes in the archive. */
  readonly packed: number;
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
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** How many bytes may still be unpacked; shared by all files of one archive. */
export type Budget = { left: number };

/**
 * The bytes of one file of an archive, in pieces. Throws a `WorkbookFault` where they are more than the budget has left,
 * whatever size the archive states, and where they are damaged.
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry, budget: Budget): AsyncGenerator<Uint8Array, void> {
  const packed = packedBytes(bytes, entry);
  if (entry.method === 0) {
    spend(budget, packed.length);
    yield packed;
    return;
  }
  if (entry.method !== 8) throw new WorkbookFault('damaged');
  const inflater = createInflateRaw({ chunkSize: 128 * 1024 });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) {
      if (!(chunk instanceof Uint8Array)) continue;
      spend(budget, chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault('damaged');
  }
}

function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature)
    throw new WorkbookFault('damaged');
  const begin = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const found = bytes.subarray(begin, begin + packed);
  if (found.length !== packed) throw new WorkbookFault('damaged');
  return found;
}

function spend(budget: Budget, size: number): void {
  budget.left -= size;
  if (budget.left < 0) throw new WorkbookFault('too_large');
}
