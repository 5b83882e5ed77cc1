import { useLingui } from '@lingui/react';
import { asSentence } from './form-fields.ts';
import { said } from './said.ts';

/** A text of the server as a sentence in the reader's language, with what the user wrote (it stands between backticks there) set apart. */
export function SentenceText({ text, isPart = false }: { readonly text: string; readonly isPart?: boolean }) {
  useLingui();
  const whole = isPart ? said(text) : asSentence(text);
  return whole.split('`').map((part, index) => {
    const isWritten = index % 2 === 1;
    return isWritten ? <code key={index}>{part}</code> : part;
  });
}
