// Lingui extractor: takes the sentences of the server's answers out of its sources, as the screens look them up.
// Mails and documents have their words in every language themselves.
import type { defineConfig } from '@lingui/cli';
import ts from 'typescript';

type Extractor = NonNullable<Parameters<typeof defineConfig>[0]['extractors']>[number];

const serverFile =
  /(^|\/)src\/(?:kernel|ledger|register|modules|entry\/http)\/(?!(?:.*\/)?ui\/|.*\.test\.|.*\/(?:mail|document)-words\.).*\.ts$/u;

/** Extracts each sentence under itself as its id; what the program puts into it stands as `{0}`, `{1}` (see `kit/said.ts`). */
export const answerTexts: Extractor = {
  match: (filename) => serverFile.test(filename),
  extract(filename, code, found) {
    for (const id of sentencesIn(code)) found({ id, message: id, origin: [filename, 1] });
  },
};

/** Properties and calls whose texts no refusal says: documents of the API, texts of registers, errors that stay with us. */
const unsaid: Readonly<Record<'properties' | 'calls', ReadonlySet<string>>> = {
  properties: new Set(['summary', 'help', 'label', 'one', 'many', 'example', 'groups', 'path', 'directives']),
  calls: new Set(['RegExp', 'Error', 'TypeError', 'header', 'writeHead', 'has', 'get', 'wordSet']),
};

/** Calls that document what they are called on: only their own texts are for nobody. Words that are parted are no sentence. */
const documenting: ReadonlySet<string> = new Set(['describe', 'meta']);

/** Every sentence in a source, once: a text that begins in lower case, as those of refusals do, and has several words. */
export function sentencesIn(code: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && isSentence(text)) found.add(text);
    for (const part of partsOf(node)) visit(part);
  };
  visit(ts.createSourceFile('source.ts', code, ts.ScriptTarget.Latest));
  return [...found];
}

/** The parts of a node in which a sentence may stand. */
function partsOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isThrowStatement(node) || ts.isTaggedTemplateExpression(node) || ts.isImportDeclaration(node)) return [];
  if (ts.isPropertyAssignment(node)) return unsaid.properties.has(nameOf(node.name)) ? [] : [node.initializer];
  if (ts.isCallExpression(node)) return partsOfCall(node);
  if (ts.isNewExpression(node)) return unsaid.calls.has(nameOf(node.expression)) ? [] : [...(node.arguments ?? [])];
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (part) => {
    if (!ts.isTypeNode(part) && !isWordOfList(node, part)) parts.push(part);
  });
  return parts;
}

function partsOfCall({ expression, arguments: given }: ts.CallExpression): readonly ts.Node[] {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : nameOf(expression);
  if (documenting.has(name)) return [expression];
  if (name === 'split') return given;
  return unsaid.calls.has(name) ? [] : [expression, ...given];
}

/** Texts in a list are words to be compared with, such as the headings of files. */
const isWordOfList = (node: ts.Node, part: ts.Node): boolean =>
  ts.isArrayLiteralExpression(node) && ts.isStringLiteral(part);

const nameOf = (node: ts.Node): string => (ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : '');

/** A literal as a message, its places numbered in the order in which they stand. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return quoted(node.text);
  if (!ts.isTemplateExpression(node)) return undefined;
  const rest = node.templateSpans.map(({ literal }, index) => `{${index}}${quoted(literal.text)}`);
  return [quoted(node.head.text), ...rest].join('');
}

/** Braces are places in a message: those that are meant stand between apostrophes. */
const quoted = (text: string): string => text.replaceAll(/[{}]+/gu, "'$&'");

const isSentence = (text: string): boolean =>
  /^(?:[a-z`;]|\{\d)/u.test(text) &&
  /[a-z]{2,}[,;:]? \S|\S [a-z]{2,}/u.test(text) &&
  !/\n|[-/=]src |<\w|^[a-z]+\/[a-z.+]+|^[a-z-]+:.*;|\w="?\{\d/u.test(text) &&
  wordsOf(text) > 1;

/** The words beside places: a message that is little else than places would take up what people wrote. */
const wordsOf = (text: string): number => text.replaceAll(/\{\d\}/gu, ' ').match(/[a-z]+/gu)?.length ?? 0;
