export { type Answer, answer, weightsOf } from './answer.ts';
export { runCase } from './cases.ts';
export { uncoveredRules, undatedRules } from './coverage.ts';
export { factsOf } from './facts-of.ts';
export { openCatalogue } from './open-catalogue.ts';
export { type Catalogue, readCatalogue } from './read-catalogue.ts';
export { factFaults, readFacts } from './read-facts.ts';
export type { CatalogueFault, SourceFile } from './source-text.ts';
