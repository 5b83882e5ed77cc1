import { setupI18n } from '@lingui/core';
import { expect, test, vi } from 'vitest';
import { systems } from '../../src/modules/systems/contract.ts';
import { textsOf as extractedTexts } from '../../tools/register-texts.ts';

vi.mock('@lingui/react/macro', () => ({ useLingui: () => ({}) }));
vi.mock('@lingui/core/macro', () => ({ msg: ([message = '']: readonly string[]) => ({ id: message, message }) }));

test('screens ask for every text of a register under the id by which it was extracted', async () => {
  const { textsOf } = await import('../../src/register/ui/texts.ts');
  const extracted = extractedTexts(systems);
  const translated = Object.fromEntries(extracted.map(([place]) => [`register.system.${place}`, [`*${place}`]]));
  const i18n = setupI18n({ locale: 'xx', messages: { xx: translated } });

  const texts = textsOf(systems, i18n);

  const asked = extracted.map(([place]) => {
    const [name = '', part, value = ''] = place.split('.');
    if (name === 'one' || name === 'many') return texts[name];
    if (name === 'group') return texts.group(part ?? '');
    if (part === 'option') return texts.option(name, value);
    return part === 'help' ? texts.help(name) : texts.label(name);
  });
  expect(asked).toEqual(extracted.map(([place]) => `*${place}`));
});

test('a text without a translation is the English of the declaration', async () => {
  const { textsOf } = await import('../../src/register/ui/texts.ts');

  const texts = textsOf(systems, setupI18n({ locale: 'xx', messages: { xx: {} } }));

  expect(texts.label('ownerUnit')).toBe('Owner unit');
  expect(texts.option('stage', 'no such stage')).toBe('no such stage');
});
