export { type CaseResult, factsOf, runCase, type Uncovered, uncoveredRules } from './cases.ts';
export { type FieldSource, type FieldSources, openFieldSources, readFieldSources } from './field-sources.ts';
export { openCatalogue } from './open-catalogue.ts';
export {
  type CaseLine,
  type Catalogue,
  type CatalogueFact,
  type FindingLine,
  type ObligationLine,
  type Provision,
  type RuleLine,
  readCatalogue,
} from './read-catalogue.ts';
export type { CatalogueFault, SourceFile } from './source-text.ts';
