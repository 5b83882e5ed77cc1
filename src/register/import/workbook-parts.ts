import { attribute, ownCopy, scanXml } from './xml-scan.ts';

/** A sheet of a workbook: its name, the part that holds it, and whether people see it. */
export type SheetPart = { readonly name: string; readonly part: string; readonly isHidden: boolean };

/** Gives the bytes of a part by its path; `undefined` where the workbook has none there. */
export type Parts = (path: string) => AsyncIterable<Uint8Array> | undefined;

/** How a number in a cell is shown: as a date or a time, padded with zeros to a length, or as it is. */
export type NumberStyle = { readonly isDate: boolean; readonly digits: number };

/** What of a workbook its sheets need: their places, the texts they share, and how their numbers are shown. */
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
};

/** Reads a workbook's own parts; `undefined` where it has none. Sheets come in the order of their tabs. */
export async function readWorkbook(parts: Parts): Promise<Workbook | undefined> {
  const root = await relations(parts, '_rels/.rels', '');
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const book = parts(path);
  if (!book) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = await relations(parts, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const targetOf = (wanted: string): string | undefined => related.find(({ type }) => type === wanted)?.target;
  const { tabs, from1904 } = await tabsOf(book);
  const sheets = tabs.flatMap(({ name, relation, isHidden }) => {
    const found = related.find(({ id, type }) => id === relation && type === 'worksheet');
    return found ? [{ name, part: found.target, isHidden }] : [];
  });
  return {
    sheets,
    from1904,
    strings: await sharedStrings(parts(targetOf('sharedStrings') ?? `${folder}sharedStrings.xml`)),
    styles: await numberStyles(parts(targetOf('styles') ?? `${folder}styles.xml`)),
  };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** The relations of a part; a type is the last word of its address, a target a path from the archive's root. */
async function relations(parts: Parts, path: string, folder: string): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  await scanOptional(parts(path), (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = attribute(attributes, 'Target') ?? '';
    found.push({
      id: attribute(attributes, 'Id') ?? '',
      type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
      target: target.startsWith('/') ? target.slice(1) : resolved(folder, target),
    });
  });
  return found;
}

/** A relative path inside an archive: `../` goes up, `./` stays. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

const ignore = (): void => undefined;

async function scanOptional(
  bytes: AsyncIterable<Uint8Array> | undefined,
  open: (name: string, attributes: string) => void,
): Promise<void> {
  if (bytes) await scanXml(bytes, { open, close: ignore, text: ignore });
}

type Tab = { readonly name: string; readonly relation: string; readonly isHidden: boolean };

async function tabsOf(
  book: AsyncIterable<Uint8Array>,
): Promise<{ readonly tabs: readonly Tab[]; readonly from1904: boolean }> {
  const tabs: Tab[] = [];
  let from1904 = false;
  await scanOptional(book, (name, attributes) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const state = attribute(attributes, 'state') ?? 'visible';
    tabs.push({
      name: attribute(attributes, 'name') ?? '',
      relation: attribute(attributes, 'id') ?? '',
      isHidden: state !== 'visible',
    });
  });
  return { tabs, from1904 };
}

/** The texts that cells share; how a pronunciation is written above a text is no part of it. */
async function sharedStrings(bytes: AsyncIterable<Uint8Array> | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  const now = { text: '', isText: false, isPhonetic: false };
  const open = (name: string): void => {
    if (name === 'si') now.text = '';
    else if (name === 't') now.isText = true;
    else if (name === 'rPh') now.isPhonetic = true;
  };
  const close = (name: string): void => {
    if (name === 'si') strings.push(ownCopy(unescaped(now.text)));
    else if (name === 't') now.isText = false;
    else if (name === 'rPh') now.isPhonetic = false;
  };
  const text = (piece: string): void => {
    if (now.isText && !now.isPhonetic) now.text += piece;
  };
  if (bytes) await scanXml(bytes, { open, close, text });
  return strings;
}

/** Characters that XML cannot hold stand in a workbook as `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

async function numberStyles(bytes: AsyncIterable<Uint8Array> | undefined): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isInFormats = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'cellXfs') isInFormats = true;
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '');
    if (name === 'xf' && isInFormats) styles.push(styleOf(id, codes.get(id)));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') isInFormats = false;
  };
  if (bytes) await scanXml(bytes, { open, close, text: ignore });
  return styles;
}

/** The formats of dates and times that need no code (ISO/IEC 29500-1, 18.8.30), those of East Asia among them. */
const dateFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
];

function styleOf(id: number, code: string | undefined): NumberStyle {
  const isDate = code === undefined ? dateFormats.some(([from, until]) => id >= from && id <= until) : isDateCode(code);
  return { isDate, digits: code !== undefined && /^0+$/u.test(code) ? code.length : 0 };
}

/** Whether a format's code shows a date or a time: letters of one are left when texts, colours and spans of time are taken out. */
function isDateCode(code: string): boolean {
  const [first = ''] = code.split(';');
  if (/\[(?:h+|m+|s+)\]/iu.test(first)) return false;
  return /[ymdhs]/iu.test(first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/giu, ''));
}
