import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSimple, plainOf, readInline, readMarkdown } from './markdown.ts';

const text = (words: string) => ({ is: 'text', text: words });
const paragraph = (words: string) => ({ is: 'paragraph', inner: [text(words)] });

describe('a rich text', () => {
  it('has headings, paragraphs, quotes, code and rules', () => {
    expect(readMarkdown('# Use\nSorts letters.\n\n> By hand\n\n```\nif **x**\n```\n---')).toEqual([
      { is: 'heading', level: 1, inner: [text('Use')] },
      paragraph('Sorts letters.'),
      { is: 'quote', blocks: [paragraph('By hand')] },
      { is: 'code', text: 'if **x**' },
      { is: 'rule' },
    ]);
  });

  it('has lists in lists, and numbers that begin where they are said to', () => {
    expect(readMarkdown('3. Read\n4. Sort\n   - by street\n   - by town')).toEqual([
      {
        is: 'list',
        first: 3,
        items: [
          [paragraph('Read')],
          [
            paragraph('Sort'),
            { is: 'list', first: undefined, items: [[paragraph('by street')], [paragraph('by town')]] },
          ],
        ],
      },
    ]);
  });

  it('keeps the lines of a plain text as they are', () => {
    expect(readMarkdown('One\nTwo')).toEqual([{ is: 'paragraph', inner: [text('One'), { is: 'break' }, text('Two')] }]);
  });

  it('has bold, italic, struck and code within a line, one in another', () => {
    expect(readInline('a **b *c*** ~~d~~ `e*f*` snake_case_name')).toEqual([
      text('a '),
      { is: 'bold', inner: [text('b '), { is: 'italic', inner: [text('c')] }] },
      text(' '),
      { is: 'strike', inner: [text('d')] },
      text(' '),
      { is: 'code', text: 'e*f*' },
      text(' snake_case_name'),
    ]);
  });

  it('links to the web and to mail, and to nothing else', () => {
    expect(readInline('[here](https://example.org) https://example.com.')).toEqual([
      { is: 'link', href: 'https://example.org', inner: [text('here')] },
      text(' '),
      { is: 'link', href: 'https://example.com', inner: [text('https://example.com')] },
      text('.'),
    ]);
    expect(readInline('[https://example.com](https://example.org)')).toEqual([
      { is: 'link', href: 'https://example.org', inner: [text('https://example.com')] },
    ]);
    expect(readInline('[here](javascript:alert)')).toEqual([text('[here](javascript:alert)')]);
  });

  it('takes HTML for the text that it is, and marks behind a backslash too', () => {
    expect(readInline('<script>x</script> \\*a\\*')).toEqual([
      text('<script>x</script> '),
      text('*'),
      text('a'),
      text('*'),
    ]);
  });

  it('on one line is its words without marks', () => {
    expect(plainOf('# Use\n- **Sorts** letters\n- [reads](https://example.org) them')).toBe(
      'Use Sorts letters; reads them',
    );
  });

  it('loses no letter of any text', () => {
    const letters = (of: string) => of.replaceAll(/[^\p{L}]/gu, '');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z *_`>#\n-]{0,60}$/u), (written) => {
        expect(letters(plainOf(written).replaceAll(/\s/gu, ''))).toBe(
          letters(written.replaceAll(/^ {0,3}```.*$/gmu, '')),
        );
      }),
    );
  });

  it('is read in no time, however hostile it is', () => {
    for (const written of ['>', '- ', '*', '`', '[', '_a', '**a '].map((mark) => mark.repeat(20_000 / mark.length))) {
      const began = performance.now();
      readMarkdown(written);
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });
});

it('a text with HTML, tables or pictures is written as it stands', () => {
  expect(isSimple('# A\n- **b** c < d')).toBe(true);
  expect(['<b>a</b>', '| a | b |', '![a](b)'].some(isSimple)).toBe(false);
});
