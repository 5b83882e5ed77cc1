/** What never shows in a name, or makes it show as another one: controls, and marks that turn the direction of writing. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const longest = 200;

/**
 * The name of a file as it is recorded: without folders, without what cannot be seen, in one form of Unicode, at most
 * 200 characters with its ending. Input may be hostile; where nothing is left it is `file`.
 */
export function recordedFilename(sent: string): string {
  const own = sent.toWellFormed().split(/[\\/]/u).at(-1) ?? '';
  // What cannot be seen goes first: it may stand between a letter and its accent.
  const seen = own.replaceAll(unseen, '').normalize('NFC').replaceAll(/\s+/gu, ' ');
  return trimmed(shortened(trimmed(seen))) || 'file';
}

const trimmed = (name: string): string => name.replaceAll(/^[. ]+|[. ]+$/gu, '');

function shortened(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= longest) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  return `${letters.slice(0, longest - ending.length).join('')}${ending}`;
}
