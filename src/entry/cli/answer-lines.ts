import type { Answer } from '../../catalogue/index.ts';

type Finding = Answer['findings'][number];
type Obligation = Answer['obligations'][number];
type Why = Obligation['why'][number];

const width = 100;
/** How many of the open questions are shown. */
const asksShown = 7;

/** An answer for people: what is found and why, the duties and their days, what is open, and what to answer next. */
export function linesOfAnswer(told: Answer): readonly string[] {
  const found = told.findings.filter(({ truth, kind }) => truth === 'yes' && kind !== 'step');
  const open = told.findings.filter(({ truth, kind }) => truth === 'unknown' && kind !== 'step');
  const not = told.findings.filter(({ truth, kind }) => truth === 'no' && kind === 'class');
  return [
    ...headOf(told),
    ...section(
      'Found',
      found.flatMap((finding) => findingLines(told, finding)),
    ),
    ...dutySections(told),
    ...section(
      'Not known yet',
      open.flatMap((finding) => openLines(told, finding)),
    ),
    ...section('Not so', wrapped(not.map(({ label }) => label).join(' · '), '  ')),
    ...section('Questions that decide most', askLines(told)),
    '',
    `  ${told.catalogue.copyright}`.trimEnd(),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines];

function headOf({ catalogue, editions, lawReadOn, placedOn }: Answer): readonly string[] {
  const read = editions.find(({ isRead }) => isRead);
  const placed = placedOn === null ? 'not said when it is offered or put to use' : `offered on ${day(placedOn)}`;
  return [
    `${catalogue.title}, as on ${day(lawReadOn)}; ${placed}`,
    ...(read ? [`${read.title}, since ${day(read.from)} (${read.source})`] : ['not law yet on that day']),
    `catalogue ${catalogue.id} ${catalogue.version}, ${catalogue.hash.slice(0, 12)}`,
  ];
}

function findingLines(told: Answer, finding: Finding): readonly string[] {
  const { label, effect, certainty, reasons, source } = finding;
  return [
    ...beside(`  ${label}${certainty === 'certain' ? '' : ` [${certainty}]`}`, effectText(effect)),
    ...reasons.flatMap(({ because, source: own, why }) => [
      ...wrapped(`${because} ${cited(told, own.length > 0 ? own : source)}`, '    '),
      ...whyLines(why, '      '),
    ]),
    ...dateLines(told, finding),
  ];
}

/** What sets the day, and what it is in the other versions of the law. */
function dateLines(told: Answer, { dates, otherwise, effect }: Finding): readonly string[] {
  const set = dates
    .filter(({ because }) => because !== null)
    .filter(({ from }) => effect?.kind !== 'from' || from === effect.from)
    .flatMap(({ because, source, from }) => wrapped(`${day(from)}: ${because ?? ''} ${cited(told, source)}`, '    '));
  const other = otherwise.flatMap(({ edition, truth, effect: there }) => {
    const { title = '', from = '' } = told.editions.find(({ id }) => id === edition) ?? {};
    const what = truth === 'yes' ? effectText(there) : { no: 'not found', unknown: 'not known' }[truth];
    return wrapped(`By the text of ${title}, since ${day(from)}: ${what}.`, '    ');
  });
  return [...set, ...other];
}

const marks = { yes: '+', no: '-', unknown: '?' } as const;

const whyLines = ({ text, truth, below }: Why, indent: string): readonly string[] => [
  ...wrapped(`${marks[truth]} ${text}`, indent, `${indent}  `),
  ...below.flatMap((line) => whyLines(line, `${indent}  `)),
];

function dutySections(told: Answer): readonly string[] {
  const held = told.obligations.filter(({ truth }) => truth === 'yes');
  const maybe = told.obligations.length - held.length;
  const byRole = Map.groupBy(held, ({ roles }) => roles.map((id) => labelOf(told, id)).join(' and '));
  return [
    ...[...byRole].flatMap(([role, duties]) =>
      section(`Duties as ${role} (${duties.length})`, dutiesByDay(told, duties)),
    ),
    ...(maybe === 0 ? [] : ['', ...wrapped(`${maybe} more duties depend on what is not known yet.`, '  ')]),
  ];
}

const dutiesByDay = (told: Answer, duties: readonly Obligation[]): readonly string[] =>
  [...Map.groupBy(duties.toSorted(byDay), ({ effect }) => effectText(effect))].flatMap(([when, those]) => [
    ...wrapped(when, '  '),
    ...those.flatMap((duty) => dutyLines(told, duty)),
  ]);

const byDay = (one: Obligation, other: Obligation): number => (firstDay(one) < firstDay(other) ? -1 : 1);

const firstDay = ({ effect }: Obligation): string => {
  if (effect?.kind === 'from') return effect.from;
  return effect?.kind === 'open' ? (effect.between[0] ?? '9') : '9';
};

function dutyLines(told: Answer, duty: Obligation): readonly string[] {
  const { kind, certainty, note, fine, source } = duty;
  const details = [
    ['when', duty.trigger],
    ['by', duty.deadline],
    ['kept', duty.retention],
    ['shown by', duty.evidence.join('; ')],
    ['fine', fine?.label],
    ['how sure', certainty === 'certain' ? null : certainty],
    ['note', note],
  ].flatMap(([name, text]) => (text ? wrapped(`${name ?? ''}: ${text}`, '        ', '          ') : []));
  const prefix = kind === 'duty' ? '' : `${kind.replaceAll('-', ' ')}: `;
  return [...wrapped(`- ${prefix}${duty.duty} ${cited(told, source)}`, '    ', '      '), ...details];
}

function openLines(told: Answer, { label, open }: Finding): readonly string[] {
  const names = open.map((fact) => told.asks.find((ask) => ask.fact === fact)?.says ?? fact);
  const shown = names.slice(0, 4).join('; ');
  const more = names.length > 4 ? `; ${names.length - 4} more` : '';
  return wrapped(`${label}: turns on ${shown}${more}`, '  ', '    ');
}

function askLines({ asks }: Answer): readonly string[] {
  const lines = asks
    .slice(0, asksShown)
    .flatMap(({ fact, ask, help, options }, at) => [
      ...wrapped(`${at + 1}. ${ask}`, '  ', '     '),
      ...(help === null ? [] : wrapped(help, '     ')),
      ...wrapped(`${fact}: ${options.length > 0 ? `one or more of ${options.join(', ')}` : 'true or false'}`, '     '),
    ]);
  const more = asks.length - asksShown;
  return more > 0 ? [...lines, `  ${more} more are open.`] : lines;
}

const labelOf = ({ findings }: Answer, id: string): string => findings.find((each) => each.id === id)?.label ?? id;

const cited = ({ provisions }: Answer, ids: readonly string[]): string =>
  ids.length === 0 ? '' : `(${ids.map((id) => provisions[id]?.reference ?? id).join(', ')})`;

function effectText(effect: Finding['effect']): string {
  if (effect === null || effect.kind === 'never') return 'no day is set';
  if (effect.kind === 'from') return `from ${day(effect.from)}`;
  const days = effect.between.map((each) => (each === null ? 'never' : `from ${day(each)}`));
  return `depends: ${days.join(' or ')}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2026-12-02` as "2 December 2026". */
function day(date: string): string {
  const [year = '', month = '', number = ''] = date.split('-');
  return `${Number(number)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** Two texts in one line, the second at its end, or below where there is no room. */
const beside = (left: string, right: string): readonly string[] =>
  left.length + right.length + 2 <= width
    ? [`${left}${' '.repeat(width - left.length - right.length)}${right}`]
    : [left, `    ${right}`];

function wrapped(text: string, indent: string, next = indent): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.trim().split(/\s+/u)) {
    const isFirst = line.trim() === '';
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${next}${word}`;
    } else line = isFirst ? `${line}${word}` : `${line} ${word}`;
  }
  return line.trim() === '' ? lines : [...lines, line];
}
