import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker, type Worker } from '../src/entry/worker/worker.ts';
import { type Id, parseId } from '../src/kernel/id.ts';
import { instantOf } from '../src/kernel/time.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { noticeContracts } from '../src/modules/notices/contract.ts';
import { letterJobKind } from '../src/modules/notices/letters.ts';
import { giveNotices, type NoticeDraft } from '../src/register/index.ts';
import { inWorkspace, type Post, sendMailKind } from '../src/store/index.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let workspace: Id<'workspace'>;
let ada: Someone;
let ben: Someone;
let worker: Worker | undefined;
const sent: Parameters<Post['send']>[0][] = [];

/** A way out that keeps what was sent. */
const post: Post = {
  way: 'outbox',
  send: (mail) => {
    sent.push(mail);
    return Promise.resolve();
  },
};

beforeAll(async () => {
  product = await aProduct({ works: true });
  const founded = await aFounder(product);
  ada = founded.founder;
  const id = parseId('workspace', founded.workspace);
  if (!id) throw new Error('no workspace');
  workspace = id;
  ben = await aMember(product, { founder: ada, workspace, role: 'reader' });
});
afterAll(async () => {
  await worker?.stop();
  await product.close();
});

const personOf = async (as: Someone) => (await product.call(accessContracts.session, {}, { as })).body.person.id;

/** Wednesday noon in UTC, when no weekend is quiet. */
const clock = () => instantOf(Date.parse('2026-11-18T12:00:00Z'));

async function tell(someone: Someone, draft: Partial<NoticeDraft>): Promise<void> {
  const [person, to] = [await personOf(ada), await personOf(someone)];
  const { workshop } = product.brehon;
  const about = { noun: 'systems', kind: 'system', id: 'sys_1', title: 'CV screening' } as const;
  const machine = { ...workshop.machine, clock };
  await inWorkspace({ ...workshop, machine }, { workspace, as: { person, via: 'web' } }, (work) =>
    giveNotices(work, [{ kind: 'mentioned', about, ...draft, to: [to] }]),
  );
}

test('what is wanted at once goes out as one mail each; what was read meanwhile, and what is wanted daily, does not', async () => {
  await tell(ben, { text: 'Seen already' });
  await product.call(noticeContracts.readAll, { workspace }, { as: ben });
  await tell(ben, { kind: 'commented', text: 'For the digest' });
  await tell(ben, { text: 'Please look', place: 'comment-1' });
  const kinds = [letterJobKind(product.brehon), sendMailKind(post)];
  worker = await startWorker({
    brehon: product.brehon,
    kinds,
    atOnce: 1,
    report: (text) => sent.push(brokenMail(text)),
  });
  await tell(ben, { kind: 'assigned' });

  await expect.poll(() => sent.length).toBe(2);
  expect(sent.map(({ to }) => to)).toEqual([ben.email, ben.email]);
  const looked = sent.find(({ text }) => text.includes('Please look'));
  expect(looked?.subject).toBe('Ada Byrne mentioned you on \u201cCV screening\u201d \u2013 Example Ltd');
  const home = `${product.brehon.publicUrl}/w/${workspace}`;
  expect(looked?.text).toContain(`${home}/systems/sys_1#comment-1`);
  expect(looked?.unsubscribe).toBe(`${home}/notice-preferences`);
  expect(sent.some(({ text }) => /Seen already|For the digest/u.test(text))).toBe(false);
});

test('what one call tells a person goes out as one mail that lists it', async () => {
  const person = await personOf(ada);
  const [to, machine] = [await personOf(ben), { ...product.brehon.workshop.machine, clock }];
  const systems = [1, 2, 3, 4, 5].map((number) => ({ id: `sys_${number}`, title: `Scoring ${number}` }));
  const before = sent.length;
  await inWorkspace({ ...product.brehon.workshop, machine }, { workspace, as: { person, via: 'web' } }, (work) =>
    giveNotices(
      work,
      systems.map((each) => ({ kind: 'assigned', to: [to], about: { noun: 'systems', kind: 'system', ...each } })),
    ),
  );
  await tell(ben, { text: 'And another' });

  await expect.poll(() => sent.some(({ text }) => text.includes('And another'))).toBe(true);
  const [list, ...others] = sent.slice(before).filter(({ text }) => text.includes('Scoring'));
  expect(others).toEqual([]);
  expect(list?.subject).toBe('5 notices for you \u2013 Example Ltd');
  expect(systems.filter(({ title }) => !list?.text.includes(title))).toEqual([]);
});

test('a mail is in the language in which its reader reads', async () => {
  await product.call(accessContracts.editAccount, { language: 'de' }, { as: ben });
  await tell(ben, { text: 'Bitte ansehen' });

  await expect.poll(() => sent.some(({ text }) => text.includes('Bitte ansehen'))).toBe(true);
  const mail = sent.find(({ text }) => text.includes('Bitte ansehen'));
  expect(mail?.subject).toBe('Ada Byrne hat Sie bei „CV screening“ erwähnt – Example Ltd');
  expect(mail?.text).toContain('Ihr Posteingang');
});

const brokenMail = (text: string) => ({ id: '', to: text, subject: '', text: '' });
