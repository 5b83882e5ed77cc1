/** A document as a catalogue asks for it. */
export type Asked = {
  readonly id: string;
  readonly title: string;
  readonly provision: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly provision: string;
    readonly items: readonly { readonly label: string; readonly from: readonly string[] }[];
  }[];
};

/** What stands at one place in the records: its texts and, where nothing does, what is missing and where it is filled in. */
export type Held = {
  readonly texts: readonly string[];
  readonly missing: string;
  readonly to: string;
  /** It was determined that no obligation asks for it. */
  readonly isNotAsked?: true;
};

/** Reads a place such as `system.name`. */
export type Records = (place: string) => Held;

/** Something that is missing: what it is, and the path inside the workspace where it is filled in. */
export type Gap = { readonly missing: string; readonly to: string };

/** A document with what is recorded for it, and a name for everything that is not. */
export type Paper = {
  readonly title: string;
  readonly provision: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly provision: string;
    readonly items: readonly PaperItem[];
  }[];
  /** How many items there are, and how many of them have nothing. */
  readonly items: number;
  readonly missing: number;
};

/** One item; without texts and gaps it is not asked for, as far as is determined. */
export type PaperItem = { readonly label: string; readonly texts: readonly string[]; readonly gaps: readonly Gap[] };

const asWritten = (text: string): string => text;

/**
 * Assembles a document from records. Every item stands in it, filled or with its gaps: nothing is left out. `quote` gives
 * what the catalogue says in the language of the document.
 */
export function assemble(asked: Asked, records: Records, quote: (text: string) => string = asWritten): Paper {
  const filled = asked.sections.map(({ items, heading, provision }) => ({
    heading: quote(heading),
    provision: quote(provision),
    items: items.map(({ label, from }) => itemOf(quote(label), from.map(records))),
  }));
  const all = filled.flatMap(({ items }) => items);
  return {
    title: quote(asked.title),
    provision: quote(asked.provision),
    summary: quote(asked.summary),
    sections: filled,
    items: all.length,
    missing: all.filter(isMissing).length,
  };
}

/** Whether an item has nothing that it should have. */
export const isMissing = ({ texts, gaps }: PaperItem): boolean => texts.length === 0 && gaps.length > 0;

const itemOf = (label: string, held: readonly Held[]): PaperItem => ({
  label,
  texts: [...new Set(held.flatMap(({ texts }) => texts))],
  gaps: once(
    held
      .filter(({ texts, isNotAsked = false }) => texts.length === 0 && !isNotAsked)
      .map(({ missing, to }) => ({ missing, to })),
  ),
});

/** Two places that lack the same, such as two fields of a record that is not linked, are one gap. */
const once = (gaps: readonly Gap[]): readonly Gap[] => [
  ...new Map(gaps.map((gap) => [`${gap.missing} ${gap.to}`, gap])).values(),
];
