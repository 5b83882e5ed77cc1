import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** The beginning of a zip archive whose first file has this name and these contents. */
const zip = (name: string, contents = '', then = '') => {
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, bytes(name), bytes(contents), bytes(then)]);
};

const openDocument = 'application/vnd.oasis.opendocument.text';

test.each([
  ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
  ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
  ['a WebP', bytes('RIFF0000WEBPVP8 '), 'image/webp'],
  ['a film', bytes('\0\0\0\x18ftypmp42'), 'video/mp4'],
  ['an archive', zip('readme.txt'), 'application/zip'],
  [
    'a text document',
    zip('[Content_Types].xml', '', 'PK word/document.xml'),
    expect.stringContaining('wordprocessingml'),
  ],
  ['a workbook', zip('[Content_Types].xml', '', 'PK xl/workbook.xml'), expect.stringContaining('spreadsheetml')],
  ['an OpenDocument', zip('mimetype', openDocument), openDocument],
  ['a program for Windows', bytes('MZ\x90\0\x03\0'), 'application/vnd.microsoft.portable-executable'],
  ['a program for Linux', Buffer.from('7f454c460201', 'hex'), 'application/x-executable'],
  ['a page', bytes('\ufeff <!DOCTYPE html><script>alert(1)</script>'), 'text/html'],
  ['a drawing with a script', bytes('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'image/svg+xml'],
  ['XML', bytes('<?xml version="1.0"?><a/>'), 'application/xml'],
  ['JSON', bytes('  {"a": 1}'), 'application/json'],
  ['a mail', bytes('Received: from a\r\nFrom: b@example.org\r\nSubject: c\r\n\r\nd'), 'message/rfc822'],
  ['words', bytes('Der Prüfbericht\n'), 'text/plain'],
  ['words in UTF-16', Buffer.from('\ufeffwords', 'utf16le'), 'text/plain'],
  ['words cut inside a letter', bytes('ü').subarray(0, 1), 'text/plain'],
  ['bytes', Buffer.from([0, 1, 2, 0xff]), 'application/octet-stream'],
])('%s is told from its bytes', (_, head, type) => {
  expect(mediaTypeOf(head)).toEqual(type);
});

test('whatever comes has a media type', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (head) => {
      expect(mediaTypeOf(head)).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/u);
    }),
  );
});
