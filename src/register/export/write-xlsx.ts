import { isOrdered } from '../contract.ts';
import { columnsOf, type ExportColumn, type ExportedRecord, type ExportRequest } from './cells.ts';
import { cellSized, xmlText } from './xlsx-text.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

/** The most records that a workbook's sheet takes under its headings. */
const mostRecordsInWorkbook = 1_048_575;

/**
 * Writes records as a workbook (ISO/IEC 29500), row by row as they come in: dates as dates, headings frozen and with a
 * filter, every other value as text, so that nothing is taken for a formula and no reference loses its zeros. Throws
 * when there are more than 1,048,575, which is all that a sheet has room for.
 */
export const writeXlsx = (request: ExportRequest): AsyncGenerator<Uint8Array, void> => zipStream(partsOf(request));

/** The parts of a workbook, its content types first: that is how others tell it from another archive. */
function* partsOf(request: ExportRequest): Generator<ZipPart, void> {
  yield part('[Content_Types].xml', contentTypesXml);
  yield part('_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']]));
  yield part('xl/workbook.xml', workbookXml(sheetName(request)));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  yield part('xl/styles.xml', stylesXml);
  yield { name: 'xl/worksheets/sheet1.xml', content: sheetXml(columnsOf(request), request.records) };
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
const sheetName = ({ register }: ExportRequest): string =>
  register.label.many.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** Places in the list of cell formats of `stylesXml`. */
const style = { text: 0, heading: 1, date: 2, wrapped: 3 } as const;

async function* sheetXml(
  columns: readonly ExportColumn[],
  records: AsyncIterable<ExportedRecord>,
): AsyncGenerator<string, void> {
  const letters = columns.map((_, index) => columnLetters(index));
  const last = letters.at(-1) ?? 'A';
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml).join('')}</cols><sheetData>`;
  yield rowXml(
    1,
    columns.map(({ heading }, index) => textXml(`${letters[index] ?? ''}1`, heading, style.heading)),
  );
  let row = 1;
  for await (const record of records) {
    row += 1;
    if (row > mostRecordsInWorkbook + 1) throw new RangeError('a workbook has no room for so many records');
    yield rowXml(
      row,
      columns.map((column, index) => cellXml(`${letters[index] ?? ''}${row}`, column, record)),
    );
  }
  yield `</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`;
}

/** The letters of a column, counted from 0: A, B, … Z, AA. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

function columnXml({ field }: ExportColumn, index: number): string {
  const width = field === undefined ? 24 : field.kind === 'longText' ? 60 : isOrdered(field) ? 14 : 28;
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
}

const rowXml = (row: number, cells: readonly string[]): string => `<row r="${row}">${cells.join('')}</row>`;

function cellXml(at: string, { field, textOf }: ExportColumn, record: ExportedRecord): string {
  const text = textOf(record);
  if (text === '') return '';
  const serial = field?.kind === 'date' ? serialDate(text) : undefined;
  if (serial !== undefined) return `<c r="${at}" s="${style.date}"><v>${serial}</v></c>`;
  if (field?.kind === 'number') return `<c r="${at}"><v>${text}</v></c>`;
  return textXml(at, text, field?.kind === 'longText' || text.includes('\n') ? style.wrapped : style.text);
}

const textXml = (at: string, text: string, cellStyle: number): string =>
  `<c r="${at}" s="${cellStyle}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellSized(text))}</t></is></c>`;

const dayLength = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
/** Before this day workbooks count a 29 February 1900 that never was. */
const firstSureDay = 61;

/** The number of a day in a workbook (1900 system); `undefined` for days that workbooks disagree about. */
function serialDate(date: string): number | undefined {
  const serial = (Date.parse(`${date}T00:00:00Z`) - dayZero) / dayLength;
  return Number.isInteger(serial) && serial >= firstSureDay ? serial : undefined;
}

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

/** Four cell formats: text, heading (bold on grey), date (`yyyy-mm-dd`), and text that wraps from the top. */
const stylesXml =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9ECEF"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
