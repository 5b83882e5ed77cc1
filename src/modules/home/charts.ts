import type { Output } from '../../kernel/operation.ts';
import { daysAfter, type LocalDate } from '../../kernel/time.ts';
import { countFigures, countParts, type FigureFilter, type Register } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';
import { evidence } from '../evidence/contract.ts';
import { systems } from '../systems/contract.ts';
import { tasks } from '../tasks/contract.ts';
import type { homeContracts } from './contract.ts';

type Charts = Output<typeof homeContracts.charts>;
type Part = Charts['domains'][number];

const mostDomains = 8;
const months = 12;
const weeks = 8;
const openTasks = { status: ['open', 'in_progress', 'blocked'] };

/** How AI systems, evidence and tasks are spread as on a day. */
export async function readCharts(reading: Reading, today: LocalDate): Promise<Charts> {
  const yesterday = daysAfter(today, -1);
  const domains = await readDomains(reading);
  const expired = { 'expiresOn.until': yesterday };
  const overdue = { ...openTasks, 'dueOn.until': yesterday };
  return {
    ...domains,
    evidence: await readSpans(evidence, reading, {
      field: 'expiresOn',
      by: 'month',
      filter: {},
      spans: monthsFrom(today),
    }),
    evidenceExpired: await onePart(evidence, reading, expired),
    tasks: await readSpans(tasks, reading, { field: 'dueOn', by: 'week', filter: openTasks, spans: weeksFrom(today) }),
    tasksOverdue: await onePart(tasks, reading, overdue),
  };
}

async function readDomains(reading: Reading): Promise<Pick<Charts, 'domains' | 'otherDomains'>> {
  const [all = 0] = await countFigures(systems, reading, [{}]);
  const found = await countParts(systems, reading, { field: 'domain', by: 'value', filter: {}, most: mostDomains });
  const domains = found.map(({ value, records }) => ({
    value,
    records,
    filter: value === null ? { 'domain.empty': 'yes' } : { domain: [value] },
  }));
  return { domains, otherDomains: all - domains.reduce((sum, { records }) => sum + records, 0) };
}

async function onePart(register: Register, reading: Reading, filter: FigureFilter): Promise<Part> {
  const [records = 0] = await countFigures(register, reading, [filter]);
  return { value: null, records, filter };
}

/** A month or a week with the part of it that is not over; `value` as the database names it. */
type Span = { readonly value: string; readonly from: LocalDate; readonly until: LocalDate };

type AskedSpans = {
  readonly field: string;
  readonly by: 'month' | 'week';
  readonly filter: FigureFilter;
  readonly spans: readonly Span[];
};

async function readSpans(
  register: Register,
  reading: Reading,
  { field, by, filter, spans }: AskedSpans,
): Promise<Part[]> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const within = (from: LocalDate, until: LocalDate) => ({
    ...filter,
    [`${field}.from`]: from,
    [`${field}.until`]: until,
  });
  const asked = { field, by, filter: within(first.from, last.until), most: spans.length };
  const found = await countParts(register, reading, asked);
  return spans.map(({ value, from, until }) => ({
    value,
    records: found.find((part) => part.value === value)?.records ?? 0,
    filter: within(from, until),
  }));
}

/** The month of a day, from that day on, and the whole months after it. */
function monthsFrom(today: LocalDate): readonly Span[] {
  const spans: Span[] = [];
  for (let from = today; spans.length < months; ) {
    const value = from.slice(0, 7);
    let until = from;
    for (let next = daysAfter(until, 1); next.startsWith(value); next = daysAfter(next, 1)) until = next;
    spans.push({ value, from, until });
    from = daysAfter(until, 1);
  }
  return spans;
}

/** The week of a day (ISO 8601: from Monday), from that day on, and the whole weeks after it. */
function weeksFrom(today: LocalDate): readonly Span[] {
  const monday = daysAfter(today, -((new Date(today).getUTCDay() + 6) % 7));
  return Array.from({ length: weeks }, (_, week) => {
    const value = daysAfter(monday, 7 * week);
    return { value, from: week === 0 ? today : value, until: daysAfter(value, 6) };
  });
}
