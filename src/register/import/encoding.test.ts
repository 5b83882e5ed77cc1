import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singleByte, utf8, utf16 } from '../../../test/builders/import-files.ts';
import { decode } from './encoding.ts';

const german = 'Größe;Straße;Übersicht über Prüfungen und künstliche Intelligenz für Behörden\r\n'.repeat(6);
const russian =
  'Название системы;Описание;Ведомство\r\nРаспознавание лиц;Система для проверки документов;Министерство\r\n'.repeat(4);
const greek =
  'Όνομα συστήματος;Περιγραφή;Υπουργείο\r\nΑναγνώριση προσώπου;Έλεγχος εγγράφων;Υπουργείο Οικονομικών\r\n'.repeat(4);

describe('an encoding is told by the bytes', () => {
  test('a byte-order mark decides and is not part of the text', () => {
    expect(decode(utf8('\ufeffName,Ort'))).toEqual({ text: 'Name,Ort', encoding: 'utf-8', mixed: 0 });
    expect(decode(utf16('Name,Größe'))).toEqual({ text: 'Name,Größe', encoding: 'utf-16le', mixed: 0 });
    expect(decode(utf16('Name,Größe', { isBig: true }))).toEqual({
      text: 'Name,Größe',
      encoding: 'utf-16be',
      mixed: 0,
    });
  });

  test.each([
    ['utf-16le', false],
    ['utf-16be', true],
  ] as const)('%s is seen without a mark', (encoding, isBig) => {
    const text = 'Name,Agency\r\nChatbot,Treasury\r\n';

    expect(decode(utf16(text, { isBig, mark: false }))).toEqual({ text, encoding, mixed: 0 });
  });

  test('sound UTF-8 is UTF-8, also beyond the basic plane', () => {
    expect(decode(utf8('Straße – 日本 – 🚀'))).toEqual({ text: 'Straße – 日本 – 🚀', encoding: 'utf-8', mixed: 0 });
  });

  test('what is not UTF-8 and looks Western is Windows-1252', () => {
    expect(decode(singleByte(german, 'windows-1252'))).toEqual({ text: german, encoding: 'windows-1252', mixed: 0 });
    expect(decode(singleByte('Name,Note\nBot,it’s “here” – now\n', 'windows-1252')).text).toContain(
      'it’s “here” – now',
    );
  });

  test('a single odd byte is Windows-1252 and not the detector’s wildest guess', () => {
    expect(decode(Uint8Array.from([...utf8('Name,Note\nBot,caf'), 0xe9]))).toMatchObject({
      text: 'Name,Note\nBot,café',
      encoding: 'windows-1252',
    });
  });

  test.each([
    ['windows-1251', russian],
    ['windows-1253', greek],
  ] as const)('%s is found in a text of its language', (encoding, text) => {
    expect(decode(singleByte(text, encoding))).toEqual({ text, encoding, mixed: 0 });
  });

  test('UTF-8 into which Windows-1252 was pasted is read each in its own', () => {
    const bytes = Uint8Array.from([...utf8('é ü ß ö – '), 0x92, ...utf8(' ä é')]);

    expect(decode(bytes)).toEqual({ text: 'é ü ß ö – ’ ä é', encoding: 'utf-8', mixed: 1 });
  });

  test('a chosen encoding is used as it is', () => {
    expect(decode(singleByte(russian, 'koi8-r'), 'koi8-r')).toEqual({ text: russian, encoding: 'koi8-r', mixed: 0 });
    expect(decode(singleByte(german, 'windows-1252'), 'utf-8')).toMatchObject({ encoding: 'utf-8', text: german });
  });
});

describe('decoding', () => {
  test('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof decode(bytes).text === 'string'));
    expect(decode(Uint8Array.of(0x41, 0x9d, 0x81)).encoding).toBe('windows-1252');
  });

  test('gives back every text that was written in UTF-8, and in UTF-16 with a mark', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .filter((sample) => !sample.startsWith('\ufeff') && !sample.includes('\u0000'));
    fc.assert(
      fc.property(text, (sample) => {
        expect(decode(utf8(`\ufeff${sample}`)).text).toBe(sample);
        expect(decode(utf16ByUnits(sample)).text).toBe(sample);
      }),
    );
  });
});

const utf16ByUnits = (text: string): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(bytes);
};
