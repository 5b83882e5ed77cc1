import { answer as answerFor } from '../../catalogue/index.ts';
import { truthsOf } from '../../engine/index.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { dateOf, type LocalDate, parseLocalDate } from '../../kernel/time.ts';
import { instanceOperation, type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { acceptAll, foundsKept } from './accept.ts';
import { acceptMany } from './accept-many.ts';
import type { AcceptListener } from './accepting.ts';
import { keepSaid, readSaid } from './answers.ts';
import { catalogueMeant, type ReadCatalogues } from './catalogues.ts';
import { determinationContracts as contracts } from './contract.ts';
import { keepMany, planMany } from './many.ts';
import { determineSystem, knownOf, questionnaireOf } from './questionnaire.ts';
import { determinedAgain, foundIn, overrideFinding, overridesSeen, standingSeen } from './records.ts';
import { differencesBetween, knownFacts, readAnswers } from './rules.ts';
import { questionOf, seenOf } from './seen.ts';
import { sheetOperations } from './sheet/operations.ts';
import * as store from './store.ts';
import { triageOf } from './triage.ts';

/** What these operations rest on beside the workspace: the catalogues, and who follows from an acceptance. */
export type DeterminationSettings = {
  readonly catalogues: ReadCatalogues;
  readonly listeners: readonly AcceptListener[];
};

/** The operations on catalogues, questionnaires and accepted determinations. */
export const determinationOperations = (settings: DeterminationSettings): readonly Operation[] => [
  ...catalogueOperations(settings.catalogues),
  ...questionnaireOperations(settings.catalogues),
  ...recordOperations(settings),
  ...triageOperations(settings),
  ...sheetOperations(settings.catalogues),
];

const catalogueOperations = (catalogues: ReadCatalogues): readonly Operation[] => [
  instanceOperation(contracts.catalogues, async () => {
    const all = await catalogues();
    return ok({
      catalogues: all.map(({ about, hash, facts, findings, obligations }) => ({
        ...aboutOf(about, hash),
        questions: facts.size,
        findings: findings.size,
        obligations: obligations.size,
      })),
    });
  }),
  instanceOperation(contracts.catalogue, async ({ input }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return err(refusal('not_found', meant.error.detail));
    const { about, hash, facts, findings, provisions } = meant.value;
    return ok({
      ...aboutOf(about, hash),
      questions: [...facts.keys()].flatMap((fact) => questionOf(meant.value, fact) ?? []),
      findings: [...findings.values()].map(({ id, kind, label, summary = null }) => ({ id, kind, label, summary })),
      provisions: [...provisions.values()].map(({ id, reference, summary }) => ({ id, reference, summary })),
    });
  }),
  instanceOperation(contracts.texts, async ({ input }) => {
    const all = (await catalogues()).flatMap(({ translations }) => [
      ...(translations.get(input.language)?.texts ?? []),
    ]);
    return ok({ texts: Object.fromEntries(all.toReversed()) });
  }),
  instanceOperation(contracts.determine, async ({ input, platform }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const read = readAnswers(meant.value, input.facts, ['facts']);
    if (!read.ok)
      return err(refusal('facts_refused', 'some facts cannot be taken; nothing was determined', read.error));
    const lawReadOn = dayOf(input.on) ?? dateOf(platform.machine.clock());
    const answered = answerFor(meant.value, knownFacts(read.value), { lawReadOn, placedOn: dayOf(input.placedOn) });
    const questions = answered.asks.flatMap(({ fact }) => questionOf(meant.value, fact) ?? []);
    return ok({ determination: seenOf(answered), questions });
  }),
];

const aboutOf = (about: Awaited<ReturnType<ReadCatalogues>>[number]['about'], hash: string) => ({
  id: about.id,
  title: about.title,
  publisher: about.publisher,
  jurisdiction: about.jurisdiction ?? null,
  source: about.source,
  copyright: about.copyright,
  version: about.version,
  hash,
  versions: about.versions.map(({ id, title, from, source, summary = null }) => ({ id, title, from, source, summary })),
});

const dayOf = (text: string | undefined): LocalDate | undefined =>
  text === undefined ? undefined : parseLocalDate(text);

const questionnaireOperations = (catalogues: ReadCatalogues): readonly Operation[] => [
  workspaceOperation(contracts.read, async ({ work, input, may }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const determined = await determineSystem(work, input.system, { catalogue: meant.value, on: dayOf(input.on) });
    if (!determined) return absent();
    return ok(await questionnaireOf(work, determined, { catalogue: meant.value, may }));
  }),
  workspaceOperation(contracts.answer, async ({ work, input, may }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const catalogue = meant.value;
    const asking = { catalogue, on: dayOf(input.on) };
    const before = await knownOf(work, input.system, asking);
    if (!before) return absent();
    if (before.record.archivedAt !== null) return archived();
    const said = readSaid(catalogue, input);
    if (!said.ok) return said;
    await keepSaid(work, { catalogue, saidOf: new Map([[input.system, said.value]]), onlyHere: input.onlyHere ?? [] });
    const after = await determineSystem(work, input.system, asking);
    if (!after) return absent();
    const truths = truthsOf(catalogue.set, knownFacts(before.facts), before.dates);
    const moved = after.determination.findings
      .map(({ id, label, truth }) => ({ id, label, from: truths.get(id) ?? ('no' as const), to: truth }))
      .filter(({ from, to }) => from !== to);
    return ok({
      questionnaire: await questionnaireOf(work, after, { catalogue, may }),
      moved,
      entry: work.lastEntry() ?? null,
    });
  }),
  workspaceOperation(contracts.checkAnswerMany, async ({ work, input }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const planned = await planMany(work, meant.value, input);
    return planned.ok ? ok(planned.value.outcome) : planned;
  }),
  workspaceOperation(contracts.answerMany, async ({ work, input }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const planned = await planMany(work, meant.value, input);
    if (!planned.ok) return planned;
    await keepMany(work, meant.value, planned.value);
    return ok({ ...planned.value.outcome, undo: planned.value.undo });
  }),
];

const absent = () => err(refusal('not_found', 'there is no AI system with this id in this workspace'));
const archived = () => err(refusal('archived', 'an archived AI system takes no answers; restore it first'));

const recordOperations = ({ catalogues, listeners }: DeterminationSettings): readonly Operation[] => [
  workspaceOperation(contracts.accept, async ({ work, input }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    await work.read(store.inTurn(work.workspace));
    const determined = await determineSystem(work, input.system, { catalogue: meant.value, on: undefined });
    if (!determined) return absent();
    if (determined.record.archivedAt !== null) return archived();
    if (input.state !== undefined && input.state !== determined.state)
      return err(refusal('changed_meanwhile', 'answers, dates or the law changed meanwhile; look at it again'));
    const { note } = input;
    const { record, facts, dates, answer } = determined;
    const accepting = { system: record.id, facts, dates, found: foundsKept()(answer) };
    const [id = ''] = await acceptAll(work, [accepting], { catalogue: meant.value, note, listeners });
    const entry = work.lastEntry() ?? null;
    const [row] = await work.read(store.determinationById(work.workspace, id));
    if (!row) throw new Error('a determination was accepted and is not there');
    return ok({ accepted: standingSeen(row), entry });
  }),
  workspaceOperation(contracts.list, async ({ work, input }) => {
    const { page, size, ...asked } = input;
    if (asked.system !== undefined && !(await isHere(work, asked.system))) return absent();
    const rows = await work.read(store.listStandings(work.workspace, asked, { page, size }));
    const [counted] = await work.read(store.countStandings(work.workspace, asked));
    return ok({ total: counted?.total ?? 0, determinations: rows.map(standingSeen) });
  }),
  workspaceOperation(contracts.determination, async ({ work, input, may }) => {
    const [row] = await work.read(store.determinationById(work.workspace, input.determination));
    if (!row) return err(refusal('not_found', 'there is no determination with this id in this workspace'));
    const on = dayOf(input.on) ?? dateOf(work.now);
    const facts = store.factsIn(row.facts);
    const found = foundIn(row);
    const catalogue = (await catalogues()).find(({ about }) => about.id === row.catalogue);
    return ok({
      accepted: standingSeen(row),
      facts,
      determination: found,
      overrides: await overridesSeen(work, row.id, { catalogue, on }),
      today: catalogue ? await todayOf(work, { catalogue, on, row, found }) : null,
      abilities: { override: row.isNewest && may('determination.override') },
    });
  }),
  workspaceOperation(contracts.override, async ({ work, input }) => {
    const expiresOn = dayOf(input.expiresOn);
    if (!expiresOn) throw new Error('the contract lets only days in');
    const { finding, truth, reason, source } = input;
    const made = await overrideFinding(work, input.determination, { finding, truth, reason, source, expiresOn });
    return made.ok ? ok({ override: made.value, entry: work.lastEntry() ?? null }) : made;
  }),
];

const triageOperations = ({ catalogues, listeners }: DeterminationSettings): readonly Operation[] => [
  workspaceOperation(contracts.triage, async ({ work, input, may }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    return meant.ok ? triageOf(work, meant.value, { ids: input.ids, filter: input.filter, may }) : meant;
  }),
  workspaceOperation(contracts.acceptMany, async ({ work, input }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    return meant.ok ? acceptMany(work, meant.value, { ids: input.ids, filter: input.filter, listeners }) : meant;
  }),
];

async function isHere(work: Work, system: string): Promise<boolean> {
  return (await work.read(store.systemsHere(work.workspace, [system]))).length > 0;
}

type Comparing = {
  readonly catalogue: Awaited<ReturnType<ReadCatalogues>>[number];
  readonly on: LocalDate;
  readonly row: store.StandingRow & { readonly facts: unknown };
  readonly found: ReturnType<typeof foundIn>;
};

/** What differs: by the law alone, for what was accepted, and by what is answered now. */
async function todayOf(work: Work, { catalogue, on, row, found }: Comparing) {
  const kept = store.factsIn(row.facts);
  const byLaw = determinedAgain(catalogue, kept, { lawReadOn: on, placedOn: row.placedOn ?? undefined });
  const now = await determineSystem(work, row.system, { catalogue, on });
  return {
    hash: catalogue.hash,
    byLaw: [...differencesBetween(found.findings, byLaw.findings)],
    byFacts: now ? [...differencesBetween(byLaw.findings, now.determination.findings)] : [],
  };
}
