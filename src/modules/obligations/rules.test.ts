import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anObligation } from '../../../test/builders/obligations.ts';
import { day } from '../../../test/builders/rules.ts';
import { type Findings, type FoundObligation, type HeldObligation, labelsIn, takingUp } from './rules.ts';

const findings = (obligations: readonly FoundObligation[], determination = 'det-1'): Findings => ({
  catalogue: 'law',
  determination,
  obligations,
});

/** The register of one system after a taking up. */
function after(held: readonly HeldObligation[], found: Findings): readonly HeldObligation[] {
  const { made, changed } = takingUp(found, held);
  const news = made.map((values, at) => ({
    id: `new-${held.length + at}`,
    isArchived: false,
    values: { status: 'not_started', owner: 'stf', ...values },
  }));
  const byId = new Map(changed.map((change) => [change.id, change.values]));
  return [...held.map((record) => ({ ...record, values: { ...record.values, ...byId.get(record.id) } })), ...news];
}

const held = (values: HeldObligation['values'] = {}): HeldObligation => {
  const [first] = after([], findings([anObligation()]));
  if (!first) throw new Error('what holds is made');
  return { ...first, values: { ...first.values, ...values } };
};

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

describe('taking up what was found', () => {
  test('what holds is made with its law, what may hold is named, what does not is neither', () => {
    const taken = takingUp(
      findings([
        anObligation({ obligation: 'a' }),
        anObligation({ obligation: 'b', truth: 'unknown' }),
        anObligation({ obligation: 'c', truth: 'no' }),
      ]),
      [],
    );

    expect(only(taken.made)).toMatchObject({
      obligationId: 'a',
      standing: 'applies',
      role: 'Provider',
      evidenceAsked: 'risk register\nreview minutes',
      determination: 'det-1',
    });
    expect(taken.mayHold).toEqual(['b']);
    expect(taken.changed).toEqual([]);
  });

  test('what the law leaves open is nothing in the register, and a long duty is cut with a mark', () => {
    const bare = { readAt: [], roles: [], classes: [], evidence: [], duty: 'x'.repeat(5000), provision: 'Art. 1' };
    const [made] = takingUp(findings([anObligation(bare)]), []).made;

    expect(made).toMatchObject({ readAt: null, role: null, systemClass: null, evidenceAsked: null });
    expect(String(made?.['name'])).toMatch(/x…$/u);
  });

  test('an obligation that people wrote themselves, without catalogue and id, is left alone', () => {
    const own = { id: 'own', isArchived: false, values: { name: 'Our own' } };
    const other = { ...own, id: 'other', values: { catalogue: 'another', obligationId: 'a' } };

    expect(takingUp(findings([]), [own, other]).changed).toEqual([]);
  });

  test('a changed day is written with both days as the reason', () => {
    const { changed } = takingUp(findings([anObligation({ appliesFrom: day('2028-08-02') })], 'det-2'), [held()]);

    expect(only(changed)).toMatchObject({
      values: { appliesFrom: '2028-08-02', determination: 'det-2' },
      why: 'applies from 2028-08-02 instead of 2027-12-02, by the last determination',
    });
  });

  test('what no longer holds is set aside where nobody had begun it, with the reason', () => {
    const { changed } = takingUp(findings([anObligation({ truth: 'no' })], 'det-2'), [held()]);

    expect(only(changed)).toMatchObject({
      values: { standing: 'no_longer', status: 'not_applicable' },
      why: 'no longer found by the last determination',
    });
  });

  test('what is gone from the catalogue no longer holds either', () => {
    expect(only(takingUp(findings([]), [held()]).changed)?.values).toMatchObject({ standing: 'no_longer' });
  });

  test.each(['in_progress', 'met', 'not_met', 'not_applicable'])(
    'what no longer holds stays %s, as somebody has said, and is only marked',
    (status) => {
      const { changed } = takingUp(findings([anObligation({ truth: 'no' })]), [held({ status })]);

      expect(only(changed)?.values).toMatchObject({ standing: 'no_longer' });
      expect(only(changed)?.values).not.toHaveProperty('status');
    },
  );

  test('what was set aside by a finding is begun anew when it is found again', () => {
    const gone = after([held()], findings([], 'det-2'));

    expect(only(takingUp(findings([anObligation()], 'det-3'), gone).changed)?.values).toMatchObject({
      standing: 'applies',
      status: 'not_started',
    });
  });

  test('what somebody called not applicable stays so when it is found again', () => {
    const { changed } = takingUp(findings([anObligation({ retention: '5 years' })]), [
      held({ status: 'not_applicable' }),
    ]);

    expect(only(changed)?.values).not.toHaveProperty('status');
  });

  test('what is archived is neither changed nor made a second time', () => {
    const taken = takingUp(findings([anObligation({ retention: '1 year' })]), [{ ...held(), isArchived: true }]);

    expect(taken).toEqual({ made: [], changed: [], mayHold: [] });
  });

  test('obligations of another catalogue are left alone', () => {
    expect(takingUp(findings([]), [held({ catalogue: 'another' })]).changed).toEqual([]);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const anyFound = fc.record({
  truth: fc.constantFrom<FoundObligation['truth']>('yes', 'no', 'unknown'),
  appliesFrom: fc.constantFrom(null, day('2026-08-02'), day('2027-12-02')),
  retention: fc.constantFrom(null, '10 years'),
  roles: fc.subarray(['Provider', 'Deployer']),
});
const anyFindings = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...ids)), fc.array(anyFound, { minLength: 5, maxLength: 5 }))
  .map(([some, kinds]) => some.map((obligation, at) => anObligation({ obligation, ...kinds[at] })));
const anyStatus = fc.constantFrom('not_started', 'in_progress', 'met', 'not_met', 'not_applicable');
/** What people do between two determinations: each record gets a state and an owner of its own. */
const anyWork = fc.array(fc.tuple(anyStatus, fc.constantFrom('stf-1', 'stf-2', null)), { minLength: 5, maxLength: 5 });

/** A register after some takings up with people's work between them. */
const anyRegister = fc.array(fc.tuple(anyFindings, anyWork), { maxLength: 3 }).map((rounds) =>
  rounds.reduce<readonly HeldObligation[]>(
    (register, [found, work], round) =>
      after(register, findings(found, `det-${round}`)).map((record, at) => {
        const [status, owner] = work[at] ?? ['not_started', null];
        return { ...record, values: { ...record.values, status, owner, evidence: [`evi-${at}`], notes: `n${at}` } };
      }),
    [],
  ),
);

describe('whatever was found and done before', () => {
  test('a second time there is nothing to do', () => {
    fc.assert(
      fc.property(anyRegister, anyFindings, (register, found) => {
        const once = after(register, findings(found, 'det-8'));
        const { made, changed } = takingUp(findings(found, 'det-9'), once);
        expect({ made, changed }).toEqual({ made: [], changed: [] });
      }),
    );
  });

  test('everything that holds is in the register once, and all else that is there says that it may or does no longer', () => {
    fc.assert(
      fc.property(anyRegister, anyFindings, (register, found) => {
        const truths = new Map(found.map(({ obligation, truth }) => [obligation, truth]));
        const standings = { yes: 'applies', unknown: 'may_apply', no: 'no_longer' };
        const records = after(register, findings(found));
        for (const { values } of records)
          expect(values['standing']).toBe(standings[truths.get(String(values['obligationId'])) ?? 'no']);
        const here = records.map(({ values }) => values['obligationId']);
        expect(new Set(here).size).toBe(here.length);
        for (const [obligation, truth] of truths) if (truth === 'yes') expect(here).toContain(obligation);
      }),
    );
  });

  test('owner, evidence, notes and chosen states are as people left them', () => {
    fc.assert(
      fc.property(anyRegister, anyFindings, (register, found) => {
        const records = after(register, findings(found));
        for (const [at, before] of register.entries()) {
          const values = records[at]?.values ?? {};
          for (const own of ['owner', 'evidence', 'notes', 'dueOn']) expect(values[own]).toEqual(before.values[own]);
          const { status, standing } = before.values;
          const isChosen = status !== 'not_started' && !(status === 'not_applicable' && standing === 'no_longer');
          if (isChosen) expect(values['status']).toBe(status);
        }
      }),
    );
  });

  test('the order of what was found and of the register makes no difference', () => {
    fc.assert(
      fc.property(anyRegister, anyFindings, (register, found) => {
        const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
          list.toSorted((a, b) => a.id.localeCompare(b.id));
        const one = takingUp(findings(found), register);
        const other = takingUp(findings(found.toReversed()), register.toReversed());
        expect(byId(other.changed)).toEqual(byId(one.changed));
        expect(other.mayHold.toSorted()).toEqual(one.mayHold.toSorted());
        expect(new Set(other.made)).toEqual(new Set(one.made));
      }),
    );
  });
});

test('roles and classes come out of their text as they went in', () => {
  const [made] = takingUp(findings([anObligation({ roles: ['Provider', 'Deployer'] })]), []).made;

  expect(labelsIn(made?.['role'])).toEqual(['Provider', 'Deployer']);
  expect(labelsIn(null)).toEqual([]);
});
