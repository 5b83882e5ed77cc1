import { columnLetters } from '../import/cell-name.ts';
import { cellSized, xmlText } from './xlsx-text.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

/** A sheet to be written as a workbook: its columns' headings and widths, and its rows as the XML of their cells. */
export type Sheet = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  /** The row, counted from 1, that the headings stand in; the rows above it are empty. */
  readonly headerRow?: number;
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
};

/** A row by its number, counted from 1, and its cells; what a cell is made with is the name of its place, such as `B17`. */
export type SheetRow = { readonly row: number; readonly cells: readonly ((at: string) => string)[] };

/** Writes a workbook (ISO/IEC 29500) of one sheet, row by row as they come in: headings frozen and with a filter. */
export const writeWorkbook = (sheet: Sheet): AsyncGenerator<Uint8Array, void> => zipStream(partsOf(sheet));

/** The parts of a workbook, its content types first: that is how others tell it from another archive. */
function* partsOf(sheet: Sheet): Generator<ZipPart, void> {
  yield part('[Content_Types].xml', contentTypesXml);
  yield part('_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']]));
  yield part('xl/workbook.xml', workbookXml(sheetName(sheet.name)));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  yield part('xl/styles.xml', stylesXml);
  yield { name: 'xl/worksheets/sheet1.xml', content: sheetXml(sheet) };
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** Places in the list of cell formats of `stylesXml`. */
export const style = { text: 0, heading: 1, date: 2, wrapped: 3, wrong: 4 } as const;

async function* sheetXml({ headings, widths, headerRow = 1, rows }: Sheet): AsyncGenerator<string, void> {
  const letters = headings.map((_, index) => columnLetters(index));
  const below = `ySplit="${headerRow}" topLeftCell="A${headerRow + 1}"`;
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ${below} activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.map(columnXml).join('')}</cols><sheetData>`;
  yield rowXml({ row: headerRow, cells: headings.map((heading) => textCell(heading, style.heading)) }, letters);
  let last = headerRow;
  for await (const row of rows) {
    last = row.row;
    yield rowXml(row, letters);
  }
  yield `</sheetData><autoFilter ref="A${headerRow}:${letters.at(-1) ?? 'A'}${last}"/></worksheet>`;
}

const columnXml = (width: number, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;

const rowXml = ({ row, cells }: SheetRow, letters: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, index) => cell(`${letters[index] ?? ''}${row}`)).join('')}</row>`;

/** A cell that holds a text and nothing that could be run; an empty text has no cell. */
export const textCell =
  (text: string, cellStyle: number = text.includes('\n') ? style.wrapped : style.text) =>
  (at: string): string =>
    text === '' && cellStyle !== style.wrong
      ? ''
      : `<c r="${at}" s="${cellStyle}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellSized(text))}</t></is></c>`;

const part = (name: string, xml: string): ZipPart => ({ name, content: [declaration + xml] });

const relationsXml = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const workbookXml = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypesXml =
  `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheetType}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/></Types>`;

/** Five cell formats: text, heading (bold on grey), date (`yyyy-mm-dd`), text that wraps from the top, and text that is wrong (on red). */
const stylesXml =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9ECEF"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFD6D6"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
