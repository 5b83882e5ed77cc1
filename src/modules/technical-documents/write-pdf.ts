import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper, PaperItem } from './assemble.ts';
import type { DocumentWords } from './document-words.ts';
import { type About, standing } from './write-docx.ts';

let compiler: NodeCompiler | undefined;

/** Writes a document as a tagged PDF/A; each gap is marked where its text would stand. */
export function writePdf(paper: Paper, about: About): Uint8Array {
  compiler ??= NodeCompiler.create();
  const bytes = compiler.pdf({ mainFileContent: sourceOf(paper, about) }, { pdfStandard: 'a-2a' });
  compiler.evictCache(10);
  return bytes;
}

/** The document in Typst's language: every recorded text stands in it as a string, never as markup. */
export const sourceOf = (paper: Paper, { system, day, speech: { words, language } }: About): string => `
#set document(title: ${string(`${paper.title}: ${system}`)}, author: "Brehon", date: datetime(${dateParts(day)}))
#set page(paper: "a4", margin: 2.2cm, footer: context [#text(size: 8pt)[${call(words.assembledOn(words.day(day)))} #h(1fr) #counter(page).display()]])
#set text(lang: ${string(language)}, hyphenate: true, size: 10.5pt)
#set par(justify: false)
#show heading.where(level: 1): set block(above: 1.6em, below: 0.8em)
#text(size: 20pt, weight: "bold")[${call(paper.title)}]

#text(size: 13pt)[${call(system)}]

${call(`${paper.provision}. ${paper.summary}`)}

#emph[${call(standing(paper, words))}]

${paper.sections
  .map(
    ({ heading, provision, items }) =>
      `= ${call(`${heading} (${provision})`)}\n\n${items.map((item) => itemIn(item, words)).join('\n')}`,
  )
  .join('\n\n')}
`;

/** A calendar date as the arguments of a Typst date. */
const dateParts = (day: string): string => {
  const names = ['year', 'month', 'day'];
  return day
    .split('-')
    .map((part, at) => [names[at], Number(part)].join(': '))
    .join(', ');
};

const itemIn = ({ label, texts, gaps }: PaperItem, words: DocumentWords): string => {
  const told = texts.flatMap((text) => text.split('\n')).map((text) => call(text));
  const missing =
    texts.length === 0 ? gaps.map((gap) => `#text(fill: rgb("#8c1d18"))[#emph[${call(words.gap(gap.missing))}]]`) : [];
  return `== ${call(label)}\n\n${[...told, ...missing].join('\n\n')}\n`;
};

const call = (text: string): string => `#(${string(text)})`;

/** A string of Typst: backslash and quote are escaped, and signs that are no text left out. */
const string = (text: string): string =>
  `"${text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/["\\]/gu, (sign) => `\\${sign}`)}"`;
