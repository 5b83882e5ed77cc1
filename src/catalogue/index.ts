export { type Answer, answer, weightsOf } from './answer.ts';
export { factsOf, runCase, uncoveredRules } from './cases.ts';
export { openCatalogue } from './open-catalogue.ts';
export { type Catalogue, type DocumentLine, readCatalogue } from './read-catalogue.ts';
export type { SourceFile } from './source-text.ts';
