import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseId } from '../../src/kernel/id.ts';
import { determinationContracts } from '../../src/modules/determinations/contract.ts';
import { modelContracts } from '../../src/modules/models/contract.ts';
import { overviewContracts } from '../../src/modules/obligations/contract.ts';
import { bytesOf, lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import { partOf } from '../support/package.ts';
import { type Answers, answerAll } from '../support/questionnaire.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/**
 * A system as its record stands, how somebody answers its questions, and what the Act, as amended by Regulation (EU)
 * 2026/1744, makes of it.
 */
type Example = {
  readonly record: Readonly<Record<string, unknown>>;
  /** The model in it, where it has a record of its own. */
  readonly model?: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  readonly by?: 'keyboard';
  /** How many it is asked after those before it: what concerns the organisation is asked once. */
  readonly questions: number;
  /** Each class with its provision and its day, as the screen says them. */
  readonly classes: readonly string[];
  /** How many obligations begin on each day, and the provisions of those that matter most. */
  readonly owed: Readonly<Record<string, number>>;
  readonly among: readonly string[];
  readonly document: string;
  /** What stands in it because it is recorded, and what is named as missing. */
  readonly told: readonly string[];
  readonly missing: string;
};

const own = { 'What does your organisation do with it?': ['Builds it'] };
const learned = { 'How does it get': ['It has learned'] };

const examples: Readonly<Record<string, Example>> = {
  'a recruitment screening tool': {
    record: {
      name: 'CV screening',
      intendedPurpose: 'Ranks applicants by how well they fit a vacancy, for our own recruiters.',
      description: 'A gradient-boosted model scores each application; recruiters see a ranked list.',
      putIntoServiceOn: '2026-03-01',
      roles: ['provider', 'deployer'],
    },
    answers: {
      ...learned,
      ...own,
      'In which of these areas': ['Work'],
      'What does it have to do with at work': ['Hiring'],
      'Does it profile people?': ['Yes'],
      'Has its design been changed significantly': ['Yes'],
      'Where is your organisation established?': ['In the European Union'],
      'How large is your organisation': ['Larger'],
      'Which of these hold for the system?': ['It contains models'],
      'Which of these hold for how': [
        'Your organisation decides',
        'It decides about people',
        'Those decisions',
        'Data protection',
      ],
    },
    questions: 21,
    classes: [
      'High-risk by Annex III Art. 6(2) from 2 Dec 2027',
      'High-risk AI system Art. 6(2) from 2 Dec 2027',
      'AI system of any class Art. 4(1) from 2 Feb 2025',
    ],
    owed: { '2025-02-02': 1, '2025-08-02': 1, '2026-08-02': 1, '2027-12-02': 51 },
    among: [
      'Art. 9(1-2)',
      'Art. 11(1)',
      'Art. 14(1-4)',
      'Art. 43(2)',
      'Art. 47(1-4)',
      'Art. 49(1)',
      'Art. 26(2)',
      'Art. 26(11)',
      'Art. 86(1)',
    ],
    document: 'Technical documentation',
    told: ['Ranks applicants by how well they fit a vacancy, for our own recruiters.', 'Example Ltd'],
    missing: 'Reference',
  },
  'a customer chatbot': {
    record: {
      name: 'Customer chatbot',
      intendedPurpose: 'Answers questions of customers on the website about orders and returns.',
      putIntoServiceOn: '2026-05-04',
    },
    answers: {
      ...learned,
      ...own,
      'What does your organisation do with an AI model': ["It builds another one's model, which is offered"],
      'Is it meant to deal with people directly': ['Yes'],
      'Does it make or change any of these?': ['Text'],
      'What does it do with the content?': ['It makes new content'],
      'Would it be obvious': ['No'],
    },
    by: 'keyboard',
    questions: 16,
    classes: [
      'Must tell people that they deal with AI Art. 50(1) from 2 Aug 2026',
      'Must mark generated content Art. 50(2) from 2 Dec 2026',
      'Transparency duties Art. 50 from 2 Aug 2026',
      'AI system of any class Art. 4(1) from 2 Feb 2025',
    ],
    owed: { '2025-02-02': 1, '2025-08-02': 1, '2026-08-02': 3, '2026-12-02': 1 },
    among: ['Art. 50(1)', 'Art. 50(2)', 'Art. 50(5)'],
    document: 'Notices of transparency',
    told: [
      'Answers questions of customers on the website about orders and returns.',
      'Not asked for, as far as is determined',
    ],
    missing: 'how it is met: ',
  },
  'a fraud detector': {
    record: {
      name: 'Card fraud detector',
      intendedPurpose: 'Stops card payments that look stolen until the customer confirms them.',
      putIntoServiceOn: '2025-03-03',
    },
    answers: {
      ...learned,
      ...own,
      'In which of these areas': ['Credit'],
      'What does it do in lending?': ['Detects financial fraud'],
    },
    questions: 14,
    classes: ['No particular class Art. 95 from 2 Feb 2025', 'AI system of any class Art. 4(1) from 2 Feb 2025'],
    owed: { '2025-02-02': 1, '2025-08-02': 1, '2026-08-02': 1 },
    among: ['Art. 4(1)'],
    document: 'Technical documentation',
    told: [
      'Stops card payments that look stolen until the customer confirms them.',
      'Not asked for, as far as is determined',
    ],
    missing: 'Reference',
  },
  'an emotion recogniser in a call centre': {
    record: {
      name: 'Call mood',
      intendedPurpose: 'Shows the agent from the voice of the caller whether the caller is getting angry.',
      putIntoServiceOn: '2026-03-02',
    },
    answers: {
      ...learned,
      'What does your organisation do with it?': ['Uses it'],
      "Does it do any of these with people's bodies": ['Infers emotions'],
      'Whose emotions does it infer?': ['Others'],
      'Does it profile people?': ['Yes'],
    },
    questions: 18,
    classes: [
      'High-risk by Annex III Art. 6(2) no date: an exception spares it',
      'High-risk AI system Art. 6(2) no date: an exception spares it',
      'Must tell people that emotions or categories are inferred Art. 50(3) from 2 Aug 2026',
      'Transparency duties Art. 50 from 2 Aug 2026',
      'AI system of any class Art. 4(1) from 2 Feb 2025',
    ],
    owed: { '2025-02-02': 1, '2025-08-02': 1, '2026-08-02': 3 },
    among: ['Art. 50(3)', 'Art. 50(5)', 'Art. 4(1)'],
    document: 'Notices of transparency',
    told: ['Shows the agent from the voice of the caller whether the caller is getting angry.'],
    missing: 'how it is met: ',
  },
  'a medical device component': {
    record: {
      name: 'Infusion guard',
      reference: 'IG-2',
      intendedPurpose: 'Stops an infusion pump when the dose would endanger the patient.',
      placedOnMarketOn: '2028-10-02',
    },
    answers: {
      ...learned,
      'What does your organisation do with it?': ['Develops it'],
      'Is it a part of a product': ['Medical devices'],
      'What is it for the product?': ['It is meant to prevent or reduce risks'],
      'Does that law require a third party': ['Yes'],
      'Where is your organisation established?': ['In the European Union'],
      'How large is your organisation': ['Micro, small'],
      'Which of these hold for the system?': ['It contains models', 'Another Union law'],
      'Is it meant to be used by public': ['Yes'],
    },
    questions: 16,
    classes: [
      'High-risk by Annex I Section A Art. 6(1) from 2 Aug 2028',
      'High-risk AI system Art. 6(1) from 2 Aug 2028',
      'AI system of any class Art. 4(1) from 2 Feb 2025',
    ],
    owed: { '2025-02-02': 1, '2025-08-02': 1, '2026-08-02': 1, '2028-08-02': 39 },
    among: ['Art. 9(1-2)', 'Art. 11(2)', 'Art. 43(3)', 'Art. 72(1-2)'],
    document: 'Technical documentation',
    told: ['Stops an infusion pump when the dose would endanger the patient.', 'IG-2'],
    missing: 'how it is met: ',
  },
  'a fine-tuned general-purpose model': {
    record: {
      name: 'Legal language model',
      intendedPurpose:
        'A language model that we have trained further on the law of our country, for other firms to build on.',
      placedOnMarketOn: '2026-10-01',
      roles: ['provider'],
    },
    model: { name: 'Legal model 1', intendedUse: 'Summaries and answers on national law', generalPurpose: true },
    answers: {
      'How does it get': ['It is a part only'],
      'What does your organisation do with an AI model': ["It has trained another one's"],
      'How much computing did your further training use, against': ['More than a third'],
      'When was the model first offered': '2026-10-01',
      'With how much computing': '3.1e+23',
      'Where is your organisation established?': ['In the European Union'],
    },
    questions: 11,
    classes: ['General-purpose AI model Art. 3(63) concluded from 2 Aug 2025'],
    owed: { '2025-08-02': 5, '2026-08-02': 2 },
    among: ['Art. 53(1)(a)', 'Art. 53(1)(b)', 'Art. 53(1)(c)', 'Art. 53(1)(d)'],
    document: 'Technical documentation of the model',
    told: ['Legal model 1', 'Summaries and answers on national law'],
    missing: 'Licence',
  },
};

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await aJourney();
  page = await journey.pageOf(journey.founder);
});
afterAll(() => journey.close());

const part = (name: string): Locator => page.getByRole('region', { name, exact: true });

/** The lines of a group of findings that are so, as the screen says them. */
async function linesIn(group: string): Promise<readonly string[]> {
  await part(group).waitFor(patience);
  const lines = await part(group).locator('> div > details > summary').allInnerTexts();
  return lines.map((line) => line.replaceAll(/\s+/gu, ' ').trim());
}

/** Pictures and checks of a page: of the first system always, of the others when pictures are kept. */
async function seen(name: string, isFirst: boolean): Promise<void> {
  const isKept = (process.env['BREHON_PICTURES'] ?? '') !== '';
  if (isFirst || isKept) expect(await lookAt(page, `six-${name.replaceAll(' ', '-')}`)).toEqual([]);
}

describe.each(Object.entries(examples))('%s, from its record to its document', (name, example) => {
  const isFirst = name === Object.keys(examples)[0];
  let system: string;

  test('is asked fewer than 25 questions', async () => {
    system = await journey.system({ ...example.record, models: await modelsOf(example) });
    await page.goto(journey.at(`systems/${system}`));
    await page.getByRole('link', { name: 'Answer questions' }).click();
    const begun = performance.now();
    const asked = await answerAll(page, example.answers, example.by);
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`${name}: ${asked.length} questions, answered in ${seconds} s`);

    expect(asked.length).toBeLessThan(25);
    expect(asked).toHaveLength(example.questions);
  });

  test('is what it is by law, from its day, which is accepted', async () => {
    await page.getByRole('link', { name: 'See what follows' }).first().click();
    expect(await linesIn('What the system is by law')).toEqual(example.classes.map((line) => `Yes ${line}`));
    await seen(`${name} determination`, isFirst);
    await page.getByRole('button', { name: 'Accept this determination' }).click();
    await page
      .getByText(/Accepted by Ada Byrne/u)
      .first()
      .waitFor(patience);
  });

  test('has its obligations, each under its day', async () => {
    await part('Accepted determination').getByRole('link', { name: 'What applies' }).click();
    await page.getByText('Open without owner').waitFor(patience);
    const id = parseId('system', system);
    if (!id) throw new Error('a record of a system has another id');
    const asked = { workspace: journey.workspace, system: id };
    const { body } = await journey.product.call(overviewContracts.ofSystem, asked, { as: journey.founder });
    const byDay = Map.groupBy(body.obligations, ({ appliesFrom }) => appliesFrom ?? 'no day');

    expect(Object.fromEntries([...byDay].map(([day, owed]) => [day, owed.length]))).toEqual(example.owed);
    expect(body.obligations.map(({ provision }) => provision)).toEqual(expect.arrayContaining([...example.among]));
    await seen(`${name} obligations`, isFirst);
  });

  test('has its document, which opens, says what is recorded and names what is missing', async () => {
    await page.getByRole('link', { name: 'Technical documents' }).click();
    await page.getByRole('heading', { level: 1, name: 'Technical documents' }).waitFor(patience);
    await page.getByText('missing').first().waitFor(patience);
    await seen(`${name} documents`, isFirst);
    const link = page.getByRole('link', { name: `Open ${example.document}`, exact: true });
    if (!(await link.isVisible())) await page.locator('summary').filter({ hasText: 'nothing calls for' }).click();
    await link.click();
    const text = partOf(await downloaded('DOCX'), 'word/document.xml').replaceAll(/<[^>]+>/gu, '|');

    expect(text).toContain(`|${String(example.record['name'])}|`);
    for (const each of example.told) expect(text).toContain(each);
    expect(text).toContain(`Missing: ${example.missing}`);
    await seen(`${name} document`, isFirst);
  });
});

async function modelsOf({ model }: Example): Promise<readonly string[]> {
  if (!model) return [];
  const { workspace, founder, product } = journey;
  return [(await product.call(modelContracts.create, { workspace, values: model }, { as: founder })).body.record.id];
}

async function downloaded(as: 'DOCX' | 'PDF'): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: `Download ${as}` }).click();
  return bytesOf(await coming);
}

test('a document comes as PDF/A for the archive too', async () => {
  const pdf = (await downloaded('PDF')).toString('latin1');

  expect([pdf.slice(0, 5), pdf.trimEnd().slice(-5)]).toEqual(['%PDF-', '%%EOF']);
  expect(pdf).toContain('pdfaid:part');
});

test('emotions of the agents themselves are prohibited, as soon as it is said that they are inferred', async () => {
  const system = await journey.system(examples['an emotion recogniser in a call centre']?.record ?? {});
  const id = parseId('system', system);
  if (!id) throw new Error('a record of a system has another id');
  const known = { method: 'learned', exclusions: [], biometrics: ['infers-emotions'], 'emotion-where': ['workplace'] };
  const input = { workspace: journey.workspace, system: id, answers: { ...known, 'emotion-reason': 'other' } };
  await journey.product.call(determinationContracts.answer, input, { as: journey.founder });
  await page.goto(journey.at(`systems/${system}/determination`));

  expect((await linesIn('What the system is by law')).filter((line) => line.startsWith('Yes'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Yes Prohibited: emotions .* Art\. 5\(1\)\(f\) from 2 Feb 2025$/u)]),
  );
  expect(journey.complaints()).toEqual([]);
});
