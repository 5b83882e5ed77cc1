import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Meant } from '../../../kit/area.ts';
import { CatalogueSelect } from './CatalogueChoice.tsx';
import { Triage } from './Triage.tsx';

/** Triage of the AI systems that are selected in their list, in a dialog over it. */
export function TriageAct({ meant }: { readonly meant: Meant }) {
  const [catalogue, setCatalogue] = useState<string>();
  return (
    <Stack gap="md">
      <CatalogueSelect value={catalogue} onChange={setCatalogue} />
      <Triage key={catalogue} meant={meant} catalogue={catalogue} />
    </Stack>
  );
}
