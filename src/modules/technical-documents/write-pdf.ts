import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper, PaperItem } from './assemble.ts';
import type { DocumentWords } from './document-words.ts';
import { type About, missingIn, particulars, type Told, toldOf } from './words.ts';

let compiler: NodeCompiler | undefined;

/** Writes a document as a tagged PDF/A; each gap is marked where its text would stand, and all are listed at the end. */
export function writePdf(paper: Paper, about: About): Uint8Array {
  compiler ??= NodeCompiler.create();
  const bytes = compiler.pdf({ mainFileContent: sourceOf(paper, about) }, { pdfStandard: 'a-2a' });
  compiler.evictCache(10);
  return bytes;
}

/** The document in Typst's language: every recorded text stands in it as a string, never as markup. */
export const sourceOf = (paper: Paper, about: About): string => sourceWith(paper, about, about.speech.words);

const sourceWith = (paper: Paper, about: About, words: DocumentWords): string => `
#set document(title: ${string(`${paper.title}: ${about.system}`)}, author: "Brehon", date: datetime(${dateParts(about.day)}))
#set page(paper: "a4", margin: (x: 2.3cm, top: 2.3cm, bottom: 2.4cm), footer: context text(size: 8pt, fill: luma(90))[${call(`${paper.title}, ${about.system}, ${words.day(about.day)}`)} #h(1fr) #counter(page).display("1 ${words.of} 1", both: true)])
#set text(lang: ${string(about.speech.language)}, hyphenate: true, size: 10pt)
#set par(justify: false, leading: 0.6em)
#set heading(numbering: "1.")
#show heading: set text(size: 12.5pt)
#show heading: set block(above: 1.8em, below: 0.7em, sticky: true)
#let lines(..cells) = table(columns: (30%, 1fr), inset: (x: 0pt, y: 5.5pt), column-gutter: 14pt, stroke: (x, y) => (top: if y > 0 { 0.4pt + luma(205) }), ..cells)
#text(size: 21pt, weight: "bold")[${call(paper.title)}]

#v(0.3em)
#lines(${particulars(paper, about).map(pair).join(', ')})

${call(paper.summary)}

${paper.sections.map((section) => sectionIn(section, words)).join('\n\n')}

${missingPart(paper, words)}
`;

const pair = ([name, text]: readonly [string, string]): string => `[${named(name)}], [${call(text)}]`;

const named = (text: string): string => `#text(fill: luma(75))[${call(text)}]`;

const sectionIn = ({ heading, provision, items }: Paper['sections'][number], words: DocumentWords): string =>
  `= ${call(heading)}\n${small(provision)}\n#lines(${items.map((item) => itemIn(item, words)).join(', ')})`;

const small = (text: string): string =>
  `#block(above: 0pt, below: 0.5em, sticky: true)[#text(size: 8.5pt, fill: luma(75))[${call(text)}]]`;

const itemIn = (item: PaperItem, words: DocumentWords): string =>
  `[${named(item.label)}], [${toldOf(item, words).map(toldIn).join(' #parbreak() ')}]`;

const toldIn = ({ text, as }: Told): string => {
  if (as === 'recorded') return call(text);
  return `#text(fill: ${as === 'missing' ? 'rgb("#8c1d18")' : 'luma(75)'})[#emph[${call(text)}]]`;
};

const missingPart = (paper: Paper, words: DocumentWords): string => {
  const missing = missingIn(paper);
  if (missing.length === 0) return '';
  return `#heading(numbering: none)[${call(words.whatIsMissing)}]\n#lines(${missing.map(missingLine).join(', ')})`;
};

const missingLine = ([section, labels]: readonly [string, readonly string[]]): string =>
  `[${named(section)}], [${labels.map(call).join(' #linebreak() ')}]`;

/** A calendar date as the arguments of a Typst date. */
const dateParts = (day: string): string => {
  const names = ['year', 'month', 'day'];
  return day
    .split('-')
    .map((part, at) => [names[at], Number(part)].join(': '))
    .join(', ');
};

const call = (text: string): string => `#(${string(text)})`;

/** A string of Typst: backslash and quote are escaped, and signs that are no text left out. */
const string = (text: string): string =>
  `"${text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/["\\]/gu, (sign) => `\\${sign}`)}"`;
