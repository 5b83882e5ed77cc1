import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** A next step in words; `to` is its screen inside the workspace, `isOfGap` shows there what the first gap counts. */
export type NextStep = { readonly label: ReactNode; readonly to?: string; readonly isOfGap?: boolean };

/** Every next step that an answer may name. */
export const nextSteps: Readonly<Record<string, NextStep>> = {
  add_systems: { label: <Trans>Import your inventory</Trans>, to: 'systems/import' },
  name_accountable_people: { label: <Trans>Name the accountable persons</Trans>, to: 'systems', isOfGap: true },
  describe_purpose_and_misuse: { label: <Trans>Describe purpose and misuse</Trans>, to: 'systems', isOfGap: true },
  record_autonomy: { label: <Trans>State how far each system acts alone</Trans>, to: 'systems', isOfGap: true },
  check_ledger: { label: <Trans>Check the ledger</Trans>, to: 'ledger' },
  keep_current: { label: <Trans>What this version can record is complete. Keep it current.</Trans> },
};
