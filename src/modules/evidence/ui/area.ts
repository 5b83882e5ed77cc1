import { msg } from '@lingui/core/macro';
import { IconPaperclip } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { evidence, evidenceContracts } from '../contract.ts';

/** The register of evidence: its screens come from its declaration, with the files of a record and how long it counts. */
export const evidenceArea: Area = {
  screens: registerScreens({
    register: evidence,
    contracts: evidenceContracts,
    own: async () => (await import('./own-parts.ts')).ownParts,
  }),
  navigation: [{ path: evidence.noun, label: msg`Evidence`, icon: IconPaperclip, key: 'e' }],
  panels: [
    {
      name: evidence.noun,
      load: async () => (await import('./EvidencePanel.tsx')).EvidencePanel,
      notOn: [evidence.kind],
      shows: evidence.kind,
    },
  ],
};
