import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asked, assemble } from './assemble.ts';

const asked: Asked = {
  id: 'file',
  title: 'Technical file',
  provision: 'Annex 1',
  summary: 'What it is.',
  sections: [
    {
      heading: 'In general',
      provision: 'Annex 1(1)',
      items: [
        { label: 'Name', from: ['system.name'] },
        { label: 'Data', from: ['datasets.name', 'datasets.description'] },
      ],
    },
  ],
};

const records = (values: Readonly<Record<string, readonly string[]>>) => (place: string) => ({
  texts: values[place] ?? [],
  missing: place,
  to: `at/${place}`,
});

describe('a document', () => {
  test('has what is recorded, and names what is not with the place to fill it in', () => {
    const paper = assemble(asked, records({ 'system.name': ['Sorter'], 'datasets.name': ['Letters', 'Letters'] }));

    expect(paper.sections[0]?.items).toEqual([
      { label: 'Name', texts: ['Sorter'], gaps: [] },
      {
        label: 'Data',
        texts: ['Letters'],
        gaps: [{ missing: 'datasets.description', to: 'at/datasets.description' }],
      },
    ]);
    expect([paper.items, paper.missing]).toEqual([2, 0]);
  });

  test('does not miss what no obligation asks for', () => {
    const paper = assemble(asked, (place) => ({
      texts: [],
      missing: '',
      to: '',
      ...(place === 'system.name' ? {} : { isNotAsked: true }),
    }));

    expect(paper.sections[0]?.items[1]).toEqual({ label: 'Data', texts: [], gaps: [] });
    expect([paper.items, paper.missing]).toEqual([2, 1]);
  });

  test('whatever is recorded, every item is there, with texts or with gaps', () => {
    const values = fc.dictionary(
      fc.constantFrom('system.name', 'datasets.name', 'datasets.description'),
      fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(values, (held) => {
        const paper = assemble(asked, records(held));
        const items = paper.sections.flatMap((section) => section.items);
        expect(items.map(({ label }) => label)).toEqual(['Name', 'Data']);
        for (const { texts, gaps } of items) expect(texts.length + gaps.length).toBeGreaterThan(0);
        expect(paper.missing).toBe(items.filter(({ texts }) => texts.length === 0).length);
      }),
    );
  });
});
