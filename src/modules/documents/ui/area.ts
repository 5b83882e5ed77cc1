import { msg } from '@lingui/core/macro';
import { IconFileText } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { documentContracts, documents } from '../contract.ts';

/** The register of documents: its screens come from its declaration. */
export const documentsArea: Area = {
  screens: registerScreens({ register: documents, contracts: documentContracts }),
  navigation: [{ path: documents.noun, label: msg`Documents`, icon: IconFileText, key: 'o' }],
};
