import { Document, Footer, HeadingLevel, type IRunOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Paper, PaperItem } from './assemble.ts';
import type { DocumentWords } from './document-words.ts';
import type { Speech } from './speech.ts';

/** What stands around a document: the system that it is about, the day on which it was assembled, and its language. */
export type About = { readonly system: string; readonly day: string; readonly speech: Speech };

/** Writes a document as DOCX (ISO 29500); each gap is marked where its text would stand. */
export async function writeDocx(paper: Paper, { system, day, speech }: About): Promise<Uint8Array> {
  const { words, language } = speech;
  const document = new Document({
    title: `${paper.title}: ${clean(system)}`,
    creator: 'Brehon',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: language } } } } },
    sections: [
      {
        footers: { default: new Footer({ children: [footer(day, words)] }) },
        children: [
          new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
          new Paragraph({ children: [run({ text: clean(system), bold: true, size: 28 })] }),
          line(`${paper.provision}. ${paper.summary}`),
          line(standing(paper, words)),
          ...paper.sections.flatMap(({ heading, provision, items }) => [
            new Paragraph({
              text: `${heading} (${provision})`,
              heading: HeadingLevel.HEADING_1,
              spacing: { before: 320 },
            }),
            ...items.flatMap((item) => itemParagraphs(item, words)),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** How much of a document is recorded, in a sentence. */
export const standing = ({ items, missing }: Paper, words: DocumentWords): string =>
  missing === 0 ? words.allRecorded(items) : words.someMissing(missing, items);

const run = (options: IRunOptions): TextRun => new TextRun(options);

const footer = (day: string, { assembledOn, page, day: written }: DocumentWords): Paragraph =>
  new Paragraph({
    children: [new TextRun({ children: [`${assembledOn(written(day))}, ${page} `, PageNumber.CURRENT] })],
  });

const line = (text: string): Paragraph => new Paragraph({ text, spacing: { before: 80 } });

const itemParagraphs = ({ label, texts, gaps }: PaperItem, words: DocumentWords): readonly Paragraph[] => [
  new Paragraph({ text: label, heading: HeadingLevel.HEADING_2, spacing: { before: 200 } }),
  ...texts.flatMap((text) => clean(text).split('\n')).map((text) => line(text)),
  ...(texts.length === 0
    ? gaps.map(
        ({ missing }) =>
          new Paragraph({
            children: [run({ text: words.gap(clean(missing)), italics: true, color: '8C1D18' })],
          }),
      )
    : []),
];

/** Without the signs that XML may not hold. */
const clean = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '');
