import { constants, deflateRawSync } from 'node:zlib';
import { systems } from '../../src/modules/systems/contract.ts';
import { zipStream } from '../../src/register/export/zip-stream.ts';
import type { Candidate } from '../../src/register/import/changes.ts';
import { readTable } from '../../src/register/import/read-table.ts';
import type { CheckedRow } from '../../src/register/import/rows.ts';
import type { Encoding, ReadChoices, Table } from '../../src/register/import/table.ts';

/** The register that the files of these tests are read for. */
export const aiSystems = systems;

/** Bytes of a text in UTF-8, without a mark. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes of a text in any encoding of one byte a character; a character that it has not throws. */
export function singleByte(text: string, encoding: Encoding): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]));
  return Uint8Array.from(text, (character) => {
    const code = codes.get(character);
    if (code === undefined) throw new Error(`${encoding} has no ${character}`);
    return code;
  });
}

/** Bytes of a text in UTF-16, with a mark before it or without. */
export function utf16(text: string, { isBig = false, mark = true } = {}): Uint8Array {
  const units = Uint16Array.from(mark ? `\ufeff${text}` : text, (character) => character.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (const [index, unit] of units.entries()) view.setUint16(index * 2, unit, !isBig);
  return new Uint8Array(view.buffer);
}

/** All the bytes that a writer gives. */
export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return new Uint8Array(Buffer.concat(all));
}

/** A zip archive of texts by name. */
export const zipped = (files: Readonly<Record<string, string>>): Promise<Uint8Array> =>
  collected(zipStream(Object.entries(files).map(([name, text]) => ({ name, content: [text] }))));

/** Reads bytes as a table for the register of AI systems. */
const read = (bytes: Uint8Array, choices: ReadChoices = {}) =>
  readTable({ register: systems, bytes, choices, breathe: () => Promise.resolve() });

/** The table in bytes that can be read; anything else fails the test. */
export async function tableIn(bytes: Uint8Array | string, choices: ReadChoices = {}): Promise<Table> {
  const table = await read(typeof bytes === 'string' ? utf8(bytes) : bytes, choices);
  if (!table.ok) throw new Error(table.error.detail);
  return table.value;
}

/** Why bytes cannot be read; a table that can be fails the test. */
export async function refusalOf(bytes: Uint8Array | string, choices: ReadChoices = {}): Promise<string> {
  const table = await read(typeof bytes === 'string' ? utf8(bytes) : bytes, choices);
  if (table.ok) throw new Error(`a table of ${table.value.rows.length} rows was read`);
  return table.error.detail;
}

/** A row of a file with a name of its own, changed as the test wants it. */
export const aRow = (row: number, values: CheckedRow['values'] = {}, extra: CheckedRow['extra'] = {}): CheckedRow => ({
  row,
  values: { name: `System ${row}`, ...values },
  extra,
});

/** A record of the register that was made from such a row. */
export const recordOf = ({ row, values, extra }: CheckedRow, changed: Partial<Candidate> = {}): Candidate => ({
  id: `sys_${row}`,
  version: 1,
  archived: false,
  values,
  extra,
  ...changed,
});

/**
 * A workbook that unpacks to `size` bytes: its sheet is one packed piece, again and again. No size that it states is true.
 */
export function aBomb(piece: string, size: number): Uint8Array {
  const packed = (text: string): Buffer => deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const times = Math.ceil(size / piece.length);
  const part = packed(piece);
  const sheet = Buffer.concat([
    packed('<worksheet><sheetData><row><c><v>'),
    ...Array.from({ length: times }, () => part),
  ]);
  const type = 'officeDocument/worksheet';
  const parts: readonly (readonly [string, Buffer])[] = [
    ['[Content_Types].xml', deflateRawSync('<Types/>')],
    [
      'xl/workbook.xml',
      deflateRawSync('<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      deflateRawSync(
        `<Relationships><Relationship Id="rId1" Type="${type}" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ],
    ['xl/worksheets/sheet1.xml', sheet],
  ];
  return archiveOf(parts);
}

/** An archive of files that are packed already. */
function archiveOf(parts: readonly (readonly [string, Buffer])[]): Uint8Array {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, packed] of parts) {
    const [local, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
