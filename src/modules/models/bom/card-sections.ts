import { foldWords } from '../../../register/import/fold.ts';
import { type Said, saysNothing } from './fit.ts';

/** A part of a card under its heading, without the parts under headings of their own; the first has no heading. */
export type Section = {
  /** 1 to 6, and 0 before the first heading. */
  readonly level: number;
  readonly title: string;
  readonly text: string;
};

/** The sections of a text in Markdown. What stands in blocks of code is no heading, and comments say nothing. */
export function sectionsOf(markdown: string): readonly Section[] {
  const sections: { level: number; title: string; lines: string[] }[] = [{ level: 0, title: '', lines: [] }];
  let fence: string | undefined;
  for (const line of withoutComments(markdown).split('\n')) {
    const [, mark] = /^\s*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const [, hashes, title] = (fence === undefined && /^ {0,3}(#{1,6})\s+(.*)$/u.exec(line)) || [];
    if (hashes !== undefined)
      sections.push({ level: hashes.length, title: (title ?? '').replace(/\s#+\s*$/u, '').trim(), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ level, title, lines }) => ({ level, title, text: lines.join('\n').trim() }));
}

/** Comments end where they end, or with the text; looked for by place, since the text may be hostile. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    kept.push(text.slice(from, start));
    const end = text.indexOf('-->', start);
    from = end < 0 ? text.length : end + 3;
  }
  return [...kept, text.slice(from)].join('');
}

/** A line of Markdown as its reader sees it: links by their names, without marks and tags. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/gu, '')
    .replaceAll(/\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/gu, '$1')
    .replaceAll(/<[^<>\n]{1,500}>/gu, '')
    .replaceAll(/[*`]+/gu, '')
    .replaceAll(/\p{Extended_Pictographic}/gu, '')
    .trim();

/** What the sections of a card come to: words for fields by name, and all others under their own headings. */
export type Told = {
  readonly said: Readonly<Record<string, readonly string[]>>;
  readonly extra: Readonly<Record<string, string>>;
  /** What stands in lists such as `- **Developed by:** …`, by the folded label. */
  readonly labelled: ReadonlyMap<string, string>;
};

type Placed = { readonly level: number; readonly title: string; readonly field: string | undefined };

/**
 * Tells which sections belong to which fields: by their headings, as `headings` has them folded, else as the section
 * that they stand in. `labels` are taken out of lists, wherever these stand.
 */
export function told(
  sections: readonly Section[],
  {
    headings,
    labels,
  }: { readonly headings: Readonly<Record<string, readonly string[]>>; readonly labels: ReadonlySet<string> },
): Told {
  const fields = new Map(
    Object.entries(headings).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
  );
  const said: Record<string, string[]> = {};
  const extra: Record<string, string> = {};
  const labelled = new Map<string, string>();
  let above: readonly Placed[] = [];
  for (const { level, title, text } of sections) {
    above = above.filter((each) => each.level < level);
    const inherited = above.at(-1)?.field;
    const own = level <= 1 ? 'description' : fields.get(foldTitle(title));
    const field = own ?? inherited;
    const left = withoutLabels(text, labels, labelled);
    if (!saysNothing(left)) {
      const heading = own === undefined && inherited !== undefined ? `${title}\n` : '';
      if (field === undefined)
        extra[[...above.filter((each) => each.level > 1).map((each) => each.title), title].join(' / ')] = left;
      else (said[field] ??= []).push(`${heading}${left}`);
    }
    if (level > 1) above = [...above, { level, title, field }];
  }
  return {
    said: Object.fromEntries(Object.entries(said).map(([field, texts]) => [field, [texts.join('\n\n')]])),
    extra,
    labelled,
  };
}

const foldTitle = (title: string): string =>
  foldWords(
    plainText(title)
      .replace(/\[optional\]/iu, '')
      .replaceAll('&', ' and '),
  );

/** Takes the lines of lists whose labels are known out of a text, and those whose words nobody has written. */
function withoutLabels(text: string, labels: ReadonlySet<string>, labelled: Map<string, string>): string {
  const lines = text.split('\n').filter((line) => {
    const [, label = '', words = ''] = /^\s*[-*+]\s+\*\*([^*\n]{1,80}?):?\*\*:?(.*)$/u.exec(line) ?? [];
    const name = foldTitle(label);
    if (name === '') return !saysNothing(line);
    if (saysNothing(words)) return false;
    if (!labels.has(name)) return true;
    if (!labelled.has(name)) labelled.set(name, words.trim());
    return false;
  });
  return lines
    .join('\n')
    .trim()
    .replaceAll(/\n{3,}/gu, '\n\n');
}

/** The web addresses in a line of Markdown. */
export const addressesIn = (text: string | undefined): readonly string[] =>
  (text ?? '').match(/https?:\/\/[^\s)\]<>"'`]+/giu)?.map((address) => address.replace(/[.,;:]+$/u, '')) ?? [];

/** The first of several labels that a card has, as plain words; `undefined` where it has none. */
export function labelOf({ labelled }: Told, ...labels: readonly string[]): string | undefined {
  const found = labels.map((label) => labelled.get(label)).find((text) => text !== undefined);
  const words = found === undefined ? '' : plainText(found);
  return saysNothing(words) ? undefined : words;
}

/** Words of the front matter and of the sections for one field, the front matter's first. */
export const bothSaid = (...said: readonly Said[]): Said =>
  said.flatMap((each) => (typeof each === 'string' ? [each] : (each ?? [])));
