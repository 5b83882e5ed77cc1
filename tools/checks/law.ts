// Law is data: no file under src/ names a law or a standard. Formats (an RFC, C2SP, WCAG, ISO 8601, ISO/IEC 29500) are no law.
import { resolve } from 'node:path';
import { type Finding, filesUnder, report, scan, type TextRule } from './scan.ts';

const names: readonly RegExp[] = [
  /\b(?:eu[-_ ]?)?ai[-_ ]?act\b/iu,
  /\baiact/iu,
  /\bgdpr\b/iu,
  /\bccpa\b|\bhipaa\b|\bnis[-_ ]?2\b|\bsoc[-_ ]?2\b/iu,
  /(?<!\d)(?:42001|27001|27701|23894|42005|42006)(?!\d)/u,
  /\biso[-_ /]?(?:iec)?[-_ ]?(?!8601|8859|3166|4217|639|15924|10646|29500)\d{3,5}\b/iu,
  /\bnist[-_ ]?(?:ai|rmf|sp|csf)\b/iu,
  /\b20\d\d\/\d{3,4}\/?(?:EU|EC)?\b/u,
  /\((?:EU|EC)\) ?(?:No ?)?\d{2,4}\//u,
  /\b[Aa]nnex[-_ ]?(?:[IVX]+|[A-Z])\b/u,
  /\bannex[-_](?:[ivx]+|[a-z])\b/u,
  /\b(?:article|art\.)[-_ ]?\d+/iu,
  /\bclause[-_ ]?\d+/iu,
];

const isProduct = (path: string): boolean => path.startsWith('src/') && !/\.test\.tsx?$/u.test(path);

const rules: readonly TextRule[] = names.map((pattern) => ({
  name: 'law-is-data',
  why: 'a law or a standard belongs in catalogues/, not in code',
  where: isProduct,
  pattern,
}));

/** Every place under `root`/src that names a law or a standard, in its text or in its path. */
export function lawNamed(root: string): readonly Finding[] {
  const inPaths = filesUnder(root)
    .filter((path) => isProduct(path) && names.some((pattern) => pattern.test(path)))
    .map((path) => ({ rule: 'law-is-data', path, line: 0, text: path, why: 'a path names a law or a standard' }));
  return [...inPaths, ...scan(root, rules)];
}

if (import.meta.main) report(lawNamed(resolve(process.argv[2] ?? '.')));
