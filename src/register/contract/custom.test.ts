import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CustomField, customKinds, customName, freeWord, isCustom, withCustomFields } from './custom.ts';
import { type Register, register, targetOf } from './register.ts';
import { changedValues, newValues } from './schemas.ts';

const about = { help: '', group: 'all' } as const;

const suppliers = register({
  kind: 'supplier',
  noun: 'suppliers',
  label: { one: 'supplier', many: 'suppliers' },
  title: 'name',
  fields: { name: { ...about, kind: 'text', maxLength: 100, label: 'Name', required: true } },
  keys: [['name']],
  listed: ['name'],
  groups: { all: 'All' },
});

const systems = register({
  kind: 'system',
  noun: 'systems',
  label: { one: 'system', many: 'systems' },
  title: 'name',
  fields: {
    name: { ...about, kind: 'text', maxLength: 100, label: 'Name', required: true },
    supplier: { ...about, kind: 'link', to: targetOf(suppliers), label: 'Supplier' },
  },
  keys: [['name']],
  listed: ['name'],
  groups: { all: 'All' },
});

const all: readonly Register[] = [systems, suppliers];

const aField = (change: Partial<CustomField>): CustomField => ({
  id: 'fld_1',
  register: 'system',
  name: 'custom_tier',
  label: 'Tier',
  help: '',
  kind: 'text',
  group: 'custom',
  required: false,
  unit: null,
  options: [],
  target: null,
  position: 1,
  version: 1,
  archivedAt: null,
  ...change,
});

/** Custom fields of any kind, each with a name of its own. */
const anyFields = fc
  .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 8 })
  .chain((labels) =>
    fc.tuple(
      fc.constant(labels),
      fc.array(fc.record({ kind: fc.constantFrom(...customKinds), required: fc.boolean(), position: fc.nat() }), {
        minLength: labels.length,
        maxLength: labels.length,
      }),
    ),
  )
  .map(([labels, kinds]) =>
    labels.reduce<readonly CustomField[]>((fields, label, at) => {
      const name = customName(label, new Set(fields.map((field) => field.name)));
      const choice = { options: [{ value: 'one', label: 'One' }], target: 'supplier' };
      return [...fields, aField({ id: `fld_${at}`, label, name, ...choice, ...kinds[at] })];
    }, []),
  );

describe('the name of a custom field', () => {
  test('is made of its label, in letters of a command line', () => {
    expect(customName('Cost centre', new Set())).toBe('custom_cost_centre');
    expect(customName('Größe (m²)', new Set())).toBe('custom_grosse_m2');
    expect(customName('費用', new Set())).toBe('custom_field');
    expect(customName('Cost-Centre', new Set(['custom_cost_centre']))).toBe('custom_cost_centre_2');
  });

  test('is another one for every field, and a word, whatever the labels are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (labels) => {
        const names = labels.reduce<ReadonlySet<string>>(
          (taken, label) => new Set([...taken, customName(label, taken)]),
          new Set<string>(),
        );
        expect(names.size).toBe(labels.length);
        for (const name of names) expect(name).toMatch(/^custom_[a-z0-9]+(?:_[a-z0-9]+)*$/u);
        expect([...names].every(isCustom)).toBe(true);
      }),
    );
  });

  test('is never a declared field’s', () => {
    for (const each of all) expect(Object.keys(each.fields).filter(isCustom)).toEqual([]);
  });
});

test('a word that is free is the text’s own where nothing has it', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, others) => {
      const taken = new Set([...others, 'otherwise']);
      expect(taken.has(freeWord(text, taken, 'otherwise'))).toBe(false);
    }),
  );
});

describe('a register with custom fields', () => {
  test('has its declared fields first and unchanged, then its own in their order', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const here = withCustomFields(suppliers, fields, all);
        expect(withCustomFields(suppliers, [], all).fields).toEqual(suppliers.fields);
        expect(here.fields).toEqual(suppliers.fields);
        const own = Object.keys(withCustomFields(systems, fields, all).fields).slice(2);
        const inOrder = fields.toSorted((one, other) => one.position - other.position).map(({ name }) => name);
        expect(own).toEqual(inOrder);
      }),
    );
  });

  test('asks for its required fields in a new record, and for none in an edit', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const here = withCustomFields(systems, fields, all);
        const asked = fields.filter(({ required }) => required).map(({ name }) => name);
        const refused = newValues(here).safeParse({ name: 'Bot' });
        const paths = refused.success ? [] : refused.error.issues.map(({ path }) => String(path[0]));
        expect(paths.toSorted()).toEqual(asked.toSorted());
        expect(changedValues(here).safeParse({}).success).toBe(true);
      }),
    );
  });

  test('takes values of the kind that a field has, and no name that nobody defined', () => {
    const here = withCustomFields(systems, [aField({ kind: 'number', unit: 'EUR' })], all);

    expect(newValues(here).safeParse({ name: 'Bot', custom_tier: '12.50' }).success).toBe(true);
    expect(newValues(here).safeParse({ name: 'Bot', custom_tier: 'gold' }).success).toBe(false);
    expect(newValues(here).safeParse({ name: 'Bot', custom_other: 'gold' }).success).toBe(false);
    expect(here.fields['custom_tier']).toMatchObject({ kind: 'number', unit: 'EUR', group: 'custom' });
  });

  test('knows through its links of the custom fields of what they go to', () => {
    const panel = aField({ register: 'supplier', name: 'custom_panel', label: 'Panel', kind: 'yesNo' });
    const { supplier } = withCustomFields(systems, [panel], all).fields;

    expect(supplier && 'to' in supplier && Object.keys(supplier.to.fields ?? {})).toEqual(['name', 'custom_panel']);
  });

  test('leaves out a link to a register that is not there', () => {
    const gone = aField({ kind: 'link', target: 'dataset' });

    expect(Object.keys(withCustomFields(systems, [gone], all).fields)).toEqual(['name', 'supplier']);
  });
});
