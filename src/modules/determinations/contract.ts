import { catalogueContracts } from './contract/catalogues.ts';
import { questionnaireContracts } from './contract/questionnaire.ts';
import { recordContracts } from './contract/records.ts';
import { sheetContracts } from './contract/sheet.ts';
import { triageContracts } from './contract/triage.ts';

export { systemColumns } from './contract/sheet.ts';

/** What is asked about AI systems, what follows by law, and what of that people accepted. */
export const determinationContracts = {
  ...catalogueContracts,
  ...questionnaireContracts,
  ...recordContracts,
  ...triageContracts,
  ...sheetContracts,
};
