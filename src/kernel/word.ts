import { distance } from 'fastest-levenshtein';

/**
 * The known word nearest to what was written, for "did you mean"; `undefined` where nothing is near enough
 * (more than a third of the letters differ; one slip is always let pass) or nothing was written. Case, spaces, hyphens and
 * underscores do not count as differences.
 */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const wanted = folded(written);
  if (wanted === '') return undefined;
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = known
    .map((word) => ({ word, far: distance(wanted, folded(word)) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.word;
}

const folded = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/gu, '');
