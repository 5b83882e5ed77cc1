import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusalOf, tableIn, utf8, zipped } from '../../../test/builders/import-files.ts';

const compoundFile = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('a file that is no table we read is refused by its content, with what to do', () => {
  test.each([
    ['a workbook of Excel 97', joined(compoundFile, new Uint8Array(600)), /save it as \.xlsx/u],
    [
      'a workbook under a password',
      joined(compoundFile, Buffer.from('EncryptedPackage', 'utf16le')),
      /protected by a password/u,
    ],
    [
      'a web page called .xls',
      utf8('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Name</td></tr></table></html>'),
      /web page/u,
    ],
    ['a web page with a doctype', utf8('\n<!DOCTYPE html>\n<html></html>'), /web page/u],
    ['a spreadsheet as XML', utf8('<?xml version="1.0"?><Workbook></Workbook>'), /XML file/u],
    ['a PDF', utf8('%PDF-1.7\n…'), /PDF/u],
    ['a compressed file', new Uint8Array(gzipSync('name\nA')), /archive; unpack it/u],
    ['a picture', Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256), /not a text file/u],
    ['rich text', utf8('{\\rtf1\\ansi Name}'), /text document/u],
  ])('%s', async (_, bytes, said) => {
    expect(await refusalOf(bytes)).toMatch(said);
  });

  test.each([
    ['a text document', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }, /text document/u],
    ['a presentation', { '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' }, /text document/u],
    ['a binary workbook', { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }, /\.xlsb/u],
    [
      'an OpenDocument spreadsheet',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
      /OpenDocument/u,
    ],
    ['an archive with a table in it', { 'inventory.csv': 'name\nBot\n' }, /unpack it/u],
  ])('a zip that is %s', async (_, files, said) => {
    expect(await refusalOf(await zipped(files))).toMatch(said);
  });

  test('a zip that was cut off', async () => {
    const whole = await zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' });

    expect(await refusalOf(whole.subarray(0, whole.length - 30))).toMatch(/damaged or was cut off/u);
  });
});

test('a name’s ending is never asked: bytes of JSON are JSON and bytes of text are text', async () => {
  expect((await tableIn('[{"name":"Bot"}]')).format).toBe('json');
  expect((await tableIn('name,stage\nBot,idea\n')).format).toBe('csv');
});

test('a stray NUL or two is dirt in a text, many are another kind of file', async () => {
  expect((await tableIn('name,stage\nB\u0000ot,idea\n')).rows).toHaveLength(1);
  expect(await refusalOf(`name,stage\n${'\u0000\u0001'.repeat(300)}`)).toMatch(/not a text file/u);
  expect(await refusalOf(new Uint8Array(deflateRawSync(Buffer.from('abc '.repeat(9000)))))).toMatch(/\w/u);
});
