import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessContracts } from '../src/modules/access/contract.ts';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let founder: Someone;
let second: Someone;
let reader: Someone;
let workspace: string;
let system: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  [second, reader] = [
    await aMember(product, { founder, workspace, role: 'contributor' }),
    await aMember(product, { founder, workspace, role: 'reader' }),
  ];
  const people = await product.call(peopleContracts.list, { workspace, email: [second.email] }, { as: founder });
  const values = { name: 'CV screening', accountablePerson: String(people.body.rows[0]?.id) };
  system = (await product.call(contracts.create, { workspace, values }, { as: founder })).body.record.id;
});
afterAll(() => product.close());

const say = (text: string, as = founder) => product.call(contracts.comment, { workspace, system, text }, { as });
const said = async (text: string, as = founder) => (await say(text, as)).body.comment;
const read = async (as = founder, asked: object = {}) =>
  (await product.call(contracts.comments, { workspace, system, ...asked }, { as })).body;
const accountOf = async (someone: Someone) => {
  const { body } = await product.call(accessContracts.members, { workspace }, { as: founder });
  return String(body.members.find(({ email }) => email === someone.email)?.person);
};

describe('a comment', () => {
  test('is read by all who may read the record, in the order in which they were made', async () => {
    await said('First line\nsecond line, see https://example.org');
    await said('Next', second);
    const { comments, abilities, members } = await read(reader);

    expect(comments.map(({ text }) => text)).toEqual(['First line\nsecond line, see https://example.org', 'Next']);
    expect(comments.map(({ author }) => author.name)).toEqual(['Ada Byrne', 'A contributor']);
    expect({ abilities, members }).toEqual({ abilities: { comment: false }, members: [] });
    expect((await say('Mine', reader)).status).toBe(403);
  });

  test('mentions members by their accounts, and refuses all others', async () => {
    const account = await accountOf(second);
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const theirs = await product.call(accessContracts.members, { workspace: elsewhere }, { as: stranger });
    const outside = String(theirs.body.members.find(({ email }) => email === stranger.email)?.person);
    const comment = await said(`@${account}, is this right? @${account}`);
    const refused = await say(`@${outside} look`);

    expect(comment.mentions).toEqual([{ person: account, name: 'A contributor' }]);
    expect(refused.problem).toMatchObject({ code: 'not_a_member', problems: [{ path: ['text'] }] });
  });

  test('is changed and deleted by its author alone, and says that it was', async () => {
    const { id } = await said('Wrnog');
    const edit = (text: string, as: Someone) =>
      product.call(contracts.editComment, { workspace, comment: id, text }, { as });
    const remove = (as: Someone) => product.call(contracts.deleteComment, { workspace, comment: id }, { as });
    const refused = [await edit('Mine now', second), await remove(second)];
    const edited = (await edit('Right', founder)).body.comment;
    const deleted = (await remove(founder)).body.comment;

    expect(refused.map(({ problem }) => problem.code)).toEqual(['not_your_comment', 'not_your_comment']);
    expect(edited).toMatchObject({ text: 'Right', version: 2, abilities: { edit: true } });
    expect(edited.editedAt).not.toBeNull();
    expect(deleted).toMatchObject({ text: '', mentions: [], abilities: { edit: false } });
    expect((await edit('Again', founder)).problem.code).toBe('comment_deleted');
    expect((await read()).comments.find((each) => each.id === id)?.deletedAt).not.toBeNull();
  });

  test('is refused its change where it was changed since it was read', async () => {
    const { id, version } = await said('One');
    const edit = (text: string) =>
      product.call(contracts.editComment, { workspace, comment: id, version, text }, { as: founder });

    expect((await edit('Two')).status).toBe(200);
    expect((await edit('Three')).problem.code).toBe('changed_meanwhile');
  });

  test('stands in the ledger without its words', async () => {
    const word = 'Quidditch';
    await said(`Is ${word} in it?`);
    await settle(product, workspace);
    const entries = await product.call(ledgerContracts.entries, { workspace }, { as: founder });
    const report = await product.call(ledgerContracts.fsck, { workspace }, { as: founder });

    expect(entries.text).toContain('comment.added');
    expect(entries.text).not.toContain(word);
    expect(report.body.findings).toEqual([]);
  });

  test('is read a page at a time, back to the first', async () => {
    const { comments, more } = await read(founder, { size: 2 });
    const earlier = await read(founder, { size: 2, before: comments[0]?.id });

    expect({ more, count: comments.length }).toEqual({ more: true, count: 2 });
    expect(earlier.comments.at(-1)?.id).not.toBe(comments[0]?.id);
  });

  test('is refused on an archived record', async () => {
    const made = await product.call(contracts.create, { workspace, values: { name: 'Old' } }, { as: founder });
    const old = made.body.record.id;
    await product.call(contracts.archive, { workspace, system: old }, { as: founder });
    const answer = await product.call(contracts.comment, { workspace, system: old, text: 'Late' }, { as: founder });

    expect(answer.problem.code).toBe('archived');
  });
});
