import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file to put into an archive: its name, and its text in pieces. */
export type ZipPart = { readonly name: string; readonly content: AsyncIterable<string> | Iterable<string> };

type Written = {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

/** General purpose bits of every file: sizes follow its bytes (3), names are UTF-8 (11) (APPNOTE 4.4.4). */
const flags = 0x0808;
const version = 20;
const deflated = 8;
/** 1 January 1980, the first day that zip can say: the same records give the same bytes whenever they are written. */
const day = 0x0021;

/**
 * Writes a zip archive (APPNOTE 6.3) while its parts come in, so that memory does not grow with it. A part is at most
 * 4 GiB, which is zip's own limit.
 */
export async function* zipStream(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array, void> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = new TextEncoder().encode(part.name);
    const header = record(30 + name.length, [
      [0, 4, 0x04034b50],
      [4, 2, version],
      [6, 2, flags],
      [8, 2, deflated],
      [12, 2, day],
      [26, 2, name.length],
    ]);
    header.set(name, 30);
    yield header;
    const tally = { crc: 0, packed: 0, unpacked: 0 };
    for await (const chunk of pack(part.content, tally)) yield chunk;
    yield record(16, [
      [0, 4, 0x08074b50],
      [4, 4, tally.crc],
      [8, 4, tally.packed],
      [12, 4, tally.unpacked],
    ]);
    written.push({ name, offset, ...tally });
    offset += header.length + tally.packed + 16;
  }
  const directory = written.map(directoryEntry);
  yield* directory;
  yield endRecord(written.length, { size: directory.reduce((sum, { length }) => sum + length, 0), offset });
}

type Tally = { crc: number; packed: number; unpacked: number };

/** Deflates a part's text and counts what goes in and what comes out. */
async function* pack(content: ZipPart['content'], tally: Tally): AsyncGenerator<Uint8Array, void> {
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    const encoder = new TextEncoder();
    for await (const text of content) {
      const bytes = encoder.encode(text);
      tally.crc = crc32(bytes, tally.crc);
      tally.unpacked += bytes.length;
      yield bytes;
    }
  };
  const packer = createDeflateRaw({ level: 6 });
  const source = Readable.from(counted());
  source.on('error', (error) => packer.destroy(error));
  for await (const chunk of source.pipe(packer)) {
    if (!(chunk instanceof Uint8Array)) continue;
    tally.packed += chunk.length;
    yield chunk;
  }
}

/** Little-endian numbers put into a record of `size` bytes: each is its place, its width and its value. */
function record(size: number, numbers: readonly (readonly [number, 2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [at, width, value] of numbers) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return bytes;
}

function directoryEntry({ name, crc, packed, unpacked, offset }: Written): Uint8Array {
  const entry = record(46 + name.length, [
    [0, 4, 0x02014b50],
    [4, 2, version],
    [6, 2, version],
    [8, 2, flags],
    [10, 2, deflated],
    [14, 2, day],
    [16, 4, crc],
    [20, 4, packed],
    [24, 4, unpacked],
    [28, 2, name.length],
    [42, 4, offset],
  ]);
  entry.set(name, 46);
  return entry;
}

const endRecord = (count: number, { size, offset }: { readonly size: number; readonly offset: number }): Uint8Array =>
  record(22, [
    [0, 4, 0x06054b50],
    [8, 2, count],
    [10, 2, count],
    [12, 4, size],
    [16, 4, offset],
  ]);
