import * as z from 'zod';
import { answer as answerFor, type Catalogue } from '../../catalogue/index.ts';
import type { Output } from '../../kernel/operation.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { dateOf, type LocalDate } from '../../kernel/time.ts';
import type { Reading, Work } from '../../store/index.ts';
import { determinationSchema } from './contract/answer-schemas.ts';
import { differenceSchema } from './contract/record-schemas.ts';
import type { determinationContracts as contracts } from './contract.ts';
import { knownFacts } from './rules.ts';
import { type DeterminationSeen, seenOf } from './seen.ts';
import * as store from './store.ts';

/** An accepted determination as it is shown in lists. */
export type StandingSeen = Output<typeof contracts.accept>['accepted'];

/** A finding that a reviewer holds to be otherwise, as it is shown. */
export type OverrideSeen = Output<typeof contracts.override>['override'];

/** Why a determination is out of date, as it is kept. */
export const outdatedSchema = z.object({
  since: z.string(),
  because: z.enum(['law', 'date']),
  differences: z.array(differenceSchema),
});

/** What a row of the list says. */
export const standingSeen = (row: store.StandingRow): StandingSeen => ({
  id: row.id,
  system: row.system,
  systemName: row.systemName,
  catalogue: row.catalogue,
  catalogueVersion: row.catalogueVersion,
  catalogueHash: row.catalogueHash,
  lawReadOn: row.lawReadOn,
  placedOn: row.placedOn,
  acceptedBy: { person: row.acceptedBy, name: row.acceptedByName ?? row.acceptedBy },
  acceptedAt: row.acceptedAt,
  note: row.note,
  isNewest: row.isNewest,
  held: [...row.held],
  missing: row.missing,
  overridden: row.overridden,
  outOfDate: row.outdated === null ? null : outdatedSchema.parse(row.outdated),
});

type KeptRow = Pick<store.StandingRow, 'lawReadOn' | 'placedOn'> & { readonly found: unknown };

/** What a determination found, as it was kept: its dates stand beside it. */
export const foundIn = ({ found, lawReadOn, placedOn }: KeptRow): DeterminationSeen =>
  determinationSchema.parse(Object.assign({}, found, { lawReadOn, placedOn }));

const findingsKept = determinationSchema.pick({ findings: true });

/** Only the findings of what was kept. */
export const findingsIn = (found: unknown): DeterminationSeen['findings'] => findingsKept.parse(found).findings;

/** What a catalogue that is here says of facts that were kept. */
export const determinedAgain = (
  catalogue: Catalogue,
  facts: ReturnType<typeof store.factsIn>,
  dates: { readonly lawReadOn: LocalDate; readonly placedOn: LocalDate | undefined },
): DeterminationSeen => seenOf(answerFor(catalogue, knownFacts(facts), dates));

/** Everything that was overridden in a determination, with whether it holds on a day. */
export async function overridesSeen(
  reading: Reading,
  determination: string,
  { catalogue, on }: { readonly catalogue: Catalogue | undefined; readonly on: LocalDate },
): Promise<OverrideSeen[]> {
  const rows = await reading.read(store.overridesOf(reading.workspace, determination));
  return rows.map((row) =>
    overrideSeen(row, { label: catalogue?.findings.get(row.finding)?.label ?? row.finding, on }),
  );
}

const overrideSeen = (
  row: store.OverrideRow,
  { label, on }: { readonly label: string; readonly on: LocalDate },
): OverrideSeen => ({
  id: row.id,
  determination: row.determination,
  finding: row.finding,
  label,
  found: row.found,
  truth: row.truth,
  reason: row.reason,
  source: row.source,
  expiresOn: row.expiresOn,
  holds: on <= row.expiresOn,
  madeBy: { person: row.madeBy, name: row.madeByName ?? row.madeBy },
  madeAt: row.madeAt,
});

/** What an override says, beside which finding of which determination. */
export type Overriding = {
  readonly finding: string;
  readonly truth: 'yes' | 'no';
  readonly reason: string;
  readonly source: string;
  readonly expiresOn: LocalDate;
};

type OverrideRefusal = Refusal<
  'not_found' | 'no_such_finding' | 'not_in_the_future' | 'not_the_newest' | 'finding_is_so'
>;

/** Holds one finding to be otherwise. It stays with its determination for ever, also when its last day has passed. */
export async function overrideFinding(
  work: Work,
  determination: string,
  wanted: Overriding,
): Promise<Result<OverrideSeen, OverrideRefusal>> {
  const [row] = await work.read(store.determinationById(work.workspace, determination));
  if (!row) return err(refusal('not_found', 'there is no determination with this id in this workspace'));
  if (!row.isNewest)
    return err(
      refusal('not_the_newest', 'a later determination of this system was accepted; override a finding of that'),
    );
  const today = dateOf(work.now);
  if (wanted.expiresOn < today)
    return err(refusal('not_in_the_future', 'an override needs a last day that has not passed'));
  const found = findingsIn(row.found).find(({ id }) => id === wanted.finding);
  if (!found)
    return err(
      refusal('no_such_finding', `this determination has no finding \`${wanted.finding}\`; name one of its own`),
    );
  if (found.truth === wanted.truth)
    return err(refusal('finding_is_so', `that is what was found already: ${found.label}, ${found.truth}`));
  const override: store.OverrideRow = {
    ...wanted,
    id: work.ids('override'),
    determination: row.id,
    found: found.truth,
    madeBy: work.actor.person,
    madeByName: null,
    madeAt: work.now,
  };
  const { reason, source, expiresOn, truth, finding } = wanted;
  await work.write(store.insertOverride(work.workspace, override), [
    {
      event: 'determination.overridden',
      subject: { kind: 'override', id: override.id, version: 1 },
      changes: { truth: { from: found.truth, to: truth }, expiresOn: { to: expiresOn }, source: { to: source } },
      why: reason.slice(0, 2_000),
      about: { determination: row.id, system: row.system, finding },
    },
  ]);
  const [kept] = (await overridesSeen(work, row.id, { catalogue: undefined, on: today })).slice(-1);
  if (!kept) throw new Error('an override was written and is not there');
  return ok({ ...kept, label: found.label });
}
