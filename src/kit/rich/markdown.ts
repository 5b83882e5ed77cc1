/** A part of a line of rich text. */
export type Inline =
  | { readonly is: 'text' | 'code'; readonly text: string }
  | { readonly is: 'bold' | 'italic' | 'strike'; readonly inner: readonly Inline[] }
  | { readonly is: 'link'; readonly href: string; readonly inner: readonly Inline[] }
  | { readonly is: 'break' };

/** A part of a rich text that stands on lines of its own. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly inner: readonly Inline[] }
  | { readonly is: 'paragraph'; readonly inner: readonly Inline[] }
  | { readonly is: 'list'; readonly first: number | undefined; readonly items: readonly (readonly Block[])[] }
  | { readonly is: 'quote'; readonly blocks: readonly Block[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'rule' };

/** What is nested deeper than this is shown as it is written. */
const deepest = 6;

const fence = /^ {0,3}```/u;
const heading = /^ {0,3}(#{1,6}) +(.+?)(?: +#+)? *$/u;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/u;
const quote = /^ {0,3}> ?/u;
const item = /^( *)([-*+]|\d{1,9}[.)])( +)(.*)$/u;

/**
 * Reads a text as Markdown (CommonMark), as far as people write it into a field: headings, lists, quotes, code, bold, italic,
 * struck, links. HTML is no markup here and stays the text that it is; a line that ends is a line that ends. Input may be
 * hostile.
 */
export const readMarkdown = (text: string): readonly Block[] => blocksIn(text.replaceAll('\r\n', '\n').split('\n'), 0);

type Step = { readonly block: Block | undefined; readonly next: number };

function blocksIn(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, next } = blockAt(lines, at, depth);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number, depth: number): Step {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: undefined, next: at + 1 };
  if (fence.test(line)) return codeAt(lines, at);
  if (heading.test(line)) return { block: headingIn(line), next: at + 1 };
  if (rule.test(line)) return { block: { is: 'rule' }, next: at + 1 };
  if (depth < deepest && quote.test(line)) return quoteAt(lines, at, depth);
  if (depth < deepest && item.test(line)) return listAt(lines, at, depth);
  return paragraphAt(lines, at, depth);
}

function headingIn(line: string): Block {
  const [, signs = '#', text = ''] = heading.exec(line) ?? [];
  return { is: 'heading', level: signs.length, inner: readInline(text) };
}

function codeAt(lines: readonly string[], at: number): Step {
  const end = lines.findIndex((line, place) => place > at && fence.test(line));
  const last = end === -1 ? lines.length : end;
  return { block: { is: 'code', text: lines.slice(at + 1, last).join('\n') }, next: last + 1 };
}

function quoteAt(lines: readonly string[], at: number, depth: number): Step {
  const next = endOf(lines, at, (line) => quote.test(line));
  const inside = lines.slice(at, next).map((line) => line.replace(quote, ''));
  return { block: { is: 'quote', blocks: blocksIn(inside, depth + 1) }, next };
}

/** The place after the last of the lines from `at` on that belong together. */
function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let next = at;
  while (next < lines.length && belongs(lines[next] ?? '')) next += 1;
  return next;
}

/** How an item of a list begins: how far in, whether it is numbered and by what, how wide its mark is, and what follows. */
type Begun = {
  readonly indent: number;
  readonly number: number | undefined;
  readonly width: number;
  readonly rest: string;
};

function begunAt(line: string | undefined): Begun | undefined {
  const [whole, indent = '', mark = '', , rest = ''] = item.exec(line ?? '') ?? [];
  if (whole === undefined) return undefined;
  const number = /\d/u.test(mark) ? Number.parseInt(mark, 10) : undefined;
  return { indent: indent.length, number, width: indent.length + mark.length + 1, rest };
}

const isAlike = (one: Begun, other: Begun): boolean =>
  one.indent === other.indent && (one.number === undefined) === (other.number === undefined);

function listAt(lines: readonly string[], at: number, depth: number): Step {
  const first = begunAt(lines[at]);
  const items: (readonly Block[])[] = [];
  let next = at;
  for (let begun = first; first && begun && isAlike(first, begun); begun = begunAt(lines[next])) {
    const { width, rest } = begun;
    const end = endOfItem(lines, next + 1, first.indent);
    items.push(blocksIn([rest, ...lines.slice(next + 1, end).map((line) => dedented(line, width))], depth + 1));
    next = end;
  }
  return { block: { is: 'list', first: first?.number, items }, next };
}

/** An item goes on while lines are indented further than it, empty ones between them included. */
function endOfItem(lines: readonly string[], at: number, indent: number): number {
  let end = at;
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length <= indent) return startsItem(line) ? next : end;
    end = next + 1;
  }
  return end;
}

const startsItem = (line: string): boolean => item.test(line);

const dedented = (line: string, width: number): string => {
  const spaces = line.length - line.trimStart().length;
  return line.slice(Math.min(spaces, width));
};

function paragraphAt(lines: readonly string[], at: number, depth: number): Step {
  const next = endOf(lines, at + 1, (line) => line.trim() !== '' && !interrupts(line, depth));
  const text = lines
    .slice(at, next)
    .map((line) => line.trimStart())
    .join('\n');
  return { block: { is: 'paragraph', inner: readInline(text) }, next };
}

const interrupts = (line: string, depth: number): boolean =>
  fence.test(line) || heading.test(line) || (depth < deepest && (quote.test(line) || item.test(line)));

/** The marks within a line, each bounded, so that no text takes long. */
const marks =
  /\\([!-/:-@[-`{-~])|(`+)([^`](?:.{0,998}?[^`])?)\2(?!`)|\[([^\]\n]{1,500})\]\(<?([^()\s<>]{1,2000})>?\)|\*\*(?=\S)(.{0,1999}?\S)\*\*(?!\*)|\*(?=[^\s*])([^*]{0,1999}[^\s*]|[^\s*])\*|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]{0,1999}[^\s_]|[^\s_])_(?![\p{L}\p{N}_])|~~(?=\S)(.{0,1999}?\S)~~|<?(https?:\/\/[^\s<>()]{1,1999}[^\s<>().,;:!?'"])>?|(?: {2,}|\\)?(\n)/gsu;

const deepestMark = 4;

/** Reads the marks within lines; an address that is none of the web or of mail is no link. */
export function readInline(text: string, depth = 0): readonly Inline[] {
  const parts: Inline[] = [];
  let read = 0;
  for (const match of text.matchAll(marks)) {
    const found = inlineOf(match, depth);
    if (!found) continue;
    if (match.index > read) parts.push({ is: 'text', text: text.slice(read, match.index) });
    parts.push(found);
    read = match.index + match[0].length;
  }
  if (read < text.length) parts.push({ is: 'text', text: text.slice(read) });
  return parts;
}

function inlineOf(match: RegExpMatchArray, depth: number): Inline | undefined {
  const [, escaped, , code, label, href, bold, starred, underscored, struck, address, line] = match;
  const inner = (text: string): readonly Inline[] =>
    depth < deepestMark ? readInline(text, depth + 1) : [{ is: 'text', text }];
  if (escaped !== undefined) return { is: 'text', text: escaped };
  if (code !== undefined) return { is: 'code', text: code.trim() };
  if (label !== undefined)
    return isSafe(href) ? { is: 'link', href, inner: inner(label).flatMap(withoutLink) } : undefined;
  if (bold !== undefined) return { is: 'bold', inner: inner(bold) };
  if (struck !== undefined) return { is: 'strike', inner: inner(struck) };
  if (address !== undefined) return { is: 'link', href: address, inner: [{ is: 'text', text: address }] };
  if (line !== undefined) return { is: 'break' };
  const italic = starred ?? underscored;
  return italic === undefined ? undefined : { is: 'italic', inner: inner(italic) };
}

/** A link has no other link in it. */
const withoutLink = (part: Inline): readonly Inline[] => (part.is === 'link' ? part.inner : [part]);

const isSafe = (href: string | undefined): href is string =>
  href !== undefined && /^(?:https?:\/\/|mailto:)/iu.test(href);

/** The words of a rich text on one line, without its marks. */
export const plainOf = (text: string): string =>
  readMarkdown(text).map(plainBlock).join(' ').replaceAll(/\s+/gu, ' ').trim();

function plainBlock(block: Block): string {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
      return plainInline(block.inner);
    case 'list':
      return block.items.map((blocks) => blocks.map(plainBlock).join(' ')).join('; ');
    case 'quote':
      return block.blocks.map(plainBlock).join(' ');
    case 'code':
      return block.text;
    case 'rule':
      return '';
  }
}

const plainInline = (inner: readonly Inline[]): string =>
  inner.map((part) => ('text' in part ? part.text : 'inner' in part ? plainInline(part.inner) : ' ')).join('');

/** Whether an editor of rich text can hold all of a text: one with HTML, tables or pictures is written as it stands. */
export const isSimple = (text: string): boolean => !/<[a-z!/]|^\s*\|.*\|\s*$|!\[|^\[\^/imu.test(text);
