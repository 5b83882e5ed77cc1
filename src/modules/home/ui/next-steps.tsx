import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** A next step in words; `to` is its screen inside the workspace, `isOfGap` shows there what the first gap counts. */
export type NextStep = { readonly label: ReactNode; readonly to?: string; readonly isOfGap?: boolean };

/** Every next step that an answer may name. */
export const nextSteps: Readonly<Record<string, NextStep>> = {
  add_systems: { label: <Trans>Import your inventory</Trans>, to: 'systems/import' },
  name_accountable_people: { label: <Trans>Name the accountable persons</Trans>, isOfGap: true },
  name_owner_units: { label: <Trans>Name the owner units</Trans>, isOfGap: true },
  state_roles: { label: <Trans>State what you are to each system</Trans>, isOfGap: true },
  see_overdue_tasks: { label: <Trans>Look at the overdue tasks</Trans>, isOfGap: true },
  assign_tasks: { label: <Trans>Give each task to somebody</Trans>, isOfGap: true },
  describe_purpose_and_misuse: { label: <Trans>Describe purpose and misuse</Trans>, isOfGap: true },
  reassess_suppliers: { label: <Trans>Assess the suppliers again</Trans>, isOfGap: true },
  record_autonomy: { label: <Trans>State how far each system acts alone</Trans>, isOfGap: true },
  add_evidence: { label: <Trans>Add the first evidence</Trans>, to: 'evidence/new' },
  renew_evidence: { label: <Trans>Renew the expired evidence</Trans>, isOfGap: true },
  link_evidence: { label: <Trans>Say what the evidence supports</Trans>, isOfGap: true },
  review_documents: { label: <Trans>Review the documents that are due</Trans>, isOfGap: true },
  check_ledger: { label: <Trans>Check the ledger</Trans>, to: 'ledger' },
  keep_current: { label: <Trans>What this version can record is complete. Keep it current.</Trans> },
};
