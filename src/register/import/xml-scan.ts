import { WorkbookFault } from './workbook-fault.ts';

/** What is told of an XML text while it streams in. Names come without their prefix; texts come decoded, perhaps in pieces. */
export type XmlEvents = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** A tag or a reference longer than this is no workbook's. */
const longestToken = 1024 * 1024;

/**
 * Reads XML (1.0) as a stream of tags and texts, as far as a workbook's parts need it: no document type, no entities
 * but the five and character references. Input may be hostile; what is not well formed throws a `WorkbookFault`.
 */
export async function scanXml(bytes: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  let waiting = '';
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    waiting = scan(waiting + decoder.decode(chunk, { stream: true }), events);
    if (waiting.length > longestToken) throw new WorkbookFault('damaged');
  }
  if (scan(waiting + (decoder?.decode() ?? ''), events).trim() !== '') throw new WorkbookFault('damaged');
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Tells all that is whole in `xml` and gives back what is not yet. */
function scan(xml: string, events: XmlEvents): string {
  let at = 0;
  for (;;) {
    const begin = xml.indexOf('<', at);
    if (begin < 0) return tellBeginning(xml, at, events);
    if (begin > at) events.text(decoded(xml.slice(at, begin)));
    const end = tell(xml, begin, events);
    if (end < 0) return xml.slice(begin);
    at = end;
  }
}

/** Tells the text up to where a reference such as `&amp;` may have been cut in two. */
function tellBeginning(xml: string, at: number, events: XmlEvents): string {
  const reference = xml.lastIndexOf('&');
  const until = reference >= at && !xml.includes(';', reference) ? reference : xml.length;
  if (until > at) events.text(decoded(xml.slice(at, until)));
  return xml.slice(until);
}

/** Tells what begins with `<` at `begin` and gives where it ends; -1 where its end is not there yet. */
function tell(xml: string, begin: number, events: XmlEvents): number {
  const next = xml[begin + 1];
  if (next === '!') return tellBang(xml, begin, events);
  if (next === '?') return after(xml, begin, '?>');
  const end = tagEnd(xml, begin);
  if (end < 0) return -1;
  if (next === '/') {
    events.close(localName(xml.slice(begin + 2, end).trim()));
    return end + 1;
  }
  const isWhole = xml[end - 1] === '/';
  const inside = xml.slice(begin + 1, isWhole ? end - 1 : end);
  const space = inside.search(/\s/u);
  const name = localName(space < 0 ? inside : inside.slice(0, space));
  events.open(name, space < 0 ? '' : inside.slice(space));
  if (isWhole) events.close(name);
  return end + 1;
}

function tellBang(xml: string, begin: number, events: XmlEvents): number {
  if (xml.startsWith('<!--', begin)) return after(xml, begin + 4, '-->');
  if (!xml.startsWith('<![CDATA[', begin)) {
    if (xml.length - begin < 9) return -1;
    throw new WorkbookFault('damaged');
  }
  const end = after(xml, begin, ']]>');
  if (end >= 0) events.text(xml.slice(begin + 9, end - 3));
  return end;
}

function after(xml: string, from: number, mark: string): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** Where a tag's `>` is; one inside a quoted attribute does not count. */
function tagEnd(xml: string, begin: number): number {
  let at = begin;
  for (;;) {
    const end = xml.indexOf('>', at);
    const quote = nextQuote(xml, at, end);
    if (end < 0 || quote < 0) return end;
    const closing = xml.indexOf(xml[quote] ?? '"', quote + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

/** Where the next quotation mark before `end` is; -1 where there is none. */
function nextQuote(xml: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute's decoded value by its local name; `undefined` where the tag has none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = attributes[at - 1] ?? ' ';
    const quote = attributes[at + name.length + 1] ?? '';
    if (!/[\s:]/u.test(before) || (quote !== '"' && quote !== "'")) continue;
    const begin = at + name.length + 2;
    const end = attributes.indexOf(quote, begin);
    return end < 0 ? undefined : decoded(attributes.slice(begin, end));
  }
  return undefined;
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The longest reference is `&#x10FFFF;`. */
const longestReference = 10;

/** A text with its references resolved; what only looks like one stays. */
function decoded(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 || end - at > longestReference ? undefined : characterOf(text.slice(at + 1, end));
    const until = character === undefined ? at + 1 : end + 1;
    out += text.slice(from, at) + (character ?? '&');
    from = until;
  }
  return from === 0 ? text : out + text.slice(from);
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return references[name];
  const code = /^#x[0-9a-f]+$/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * A copy of a text that was cut out of a larger one: without it the engine keeps the whole stretch of the file in memory
 * for as long as the text lives.
 */
export const ownCopy = (text: string): string => (text.length > 12 ? ` ${text}`.slice(1) : text);
