/** Characters that turn the direction of the text around them, so that it reads otherwise than it is (Unicode TR 9, TR 36). */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text has characters that turn its direction; a mark such as U+200F between words of two scripts is none. */
export const turnsDirection = (text: string): boolean => turning.test(text);

/**
 * A cell's text with what nobody can see mended: control characters, those that turn its direction, halves of characters,
 * odd spaces, line breaks.
 */
export function tidy(text: string): string {
  const sound = text.isWellFormed() ? text : text.toWellFormed();
  if (plain.test(sound)) return sound.trim();
  return sound
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]/gu, ' ')
    .replaceAll(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu,
      '',
    )
    .replaceAll(/ +\n/gu, '\n')
    .trim();
}

/** Printable characters and line breaks alone: most cells, and nothing to mend in them. */
const plain = /^[ -~\u00a1-\u0fff\u2010-\u2027\u2030-\u205e]*$/u;

/** A tidied text on one line. */
export const oneLine = (text: string): string => tidy(text).replaceAll(/\s+/gu, ' ');
