import type { Catalogue } from '../../catalogue/index.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { dateOf, type LocalDate } from '../../kernel/time.ts';
import { memoryOf, type Operation, type Reading, type Work, workspaceOperation } from '../../store/index.ts';
import { ceilingOf, type Organisation } from './ceilings.ts';
import { overviewContracts as contracts, obligations, places } from './contract.ts';
import { openIn, openStates, portfolioOf } from './figures.ts';
import * as store from './overview-store.ts';
import { nextStepOf, placeOf } from './places.ts';

/** The catalogues that obligations come from, read when they are first needed. */
export type Catalogues = () => Promise<readonly Catalogue[]>;

/** The operations that look at obligations together. */
export const obligationOperations = ({ catalogues }: { readonly catalogues: Catalogues }): readonly Operation[] => [
  workspaceOperation(contracts.ofSystem, async ({ work, input, may }) => {
    const [system] = await work.read(store.systemHere(work.workspace, input.system));
    if (!system) return err(refusal('not_found', 'there is no AI system with this id in this workspace'));
    const today = dateOf(work.now);
    const rows = (await work.read(store.owedFor(work.workspace, input.system))).map((row) => owedOf(row, today));
    return ok({
      system,
      today,
      obligations: rows.toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place)),
      abilities: { edit: may(`${obligations.kind}.edit`) },
    });
  }),
  workspaceOperation(contracts.timeline, async ({ work }) => {
    const rows = await work.recall(days, '', () => work.read(store.daysHere(work.workspace)));
    const counts = await countsOf(work);
    const undated = counts.filter(({ when, status }) => when === 'undated' && openStates.includes(status ?? ''));
    return ok({
      today: dateOf(work.now),
      days: rows.map((row) => ({
        ...row,
        search: { [`${row.field}.from`]: row.day, [`${row.field}.until`]: row.day },
      })),
      undated: undated.reduce((sofar, { total }) => sofar + total, 0),
    });
  }),
  workspaceOperation(contracts.portfolio, async ({ work }) => {
    const today = dateOf(work.now);
    const rows = await countsOf(work);
    const [owing] = await work.recall(systems, '', () => work.read(store.systemsOwing(work.workspace)));
    return ok({
      today,
      total: rows.reduce((sofar, { total }) => sofar + total, 0),
      systems: owing?.systems ?? 0,
      by: portfolioOf(rows, today),
    });
  }),
  workspaceOperation(contracts.exposure, async ({ work, may }) => {
    const [row] = await work.read(store.organisationHere(work.workspace));
    const organisation = { turnoverEur: row?.turnoverEur ?? null, size: row?.size ?? null };
    const counts = await countsOf(work);
    const today = dateOf(work.now);
    return ok({
      organisation,
      tiers: (await catalogues()).flatMap((catalogue) => tiersOf(catalogue, { organisation, counts, today })),
      abilities: { edit: may('organisation.edit') },
    });
  }),
  workspaceOperation(contracts.setOrganisation, async ({ work, input: { turnoverEur, size } }) => {
    const organisation = { turnoverEur, size };
    const [before] = await work.read(store.organisationHere(work.workspace));
    if (before && before.turnoverEur === turnoverEur && before.size === size) return ok({ organisation, entry: null });
    await writeOrganisation(work, before, organisation);
    return ok({ organisation, entry: work.lastEntry() ?? null });
  }),
];

const days = memoryOf<readonly store.DayRow[]>({ most: 1 });
const counts = memoryOf<readonly store.CountRow[]>({ most: 2 });
const systems = memoryOf<readonly { readonly systems: number }[]>({ most: 1 });

const countsOf = (work: Reading): Promise<readonly store.CountRow[]> => {
  const today = dateOf(work.now);
  return work.recall(counts, today, () => work.read(store.countsHere(work, today)));
};

function owedOf(row: store.OwedRow, today: LocalDate) {
  const { readAt, evidenceAsked, evidence, ...rest } = row;
  return {
    ...rest,
    readAt: [...(readAt ?? [])],
    evidence: [...evidence],
    evidenceAsked: evidenceAsked?.split('\n').filter((line) => line.trim() !== '') ?? [],
    place: placeOf(row, today),
    next: nextStepOf(row, today),
  };
}

type Exposed = {
  readonly organisation: Organisation;
  readonly counts: readonly store.CountRow[];
  readonly today: LocalDate;
};

const tiersOf = ({ about, fines, provisions }: Catalogue, { organisation, counts, today }: Exposed) =>
  [...fines.values()]
    .filter(({ from }) => from === undefined || from <= today)
    .map((fine) => {
      const ceiling = ceilingOf(fine, organisation);
      const source = provisions.get(fine.source[0] ?? '');
      return {
        catalogue: about.title,
        tier: fine.id,
        label: fine.label,
        provision: source?.reference ?? '',
        readAt: source?.link ?? null,
        note: fine.note ?? null,
        maxEur: fine.maxEur ?? null,
        maxTurnoverPercent: fine.maxTurnoverPercent ?? null,
        isLower: organisation.size !== null && fine.lowerFor.includes(organisation.size),
        ceiling: { kind: ceiling.kind, eur: 'eur' in ceiling ? ceiling.eur : null },
        ...openIn(counts, { catalogue: about.id, label: fine.label }),
        search: { status: [...openStates], fineTier: fine.label },
      };
    });

async function writeOrganisation(
  work: Work,
  before: store.OrganisationRow | undefined,
  { turnoverEur, size }: Pick<store.OrganisationRow, 'turnoverEur' | 'size'>,
): Promise<void> {
  const row = { id: before?.id ?? work.ids('organisation'), version: (before?.version ?? 0) + 1, turnoverEur, size };
  const written = await work.write(store.setOrganisation(work.workspace, row), [
    {
      event: before ? 'organisation.edited' : 'organisation.created',
      subject: { kind: 'organisation', id: row.id, version: row.version },
      changes: {
        turnoverEur: { from: before?.turnoverEur ?? null, to: turnoverEur },
        size: { from: before?.size ?? null, to: size },
      },
    },
  ]);
  if (written.length !== 1) throw new Error('two people said at the same moment how large the organisation is');
}
