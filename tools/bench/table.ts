/** One line of the result. */
export type Line = {
  readonly what: string;
  /** The bar as people read it; empty where there is none. */
  readonly bar: string;
  readonly measured: string;
  /** `undefined` where there is no bar, or nothing could be measured. */
  readonly isMet: boolean | undefined;
};

/** Milliseconds for people. */
export const ms = (milliseconds: number): string =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${milliseconds.toFixed(0)} ms`;

/** Seconds for people, from milliseconds. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** Bytes for people, as megabytes of a million bytes. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

/** A count for people: `12,345`. */
export const counted = (count: number): string => Math.round(count).toLocaleString('en-GB');

const verdict = ({ isMet }: Line): string => {
  if (isMet === undefined) return '';
  return isMet ? 'met' : '**not met**';
};

/** The lines as a Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [line.what, line.bar, line.measured, verdict(line)]);
  const all = [['what', 'bar', 'measured', ''], ['---', '---', '---', '---'], ...rows];
  return all.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** What falls short, a sentence each. */
export const shortfalls = (lines: readonly Line[]): readonly string[] =>
  lines
    .filter((line) => line.isMet === false)
    .map((line) => `${line.what}: ${line.measured}, where ${line.bar} is the bar`);
