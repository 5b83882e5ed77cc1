import type { Output } from '../../kernel/operation.ts';
import { daysAfter, type LocalDate } from '../../kernel/time.ts';
import { endOf, type FilterOn, memoryOfPast, readTrend } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import type { RecordFigure } from './asked.ts';
import type { homeContracts } from './contract.ts';
import { type FactSources, figuresByRegister } from './facts.ts';

type Trend = Output<typeof homeContracts.trend>;
type Course = Trend['figures'][number];

const weeks = 13;

/** The days that a trend shows: today of each of the last 13 weeks before this one. The newest ended a week ago. */
const daysOf = (today: LocalDate): readonly LocalDate[] =>
  Array.from({ length: weeks }, (_, week) => daysAfter(today, -7 * (weeks - week)));

const recallPast = memoryOfPast<Trend>();

/** What the figures were, worked out from the ledger and kept for the day: what is over a week old does not change. */
export const recallTrend = (reading: Reading, today: LocalDate, sources: FactSources): Promise<Trend> =>
  recallPast(reading.workspace, today, () => trendOf(reading, daysOf(today), sources));

async function trendOf(reading: Reading, days: readonly LocalDate[], sources: FactSources): Promise<Trend> {
  const courses = new Map<string, readonly number[]>();
  const stages: Trend['stages'] = [];
  for (const [register, figures] of figuresByRegister) {
    const ofStages = register === systems ? stageFilters : [];
    const filters = [...figures.map(({ filter }) => filter), ...ofStages.map(({ filter }) => filter)];
    const rows = await readTrend(register, reading, { days, filters });
    const course = (place: number) => rows.map((row) => row[place] ?? 0);
    for (const [place, { id }] of figures.entries()) courses.set(id, course(place));
    for (const [place, { stage }] of ofStages.entries()) {
      stages.push({ stage, values: course(figures.length + place) });
    }
  }
  const all = [...figuresByRegister.values()].flat().map((figure) => courseOf(figure, days, courses));
  return { days: [...days], figures: [...all, ...(await otherCourses(reading, days, sources))], stages };
}

function courseOf(
  { id, of, filter }: RecordFigure,
  days: readonly LocalDate[],
  courses: ReadonlyMap<string, readonly number[]>,
): Course {
  const filters = days.map((day) => filter(day));
  const goesByDay = new Set(filters.map((each) => JSON.stringify(each))).size > 1;
  return {
    id,
    values: [...(courses.get(id) ?? [])],
    wholes: of === undefined ? null : [...(courses.get(of) ?? [])],
    filters: goesByDay ? filters : null,
  };
}

type StageFilter = { readonly stage: string | null; readonly filter: FilterOn };

const stageFilters: readonly StageFilter[] = [
  ...Object.keys(systems.fields.stage.options).map((stage) => ({ stage, filter: () => ({ stage: [stage] }) })),
  { stage: null, filter: () => ({ 'stage.empty': 'yes' }) },
];

async function otherCourses(reading: Reading, days: readonly LocalDate[], sources: FactSources): Promise<Course[]> {
  const moments = days.map(endOf);
  const plain = (id: string, values: readonly number[]): Course => ({
    id,
    values: [...values],
    wholes: null,
    filters: null,
  });
  return [
    plain('workspace_owners', await sources.ownersThen(reading, moments)),
    plain('ledger_entries', await sources.entriesThen(reading, moments)),
    plain('imports', await sources.importsThen(reading, moments)),
  ];
}
