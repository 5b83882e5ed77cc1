// Checks a catalogue: `node tools/check-catalogue.ts catalogues/eu-ai-act`. Prints every fault with its place.
import { openCatalogue, runCase, uncoveredRules } from '../src/catalogue/index.ts';

const catalogue = await openCatalogue(process.argv[2] ?? '');
if (!catalogue.ok) {
  for (const { file, line, column, message } of catalogue.error) console.log(`${file}:${line}:${column}  ${message}`);
  process.exitCode = 1;
} else {
  const { value } = catalogue;
  const results = value.cases.map((line) => runCase(value, line));
  for (const { case: line, misses } of results)
    for (const { finding, expected, found } of misses)
      console.log(`${line.id}: ${finding} expected ${expected}, found ${found}`);
  console.log(
    `${value.facts.size} facts, ${value.rules.size} rules, ${value.obligations.size} obligations, ${results.filter((r) => r.misses.length === 0).length} of ${results.length} cases`,
  );
  console.log(uncoveredRules(value, results).length, 'rules uncovered');
}
