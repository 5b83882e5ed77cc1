import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPiece, wordDiff } from './word-diff.ts';

const textWithout = (pieces: readonly DiffPiece[], kind: DiffPiece['kind']): string =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

const words = (text: string): string => text.split(/\s+/u).filter(Boolean).join(' ');

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(wordDiff('it ranks tax returns', 'it ranks all tax claims')).toEqual([
      { kind: 'same', text: 'it ranks ' },
      { kind: 'new', text: 'all ' },
      { kind: 'same', text: 'tax ' },
      { kind: 'gone', text: 'returns' },
      { kind: 'new', text: 'claims' },
    ]);
  });

  it('is none where only spaces differ', () => {
    expect(wordDiff('one two', 'one\n two').every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('holds both texts whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'a b')).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pieces = wordDiff(from, to);

        expect(words(textWithout(pieces, 'new'))).toBe(words(from));
        expect(words(textWithout(pieces, 'gone'))).toBe(words(to));
      }),
    );
  });

  it('calls the middle of two very long texts replaced, and still finds their shared ends', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(' ');
    const pieces = wordDiff(`begin ${long('a')} end`, `begin ${long('b')} end`);

    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same']);
  });
});
