import type { ProblemDocument } from '../../kernel/problem.ts';

type Row = Readonly<Record<string, unknown>>;

/** Prints an answer for people: a list as a table, anything else as indented JSON. */
export function printAnswer(answer: unknown): void {
  const list = listIn(answer);
  if (!list) {
    printJson(answer);
    return;
  }
  printTable(list.rows.map(flat));
  if (typeof list.total === 'number') line(`${list.rows.length} of ${list.total}`);
}

/** Prints an answer for programs: one JSON document. */
export const printJson = (answer: unknown): void => line(JSON.stringify(answer, null, 2));

/** Prints a problem to standard error, with every problem of the input. */
export function printProblem(document: ProblemDocument): void {
  process.stderr.write(`${document.detail}\n`);
  for (const { path, message } of document.problems ?? []) process.stderr.write(`  ${path.join('.')}: ${message}\n`);
  if (document.status >= 500 && document.requestId) process.stderr.write(`  request ${document.requestId}\n`);
}

/** Shows how far something is, on a terminal only. */
export function showProgress(told: unknown): void {
  if (!process.stderr.isTTY || typeof told !== 'object' || told === null) return;
  const { step, done, of }: { step?: unknown; done?: unknown; of?: unknown } = told;
  process.stderr.write(`\r${String(step)} ${String(done)} of ${String(of)}   `);
  if (done === of) process.stderr.write('\r\u001b[K');
}

const line = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function listIn(answer: unknown): { readonly rows: readonly Row[]; readonly total: unknown } | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const list = Object.values(answer).find((value): value is Row[] => Array.isArray(value));
  return list && { rows: list, total: 'total' in answer ? answer.total : undefined };
}

const flat = (row: Row): Row => {
  const { values, abilities, ...own } = row;
  return { ...own, ...(typeof values === 'object' && values !== null ? values : {}) };
};

const widest = 48;

function printTable(rows: readonly Row[]): void {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => names.map((name) => cellOf(row[name])));
  const widths = names.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of [names, ...cells])
    line(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function cellOf(value: unknown): string {
  const text = textOf(value).replaceAll(/\s+/gu, ' ');
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
