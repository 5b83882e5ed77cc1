import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import type { homeContracts, Question } from '../contract.ts';

/** The home page as it is read. */
export type Home = Output<typeof homeContracts.read>;

/** One of its four answers. */
export type Answer = Home['answers'][number];

/** A number in an answer. */
export type Figure = Answer['figures'][number];

/**
 * What a figure can show at most: that something is written, that it runs, or that it is proven. The three stand apart
 * on every screen and are never counted together.
 */
export type Basis = 'documented' | 'working' | 'proven';

/** The three, in the order in which they are shown. */
export const bases: readonly Basis[] = ['documented', 'working', 'proven'];

type FigureText = { readonly basis: Basis; readonly label: ReactNode };

const figureTexts: Readonly<Record<string, FigureText>> = {
  accountable_person: { basis: 'documented', label: <Trans>Systems with an accountable person</Trans> },
  owner_unit: { basis: 'documented', label: <Trans>Systems with an owner unit</Trans> },
  organisation_role: { basis: 'documented', label: <Trans>Systems with our role stated</Trans> },
  people_with_part: { basis: 'documented', label: <Trans>People with a responsibility that goes on</Trans> },
  document_owner: { basis: 'documented', label: <Trans>Documents with an owner</Trans> },
  supplier_duties: { basis: 'documented', label: <Trans>Suppliers with their responsibilities agreed</Trans> },
  tasks_assigned: { basis: 'working', label: <Trans>Open tasks that somebody has</Trans> },
  model_limitations: { basis: 'documented', label: <Trans>Models with their limitations described</Trans> },
  dataset_bias: { basis: 'documented', label: <Trans>Datasets with known bias described</Trans> },
  suppliers_assessed: { basis: 'working', label: <Trans>Suppliers that were assessed</Trans> },
  tests_in_date: { basis: 'proven', label: <Trans>Tests and measurements in date</Trans> },
  operating_accountable: {
    basis: 'documented',
    label: <Trans>Systems in operation with an accountable person</Trans>,
  },
  suppliers_report: { basis: 'documented', label: <Trans>Suppliers that must report incidents</Trans> },
  records_in_date: { basis: 'proven', label: <Trans>Records and logs in date</Trans> },
  documents_approved: { basis: 'documented', label: <Trans>Approved documents</Trans> },
  evidence_kept: { basis: 'working', label: <Trans>Pieces of evidence kept</Trans> },
  evidence_in_date: { basis: 'proven', label: <Trans>Evidence in date</Trans> },
  evidence_ageless: { basis: 'proven', label: <Trans>Evidence without a day on which it expires</Trans> },
  systems_evidence_in_date: { basis: 'proven', label: <Trans>Evidence in date about AI systems</Trans> },
  workspace_owners: { basis: 'working', label: <Trans>Owners of this workspace</Trans> },
  intended_purpose: { basis: 'documented', label: <Trans>Systems with an intended purpose</Trans> },
  foreseeable_misuse: { basis: 'documented', label: <Trans>Systems with foreseeable misuse described</Trans> },
  affected_people: { basis: 'documented', label: <Trans>Systems with affected people named</Trans> },
  in_operation: { basis: 'documented', label: <Trans>Systems in operation</Trans> },
  autonomy: { basis: 'documented', label: <Trans>Systems with their autonomy stated</Trans> },
  ledger_entries: { basis: 'working', label: <Trans>Changes in the ledger, each with its hash</Trans> },
  ledger_waiting: { basis: 'working', label: <Trans>Changes waiting for their place in the ledger</Trans> },
  imports: { basis: 'working', label: <Trans>Files imported</Trans> },
};

/** What a figure counts and what it can show; a figure that this screen does not know keeps its own name. */
export const figureText = ({ id }: Figure): FigureText => figureTexts[id] ?? { basis: 'documented', label: id };

const gapTexts: Readonly<Record<string, (count: number) => ReactNode>> = {
  operating_without_accountable_person: (count) => (
    <Plural
      value={count}
      one="# system in operation has no accountable person"
      other="# systems in operation have no accountable person"
    />
  ),
  without_accountable_person: (count) => (
    <Plural value={count} one="# system has no accountable person" other="# systems have no accountable person" />
  ),
  without_owner_unit: (count) => (
    <Plural value={count} one="# system has no owner unit" other="# systems have no owner unit" />
  ),
  without_role: (count) => (
    <Plural
      value={count}
      one="# system does not say what we are to it"
      other="# systems do not say what we are to them"
    />
  ),
  without_purpose: (count) => (
    <Plural value={count} one="# system has no intended purpose" other="# systems have no intended purpose" />
  ),
  without_misuse: (count) => (
    <Plural
      value={count}
      one="# system has no foreseeable misuse described"
      other="# systems have no foreseeable misuse described"
    />
  ),
  without_affected_people: (count) => (
    <Plural value={count} one="# system names no affected people" other="# systems name no affected people" />
  ),
  without_autonomy: (count) => (
    <Plural value={count} one="# system does not state its autonomy" other="# systems do not state their autonomy" />
  ),
  tasks_overdue: (count) => <Plural value={count} one="# open task is overdue" other="# open tasks are overdue" />,
  tasks_of_nobody: (count) => <Plural value={count} one="# open task is nobody’s" other="# open tasks are nobody’s" />,
  suppliers_to_reassess: (count) => (
    <Plural
      value={count}
      one="# supplier should have been assessed again"
      other="# suppliers should have been assessed again"
    />
  ),
  evidence_expired: (count) => (
    <Plural value={count} one="# piece of evidence has expired" other="# pieces of evidence have expired" />
  ),
  evidence_of_nothing: (count) => (
    <Plural value={count} one="# piece of evidence supports no record" other="# pieces of evidence support no record" />
  ),
  documents_past_review: (count) => (
    <Plural
      value={count}
      one="# approved document should have been reviewed"
      other="# approved documents should have been reviewed"
    />
  ),
  'not_built.risk_register': () => <Trans>Risks and impacts: this version keeps no register of them yet</Trans>,
  'not_built.incident_register': () => (
    <Trans>Incidents and concerns: this version keeps no register of them yet</Trans>
  ),
  'not_built.controls': () => <Trans>Controls: this version keeps no register of them yet</Trans>,
  'not_built.audits': () => <Trans>Audits: this version keeps no record of them yet</Trans>,
};

/** What is missing, in words. */
export const gapText = ({ id, value }: Figure): ReactNode => gapTexts[id]?.(value) ?? id;

/** Whether a gap is ours: no record can close it before a later version. */
export const isNotBuilt = ({ id }: Figure): boolean => id.startsWith('not_built');

/** The four questions as they are asked. */
export const questionTexts: Readonly<Record<Question, ReactNode>> = {
  accountable: <Trans>Who is accountable for AI decisions here?</Trans>,
  risks: <Trans>How are AI risks identified and assessed?</Trans>,
  harm: <Trans>What happens when an AI system produces an unexpected or harmful output?</Trans>,
  proof: <Trans>How do we demonstrate compliance?</Trans>,
};

/** What of the inventory answers each question, for a workspace that has nothing yet. */
export const questionSources: Readonly<Record<Question, ReactNode>> = {
  accountable: (
    <Trans>
      Answered by the accountable person, the owner unit and the roles of each AI system, and by who has which task.
    </Trans>
  ),
  risks: <Trans>Begins with the intended purpose, foreseeable misuse and affected people of each AI system.</Trans>,
  harm: <Trans>Begins with which AI systems operate, and how far each acts without a person.</Trans>,
  proof: (
    <Trans>
      Answered by evidence in date, and by the ledger: every change, with a proof that it was not altered or removed.
    </Trans>
  ),
};
