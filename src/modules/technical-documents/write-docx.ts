import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Language } from '../../kernel/language.ts';
import type { Paper } from './assemble.ts';
import { type About, missingIn, particulars, type Told, toldOf } from './words.ts';

/** Writes a document as DOCX (ISO 29500); each gap is marked where its text would stand, and all are listed at the end. */
export async function writeDocx(paper: Paper, about: About): Promise<Uint8Array> {
  const missing = missingIn(paper);
  const { words, language } = about.speech;
  const document = new Document({
    title: clean(`${paper.title}: ${about.system}`),
    creator: 'Brehon',
    styles: stylesIn(language),
    sections: [
      {
        properties: { page: { size: a4, margin: { top: 1300, bottom: 1300, left: 1300, right: 1300 } } },
        footers: { default: new Footer({ children: [footer(paper, about)] }) },
        children: [
          new Paragraph({ text: clean(paper.title), heading: HeadingLevel.TITLE }),
          lines(particulars(paper, about).map(([name, text]) => [name, recorded(text)])),
          new Paragraph({ text: clean(paper.summary), spacing: { before: 200 } }),
          ...paper.sections.flatMap(({ heading, provision, items }, place) => [
            headed(`${place + 1}. ${heading}`),
            new Paragraph({ children: [run(provision, { size: 17, color: grey })], keepNext: true }),
            lines(items.map((item) => [item.label, toldOf(item, words)])),
          ]),
          ...(missing.length === 0
            ? []
            : [
                headed(words.whatIsMissing),
                lines(missing.map(([section, labels]) => [section, labels.flatMap(recorded)])),
              ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const grey = '4B4B4B';
const red = '8C1D18';

/** A sheet of A4, in twentieths of a point. */
const a4 = { width: 11_906, height: 16_838 };
const columns = [2800, 6506];

const stylesIn = (language: Language) => ({
  default: {
    document: { run: { font: 'Calibri', size: 21, language: { value: language === 'en' ? 'en-GB' : language } } },
    title: { run: { size: 42, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading1: { run: { size: 26, bold: true, color: '000000' }, paragraph: { spacing: { before: 400, after: 40 } } },
  },
});

const headed = (text: string): Paragraph =>
  new Paragraph({ text: clean(text), heading: HeadingLevel.HEADING_1, keepNext: true });

const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ ...options, text: clean(text) });

const recorded = (text: string): readonly Told[] => [{ text, as: 'recorded' }];

type Line = readonly [name: string, told: readonly Told[]];

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'CDCDCD' };

/** Names at the left, and beside them what is told; the first is a heading of its row for readers of screens. */
const lines = (all: readonly Line[]): Table =>
  new Table({
    columnWidths: columns,
    width: { size: columns.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: thin, insideHorizontal: thin },
    rows: all.map(
      ([name, told]) =>
        new TableRow({
          cantSplit: told.length < 4,
          children: [
            cell([new Paragraph({ children: [run(name, { color: grey })] })], 0),
            cell(told.map(paragraph), 1),
          ],
        }),
    ),
  });

const cell = (children: readonly Paragraph[], column: 0 | 1): TableCell =>
  new TableCell({
    children,
    verticalAlign: VerticalAlignTable.TOP,
    width: { size: columns[column] ?? 0, type: WidthType.DXA },
    margins: { top: 70, bottom: 70, left: 0, right: 140 },
  });

const paragraph = ({ text, as }: Told): Paragraph => {
  const looks = as === 'recorded' ? {} : { italics: true, color: as === 'missing' ? red : grey };
  return new Paragraph({ children: [run(text, looks)] });
};

const footer = ({ title }: Paper, { system, day, speech: { words } }: About): Paragraph =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: columns.reduce((sum, each) => sum + each, 0) }],
    children: [
      run(`${title}, ${system}, ${words.day(day)}`, { size: 16, color: grey }),
      new TextRun({ children: [new Tab()] }),
      new TextRun({ children: [PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES], size: 16, color: grey }),
    ],
  });

/** Without the signs that XML may not hold. */
const clean = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '');
