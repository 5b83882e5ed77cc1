import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aiSystems } from '../../../test/builders/import-files.ts';
import { fieldsOf } from '../contract.ts';
import { type Coerced, coercerOf } from './coerce.ts';
import { roleOf } from './roles.ts';

const fields = new Map(fieldsOf(aiSystems));

function coerce(name: string, text: string): Coerced {
  const field = fields.get(name);
  if (!field) throw new Error(`no field is called ${name}`);
  return coercerOf(field, { order: 'month', role: roleOf(aiSystems, name) })(text);
}

/** A coerced cell as its value, whether its text is kept, and what is said. */
const seen = ({ value, keep, said }: Coerced) => [value, keep ?? false, said ? `${said.level} ${said.code}` : null];

const kept = (code: string, value: Coerced['value'] = null) => [value, true, `warning ${code}`];

describe('a text field', () => {
  test('takes a text on one line, a long one with its lines', () => {
    expect(coerce('domain', ' Law &\nJustice ')).toEqual({ value: 'Law & Justice' });
    expect(coerce('description', 'one\r\n two')).toEqual({ value: 'one\n two' });
  });

  test('takes what does not apply as nothing; a title says what it says, and a reference that tells nothing is none', () => {
    expect(coerce('description', 'N/A')).toEqual({ value: null });
    expect(coerce('domain', 'unknown')).toEqual({ value: 'unknown' });
    expect(coerce('name', 'N/A')).toEqual({ value: 'N/A' });
    expect(coerce('reference', 'volgt')).toEqual({ value: null });
  });

  test('refuses a text that it has no room for', () => {
    expect(coerce('domain', 'x'.repeat(301))).toMatchObject({
      value: null,
      said: { level: 'problem', code: 'too_long' },
    });
  });
});

describe('a field with options', () => {
  test.each([
    ['stage', 'operation', 'operation'],
    ['stage', 'OPERATION', 'operation'],
    ['stage', 'Operation and Maintenance', 'operation'],
    ['stage', 'In-use', 'operation'],
    ['stage', 'in gebruik', 'operation'],
    ['origin', 'Developed in-house.', 'built'],
    ['origin', 'Developed with contracting resources.', 'bought'],
    ['autonomy', 'Recommends: a person decides each time', 'recommends'],
  ] as const)('%s knows `%s`', (field, text, option) => {
    expect(coerce(field, text)).toEqual({ value: option });
  });

  test('stays empty at a word that it does not know, and the word is kept', () => {
    expect(seen(coerce('stage', 'Somewhere between'))).toEqual(kept('option_unknown'));
    expect(coerce('stage', 'unknown')).toEqual({ value: null });
  });

  test('knows every name of every option of the register', () => {
    for (const [name, field] of fields) {
      if (field.kind !== 'oneOf') continue;
      for (const [option, { label }] of Object.entries(field.options)) {
        expect([coerce(name, option).value, coerce(name, label).value]).toEqual([option, option]);
      }
    }
  });
});

describe('a field with several values', () => {
  test.each([
    'provider; deployer',
    'Provider, Deployer',
    'provider|deployer',
    'Provider\nDeployer',
    '["provider","deployer"]',
    '• Provider\n• Deployer',
    'deployer; provider; deployer',
  ])('takes `%s` apart', (text) => {
    expect(coerce('roles', text)).toMatchObject({ value: expect.arrayContaining(['provider', 'deployer']) });
    expect(coerce('roles', text).said).toBeUndefined();
  });

  test('takes what it knows, and keeps the whole text beside it where it does not know all', () => {
    expect(seen(coerce('roles', 'provider; juggler'))).toEqual(kept('option_unknown', ['provider']));
    expect(seen(coerce('roles', 'juggler'))).toEqual(kept('option_unknown'));
  });

  test('takes countries by code and by name', () => {
    expect(coerce('countries', 'Germany; FR, The Netherlands')).toEqual({ value: ['DE', 'FR', 'NL'] });
    expect(coerce('countries', 'NAM')).toEqual({ value: ['NA'] });
    expect(seen(coerce('countries', 'NA'))).toEqual(kept('country_unknown'));
    expect(seen(coerce('countries', 'Germany and the moon'))).toEqual(kept('country_unknown'));
  });

  test.each([
    ['https://a.b/c', ['https://a.b/c']],
    ['https://a.b/c, https://d.e', ['https://a.b/c', 'https://d.e']],
    ['https://a.b/c,https://d.e;https://f.g', ['https://a.b/c', 'https://d.e', 'https://f.g']],
    ['https://a.b/x;y,z|w', ['https://a.b/x;y,z|w']],
    ['<https://a.b/c>', ['https://a.b/c']],
  ])('takes web addresses apart: %s', (text, addresses) => {
    expect(coerce('links', text)).toEqual({ value: addresses });
  });

  test('takes the web addresses out of a sentence and keeps the sentence', () => {
    expect(seen(coerce('links', 'The code is at https://a.b/c.'))).toEqual(kept('address_unknown', ['https://a.b/c']));
    expect(seen(coerce('links', 'ask the office'))).toEqual(kept('address_unknown'));
  });
});

describe('a date', () => {
  test.each([
    ['7/1/2023', 'date'],
    ['Scheduled for FY2025', 'date_unknown'],
    ['FY2025', 'date_incomplete'],
    ['7/16/1905', 'date_implausible'],
  ])('%s', (text, outcome) => {
    expect(seen(coerce('putIntoServiceOn', text))).toEqual(
      outcome === 'date' ? ['2023-07-01', false, null] : kept(outcome),
    );
  });
});

test('no text is lost: it is a value, or nothing at all, or kept, or a problem', () => {
  const names = ['name', 'reference', 'domain', 'description', 'stage', 'roles', 'countries', 'links', 'retiredOn'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'grapheme', maxLength: 60 }), (name, text) => {
      const { value, keep, said } = coerce(name, text);
      const isBlank = value === null && keep === undefined && said === undefined;
      expect(
        isBlank ? /^(?:\P{L}*|.{0,40})$/su.test(text) : value !== null || keep === true || said?.level === 'problem',
      ).toBe(true);
    }),
  );
});
