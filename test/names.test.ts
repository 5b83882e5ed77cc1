import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { people } from '../src/modules/people/contract.ts';
import { units } from '../src/modules/units/contract.ts';
import { targetOf } from '../src/register/contract/register.ts';
import { namedAs, namesOf } from '../src/register/names.ts';

const person = targetOf(people);
const unit = targetOf(units);
const ada = 'stf_01jd0000000000000000000001';
const other = 'stf_01jd0000000000000000000002';

describe('what a text says of a person', () => {
  test.each([
    ['Ada Byrne', 'Ada Byrne', undefined],
    ['Ada Byrne <ada@example.org>', 'Ada Byrne', 'ada@example.org'],
    ['Ada Byrne (ada@example.org)', 'Ada Byrne', 'ada@example.org'],
    ['<ada@example.org>', 'ada@example.org', 'ada@example.org'],
    [' mailto:ada@example.org ', 'ada@example.org', 'ada@example.org'],
    ['Team @ Sales', 'Team @ Sales', undefined],
  ])('%s', (text, title, mail) => {
    expect(namedAs(person, text)).toEqual({ title, mail });
  });

  test('is all a title where the records have no address', () => {
    expect(namedAs(unit, 'Sales <sales@example.org>')).toEqual({ title: 'Sales <sales@example.org>', mail: undefined });
  });
});

describe('a name', () => {
  const names = namesOf(person, [
    { id: ada, title: 'Ada Byrne', others: ['ada@example.org'] },
    { id: other, title: 'Ada Byrne', others: [null] },
  ]);

  test('means the record of this id, or of this address, whatever its case', () => {
    expect(names.find(ada)).toEqual([ada]);
    expect(names.find('ADA@example.org')).toEqual([ada]);
    expect(names.find('Ada Byrne <ada@example.org>')).toEqual([ada]);
  });

  test('that several have is never one of them', () => {
    expect(names.find('ada byrne')).toEqual([ada, other]);
  });

  test('with another address than any here is not somebody who has one', () => {
    expect(names.find('Ada Byrne <ada@elsewhere.org>')).toEqual([other]);
  });

  test('of an id that is not here means nobody', () => {
    expect(names.find('stf_01jd0000000000000000000009')).toEqual([]);
  });

  test('finds what was added under it, however it is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/u), fc.emailAddress(), (title, mail) => {
        const some = namesOf(person, []);
        some.add(ada, { title, mail });

        expect(some.find(title.toUpperCase())).toEqual([ada]);
        expect(some.find(mail.toUpperCase())).toEqual([ada]);
        expect(some.find(`${title} <${mail}>`)).toEqual([ada]);
      }),
    );
  });
});

test('a unit is known by its reference too', () => {
  const id = 'unt_01jd0000000000000000000001';
  const names = namesOf(unit, [{ id, title: 'Sales', others: ['CC-40'] }]);

  expect([names.find('cc-40'), names.find('sales')]).toEqual([[id], [id]]);
});
