import { expect, test } from 'vitest';
import { oncePer } from './once-per.ts';

test('an answer is worked out once for each object, also where it is nothing', () => {
  const asked: string[] = [];
  const first = oncePer(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === '' ? undefined : { letter: name[0] };
  });
  const [ada, nobody] = [{ name: 'Ada' }, { name: '' }];

  expect(first(ada)).toBe(first(ada));
  expect([first(nobody), first(nobody)]).toEqual([undefined, undefined]);
  expect(first({ name: 'Ada' })).not.toBe(first(ada));
  expect(asked).toEqual(['Ada', '', 'Ada']);
});
