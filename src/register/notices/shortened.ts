/** A text of at most so many characters; where some are left out, `…` says so, and no half of a pair stays. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd()}\u2026`;
