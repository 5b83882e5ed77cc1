import { setupI18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';

/** The texts of the screens. English stands in the screens themselves; another language loads its catalogue into this. */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

const compiled = new Map<string, CompiledMessage>();

/** What only a message with places, plurals or quoted signs has; any other is its own text and need not be parsed. */
const syntax = /[{}#'\\]/u;

i18n.setMessagesCompiler((message) => {
  if (!syntax.test(message)) return [message];
  const known = compiled.get(message);
  if (known !== undefined) return known;
  const fresh = compileMessage(message);
  compiled.set(message, fresh);
  return fresh;
});
