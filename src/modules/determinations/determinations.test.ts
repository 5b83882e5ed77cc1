import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { aFounder, aMember, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import type { Id } from '../../kernel/id.ts';
import { instantOf } from '../../kernel/time.ts';
import { inWorkspace } from '../../store/index.ts';
import { accessContracts } from '../access/contract.ts';
import { noticeContracts } from '../notices/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { determinationContracts as contracts } from './contract.ts';
import { renewDeterminations } from './renewal.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const aSystem = async (values: object = {}) => {
  const input = { workspace, values: { name: 'CV screening', ...values } };
  return (await product.call(systemContracts.create, input, { as: founder })).body.record.id;
};
const call = {
  read: (system: string, asked: object = {}) =>
    product.call(contracts.read, { workspace, system, ...asked }, { as: founder }),
  answer: (system: string, said: object) =>
    product.call(contracts.answer, { workspace, system, ...said }, { as: founder }),
  accept: (system: string, said: object = {}) =>
    product.call(contracts.accept, { workspace, system, ...said }, { as: founder }),
};

const recruitment = {
  method: 'learned',
  exclusions: [],
  roles: ['uses'],
  practices: [],
  areas: ['employment'],
  'work-task': ['hiring'],
  profiling: true,
};

describe('a questionnaire', () => {
  test('asks the most decisive first, and the answer says what it changed', async () => {
    const system = await aSystem();
    const before = await call.read(system);
    const [first] = before.body.questions;
    const answered = await call.answer(system, {
      answers: { method: 'describes' },
      notes: { method: 'It is a chart.' },
    });

    expect(first).toMatchObject({ fact: expect.any(String), ask: expect.stringMatching(/\?$/u) });
    expect(before.body.left).toBeGreaterThan(0);
    expect(answered.body.moved).toContainEqual(expect.objectContaining({ id: 'ai-system', from: 'unknown', to: 'no' }));
    expect(answered.body.questionnaire.answers[0]?.answer).toMatchObject({
      fact: 'method',
      value: 'describes',
      note: 'It is a chart.',
      standing: 'answered',
      isShared: false,
      saidBy: { name: 'Ada Byrne' },
      version: 1,
    });
    expect(answered.body.entry).toMatch(/^ent_/u);
    expect((await call.answer(system, { answers: { method: 'describes' } })).body.entry).toBeNull();
  });

  test('remembers that nobody knows, asks on, and takes it back', async () => {
    const system = await aSystem();
    const unknown = (await call.answer(system, { answers: { method: null } })).body.questionnaire;

    expect(unknown.answers.map(({ answer }) => [answer.fact, answer.standing])).toEqual([['method', 'unknown']]);
    expect(unknown.questions.map(({ fact }) => fact)).not.toContain('method');
    const taken = (await call.answer(system, { withdraw: ['method'] })).body.questionnaire;
    expect(taken.answers).toEqual([]);
    expect(taken.questions.map(({ fact }) => fact)).toContain('method');
  });

  test('keeps what concerns the organisation once, unless a system has its own', async () => {
    const [one, other] = [await aSystem(), await aSystem()];
    await call.answer(one, { answers: { size: 'sme' } });
    await call.answer(other, { answers: { size: 'large' }, onlyHere: ['size'] });
    const valueIn = async (system: string) =>
      (await call.read(system)).body.answers.map(({ answer }) => [answer.value, answer.isShared]);

    expect([await valueIn(one), await valueIn(other)]).toEqual([[['sme', true]], [['large', false]]]);
    await call.answer(one, { withdraw: ['size'] });
  });

  test('takes answers as a command line writes them, and says all that is wrong at once', async () => {
    const system = await aSystem();
    const taken = await call.answer(system, { answers: { roles: 'uses, own-use', profiling: 'no' } });
    const refused = await call.answer(system, { answers: { metod: 'learned', method: 'learnt' }, withdraw: ['sise'] });

    expect(taken.body.questionnaire.answers.map(({ answer }) => answer.value)).toEqual([false, ['uses', 'own-use']]);
    expect(refused.status).toBe(422);
    expect(refused.problem.problems?.map(({ path, code, meant }) => [path.join('.'), code, meant])).toEqual([
      ['answers.metod', 'unknown_fact', 'method'],
      ['answers.method', 'no_such_answer', undefined],
      ['withdraw.sise', 'unknown_fact', 'size'],
    ]);
    expect((await call.read(system, { catalogue: 'nothing' })).problem.code).toBe('which_catalogue');
  });

  test('proposes what the record suggests, and assumes none of it', async () => {
    const system = await aSystem({ roles: ['deployer'], intendedPurpose: 'Ranks applicants in recruitment' });
    const { proposals, answers } = (await call.answer(system, { answers: { method: 'learned' } })).body.questionnaire;

    expect(proposals).toContainEqual(expect.objectContaining({ fact: 'roles', value: ['uses'] }));
    expect(answers).toHaveLength(1);
  });

  test('is answered by who may, and read by everybody', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    const contributor = await aMember(product, { founder, workspace, role: 'contributor' });
    const system = await aSystem();
    const read = await product.call(contracts.read, { workspace, system }, { as: reader });
    const asked = { workspace, system, answers: { method: 'learned' } };

    expect(read.body.abilities).toEqual({ answer: false, accept: false, override: false });
    expect((await product.call(contracts.answer, asked, { as: reader })).status).toBe(403);
    expect((await product.call(contracts.answer, asked, { as: contributor })).status).toBe(200);
    expect((await product.call(contracts.accept, { workspace, system }, { as: contributor })).status).toBe(403);
  });
});

describe('answers for many systems', () => {
  test('are tried, given and taken back', async () => {
    const ids = [await aSystem(), await aSystem()];
    const [first = ''] = ids;
    await call.answer(first, { answers: { 'product-law': [] } });
    const input = { workspace, ids, answers: { 'product-law': ['toys'], method: 'fixed' } };
    const known = (await product.call(contracts.catalogue, { catalogue: 'eu-ai-act' }, { as: founder })).body.questions;
    const law = known.find(({ fact }) => fact === 'product-law')?.options[0]?.word ?? '';
    input.answers['product-law'] = [law];
    const tried = await product.call(contracts.checkAnswerMany, input, { as: founder });
    const done = await product.call(contracts.answerMany, input, { as: founder });

    expect(tried.body).toMatchObject({ found: 2, changed: 2, replaced: 1, left: 0 });
    expect(tried.body.findings).toContainEqual(
      expect.objectContaining({ id: 'ai-system', from: 'unknown', to: 'no', systems: 2 }),
    );
    expect((await call.read(first)).body.answers).toHaveLength(2);
    const back = { workspace, records: done.body.undo };
    expect((await product.call(contracts.answerMany, back, { as: founder })).body.changed).toBe(2);
    expect((await call.read(first)).body.answers.map(({ answer }) => answer.value)).toEqual([[]]);
  });
});

describe('an accepted determination', () => {
  test('stays as it was, whatever is answered later', async () => {
    const system = await aSystem({ putIntoServiceOn: '2026-09-01' });
    const { state } = (await call.answer(system, { answers: recruitment })).body.questionnaire;
    const { accepted } = (await call.accept(system, { state, note: 'Looked at with the works council.' })).body;
    await call.answer(system, { answers: { method: 'fixed' } });
    const { body } = await product.call(
      contracts.determination,
      { workspace, determination: accepted.id },
      { as: founder },
    );

    expect(accepted).toMatchObject({ system, placedOn: '2026-09-01', isNewest: true, outOfDate: null });
    expect(accepted.held.map(({ id }) => id)).toContain('high-risk');
    expect(body.facts).toEqual(recruitment);
    expect(body.today?.byLaw).toEqual([]);
    expect(body.today?.byFacts).toContainEqual(expect.objectContaining({ id: 'high-risk', from: 'yes', to: 'no' }));
    expect((await call.accept(system, { state })).problem.code).toBe('changed_meanwhile');
  });

  test('is followed by later ones, which the list shows newest first', async () => {
    const system = await aSystem();
    const first = (await call.accept(system)).body.accepted.id;
    const second = (await call.accept(system)).body.accepted.id;
    const listed = await product.call(contracts.list, { workspace, system }, { as: founder });

    expect(listed.body.determinations.map(({ id, isNewest }) => [id, isNewest])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  test('has a finding overridden with reason, source and last day, which is shown and ends', async () => {
    const system = await aSystem();
    await call.answer(system, { answers: recruitment });
    const { accepted } = (await call.accept(system)).body;
    const override = {
      workspace,
      determination: accepted.id,
      finding: 'high-risk',
      truth: 'no',
      reason: 'It only sorts by date of arrival.',
      source: 'Opinion of counsel',
      expiresOn: '2999-12-31',
    };
    const made = await product.call(contracts.override, override, { as: founder });
    const later = await product.call(contracts.read, { workspace, system, on: '3000-01-01' }, { as: founder });
    const again = (change: object) => product.call(contracts.override, { ...override, ...change }, { as: founder });

    expect(made.body.override).toMatchObject({ found: 'yes', truth: 'no', holds: true, madeBy: { name: 'Ada Byrne' } });
    expect(later.body.overrides.map(({ holds }) => holds)).toEqual([false]);
    expect((await again({ finding: 'hi-risk' })).problem.code).toBe('no_such_finding');
    expect((await again({ truth: 'yes' })).problem.code).toBe('finding_is_so');
    expect((await again({ expiresOn: '2020-01-01' })).problem.code).toBe('not_in_the_future');
  });
});

describe('the law of another day', () => {
  test('gives other days, and says what it is by the other versions', async () => {
    const facts = { ...recruitment };
    const on = async (day: string) =>
      (await product.call(contracts.determine, { facts, on: day }, { as: founder })).body.determination;
    const [before, after] = [await on('2026-07-01'), await on('2026-11-22')];
    const risk = ({ findings }: typeof before) => findings.find(({ id }) => id === 'high-risk');

    expect(risk(before)?.effect).not.toEqual(risk(after)?.effect);
    expect(risk(after)?.otherwise[0]?.effect).toEqual(risk(before)?.effect);
    expect(before.editions.find(({ isRead }) => isRead)?.id).not.toBe(after.editions.find(({ isRead }) => isRead)?.id);
  });
});

describe('the renewal of a day', () => {
  test('says what is out of date by the law of that day, tells who accepted it, and takes it back', async () => {
    const system = await aSystem({ putIntoServiceOn: '2026-03-01' });
    await call.answer(system, { answers: recruitment });
    const determination = (await call.accept(system)).body.accepted.id;
    const { person } = (await product.call(accessContracts.session, {}, { as: founder })).body;
    const renewedOn = async (day: string) => {
      const { workshop, catalogues } = product.brehon;
      const clock = () => instantOf(Date.parse(day));
      const shop = { ...workshop, machine: { ...workshop.machine, clock } };
      const settings = {
        workspace: z.custom<Id<'workspace'>>().parse(workspace),
        as: { person: person.id, via: 'job' },
      } as const;
      await inWorkspace(shop, settings, (work) => renewDeterminations(work, catalogues, ''));
      const asked = { workspace, determination };
      return (await product.call(contracts.determination, asked, { as: founder })).body.accepted.outOfDate;
    };
    const outdated = await renewedOn('2026-07-01');
    const { notices } = (await product.call(noticeContracts.list, { workspace }, { as: founder })).body;

    expect(outdated).toMatchObject({ because: 'date' });
    expect(outdated?.differences.map(({ id }) => id)).toContain('high-risk');
    expect(notices.map(({ kind, about }) => [kind, about.id])).toContainEqual(['law_changes', system]);
    expect(await renewedOn('2026-11-23')).toBeNull();
  });
});

test('catalogues are told in another language by each text as it was written, and in none that they do not have', async () => {
  const texts = async (language: string) =>
    (await product.call(contracts.texts, { language }, { as: founder })).body.texts;

  expect((await texts('de'))['Provider']).toBe('Anbieter');
  expect(await texts('xx')).toEqual({});
});
