import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../test/builders/rules.ts';
import { type Answer, answer, type Catalogue, factsOf, openCatalogue, weightsOf } from './index.ts';

const folder = fileURLToPath(new URL('../../catalogues/eu-ai-act', import.meta.url));
let catalogue: Catalogue;

beforeAll(async () => {
  const opened = await openCatalogue(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error[0]));
  catalogue = opened.value;
});

/** A tool that ranks applicants, of which nothing is open but what a test leaves out. */
const screening = {
  method: 'learned',
  exclusions: [],
  roles: ['uses'],
  'takes-over': [],
  practices: [],
  biometrics: [],
  areas: ['employment'],
  'work-task': ['hiring'],
  'kind-of-task': [],
  profiling: true,
  'product-law': [],
  'significantly-changed': false,
  'for-public-authorities': false,
  'annex-x': false,
};

const answered = (facts: Readonly<Record<string, unknown>>, on: string, placedOn?: string): Answer =>
  answer(catalogue, factsOf(facts), {
    lawReadOn: day(on),
    placedOn: placedOn === undefined ? undefined : day(placedOn),
  });

const finding = (told: Answer, id: string) => {
  const found = told.findings.find((each) => each.id === id);
  if (!found) throw new Error(`no finding ${id}`);
  return found;
};

const obligation = (told: Answer, id: string) => told.obligations.find((each) => each.id === id);

describe('an answer', () => {
  test('says what is found, by which rule and provision, and since when it has effect', () => {
    const told = answered(screening, '2026-11-22', '2028-01-15');

    expect(finding(told, 'high-risk')).toMatchObject({
      truth: 'yes',
      isInForce: 'no',
      effect: { kind: 'from', from: '2027-12-02' },
      dates: [{ from: '2027-12-02', truth: 'yes', source: ['art-113-3-c'] }],
      reasons: [{ rule: 'high-risk-by-iii', truth: 'yes', certainty: 'certain' }],
    });
    expect(told.provisions['art-113-3-c']?.reference).toMatch(/^Art\. 113/u);
  });

  test('tells why the other version of the law gives another day', () => {
    const before = answered(screening, '2026-07-01', '2028-01-15');
    const today = answered(screening, '2026-11-22', '2028-01-15');

    expect(finding(before, 'high-risk').effect).toEqual({ kind: 'from', from: '2026-08-02' });
    expect(finding(today, 'high-risk').otherwise).toEqual([
      { edition: 'reg-2024-1689', truth: 'yes', effect: { kind: 'from', from: '2026-08-02' } },
    ]);
    expect(today.editions.find(({ isRead }) => isRead)).toMatchObject({ id: 'reg-2026-1744', from: '2026-07-27' });
  });

  test('lists the obligations that hold, for which role, from when, and none that does not hold', () => {
    const told = answered(screening, '2026-11-22', '2028-01-15');

    expect(obligation(told, 'aia-026-6')).toMatchObject({
      truth: 'yes',
      roles: ['deployer'],
      classes: ['high-risk-annex-iii'],
      effect: { kind: 'from', from: '2027-12-02' },
      retention: 'at least 6 months unless other law says otherwise',
    });
    expect(obligation(told, 'aia-009-1')).toBeUndefined();
  });

  test('leaves open what is not known, and names the questions that would settle it', () => {
    const { 'significantly-changed': _, ...unsure } = screening;
    const told = answered(unsure, '2026-11-22', '2026-01-15');

    expect(finding(told, 'high-risk').effect).toEqual({ kind: 'open', between: ['2027-12-02', null] });
    expect(finding(told, 'high-risk').open).toEqual(['significantly-changed']);
    expect(told.asks.map(({ fact }) => fact)).toContain('significantly-changed');
  });

  test('is no surer than the rule that it rests on', () => {
    const water = {
      ...screening,
      areas: ['infrastructure'],
      'infrastructure-kind': ['water'],
      'infrastructure-task': 'direct',
      'infrastructure-operator': 'critical',
    };

    expect(finding(answered(water, '2026-11-22'), 'high-risk').certainty).toBe('inferred');
  });

  test('is plain data, and the same for the same input', () => {
    const told = answered(screening, '2026-11-22');

    expect(JSON.parse(JSON.stringify(told))).toEqual(JSON.parse(JSON.stringify(answered(screening, '2026-11-22'))));
    expect(Object.keys(weightsOf(catalogue))).toHaveLength(catalogue.findings.size + catalogue.obligations.size);
  });
});
