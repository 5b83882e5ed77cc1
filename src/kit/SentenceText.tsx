import { asSentence } from './form-fields.ts';

/** A text of the server as a sentence, with what the user wrote (it stands between backticks there) set apart. */
export function SentenceText({ text, isPart = false }: { readonly text: string; readonly isPart?: boolean }) {
  const whole = isPart ? text : asSentence(text);
  return whole.split('`').map((part, index) => {
    const isWritten = index % 2 === 1;
    return isWritten ? <code key={index}>{part}</code> : part;
  });
}
