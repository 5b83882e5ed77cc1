import { openCatalogue, runCase, uncoveredRules, undatedRules } from '../../catalogue/index.ts';
import { faultText } from './determine.ts';

/** What a check of a catalogue says, and whether it is clean. */
export type Checked = { readonly isClean: boolean; readonly lines: readonly string[] };

/** Checks the catalogue in a folder: its grammar, its cases, and that cases show every rule and every date. */
export async function checkCatalogue(folder: string): Promise<Checked> {
  const opened = await openCatalogue(folder);
  if (!opened.ok) {
    const count = `${opened.error.length} ${opened.error.length === 1 ? 'fault' : 'faults'}`;
    return { isClean: false, lines: [...opened.error.map(faultText), count] };
  }
  const { value: whole } = opened;
  const { about, facts, findings, provisions, rules, obligations, cases, hash } = whole;
  const results = cases.map((line) => runCase(whole, line));
  const missed = results.flatMap(({ case: line, misses }) =>
    misses.map(({ finding, expected, found }) =>
      faultText({ ...line, message: `"${line.id}": ${finding} is ${found}, expected ${expected}` }),
    ),
  );
  const place = (rule: string) => rules.get(rule) ?? { file: 'rules', line: 1, column: 1 };
  const uncovered = uncoveredRules(whole, results).map(({ rule, missing }) =>
    faultText({
      ...place(rule),
      message: `no case shows rule "${rule}" as ${missing.map((truth) => shownAs[truth]).join(', ')}`,
    }),
  );
  const undated = undatedRules(whole, results).map(({ rule, what, date, missing }) =>
    faultText({ ...place(rule), message: `rule "${rule}", ${what} ${date}: no case on the day ${missing.join(', ')}` }),
  );
  const languages = [...whole.translations].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const untold = languages.flatMap(([, { faults }]) => faults.map(faultText));
  const translated = languages.map(([language, { texts, of }]) => `; in ${language} ${texts.size} of ${of} texts`);
  const right = results.filter(({ misses }) => misses.length === 0).length;
  return {
    isClean: missed.length + uncovered.length + undated.length + untold.length === 0,
    lines: [
      ...missed,
      ...uncovered,
      ...undated,
      ...untold,
      `${about.title}, catalogue ${about.id} ${about.version}, ${hash.slice(0, 12)}`,
      `${provisions.size} provisions, ${facts.size} facts, ${findings.size} findings, ${rules.size} rules, ${obligations.size} obligations${translated.join('')}`,
      `${right} of ${cases.length} cases as expected; ${uncovered.length} rules and ${undated.length} dates without cases`,
    ],
  };
}

const shownAs = { yes: 'holding', no: 'not holding', unknown: 'open' } as const;
