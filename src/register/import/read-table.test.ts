import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aiSystems, utf8 } from '../../../test/builders/import-files.ts';
import { checkedImport, readFile } from '../contract.ts';
import { describeFile } from './describe.ts';
import { planImport, understandFile } from './plan.ts';

const breathe = (): Promise<void> => Promise.resolve();

/** What becomes of a file's bytes: a plan, or the code of the refusal. Both are checked against what the operations answer. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const file = await understandFile({ register: aiSystems, bytes, choices: {}, breathe });
  if (!file.ok) return file.error.code;
  readFile(aiSystems).parse(describeFile(file.value, { register: aiSystems, filename: 'a', bytes }));
  const candidates = () => Promise.resolve([]);
  const plan = await planImport({ register: aiSystems, file: file.value, candidates, breathe, tell: () => undefined });
  checkedImport().parse({ ...plan.counts, linked: [] });
  return 'planned';
}

const seeds = [
  'Name,Stage,Start date\n"Bot, the ""first""",live,1/2/2024\nEye,idea,\n',
  'sep=;\nName;Länder;Links\nBot;Deutschland;https://a.b\n',
  '{"meta":{},"records":[{"name":"Bot","tags":["a"],"of":{"x":1}},{"name":"Eye"}]}',
  '{"name":"Bot"}\n{"name":"Eye"}\n',
];

const spoilt = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 }), fc.nat(200))
  .map(([text, changes, end]) => {
    const bytes = utf8(text).slice(0, Math.max(1, end));
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    return bytes;
  });

test('any bytes are read or refused in the words of the operations, and nothing fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
      expect(['planned', 'file_not_understood']).toContain(await outcomeOf(bytes));
    }),
    { numRuns: 300 },
  );
});

test('names that objects have by nature are headings like any other', async () => {
  expect(await outcomeOf(utf8('Name,__proto__,constructor,toString\nBot,a,b,c\nEye,d,e,f\n'))).toBe('planned');
});

test('a cell as long as the file is refused or a problem, and takes no more than its length', async () => {
  expect(await outcomeOf(utf8('a'.repeat(3_000_000)))).toBe('file_not_understood');
  expect(await outcomeOf(utf8('"'.repeat(1_000_001)))).toBe('file_not_understood');
  expect(await outcomeOf(utf8(`Name,Stage\n"${'x'.repeat(3_000_000)}`))).toBe('planned');
});
