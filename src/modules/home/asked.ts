import { daysAfter } from '../../kernel/time.ts';
import { type FigureFilter, type FilterOn, type Register } from '../../register/index.ts';
import { datasets } from '../datasets/contract.ts';
import { documents } from '../documents/contract.ts';
import { evidence } from '../evidence/contract.ts';
import { models } from '../models/contract.ts';
import { people } from '../people/contract.ts';
import { suppliers } from '../suppliers/contract.ts';
import { systems } from '../systems/contract.ts';
import { tasks } from '../tasks/contract.ts';
import type { Question } from './contract.ts';

/** A figure that counts records of a register: which ones, and of which whole. */
export type RecordFigure = {
  readonly id: string;
  readonly register: Register;
  readonly filter: FilterOn;
  /** The id of the whole that it is a part of. */
  readonly of?: string;
  /** Of a gap: the step that closes it. */
  readonly step?: string;
};

/** What one question asks of the registers; figures of other sources and what is not built are added by its rules. */
export type QuestionAsked = {
  readonly question: Question;
  readonly figures: readonly RecordFigure[];
  /** Worst first. */
  readonly gaps: readonly RecordFigure[];
};

const always = (filter: FigureFilter) => (): FigureFilter => filter;
const filled = (...fields: readonly string[]) =>
  always(Object.fromEntries(fields.map((name) => [`${name}.empty`, 'no'])));
const empty = (...fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((name) => [`${name}.empty`, 'yes']));
const stillOn =
  (field: string, rest: FigureFilter = {}): FilterOn =>
  (day) => ({ ...rest, [`${field}.from`]: day });
const passedOn =
  (field: string, rest: FigureFilter = {}): FilterOn =>
  (day) => ({
    ...rest,
    [`${field}.until`]: daysAfter(day, -1),
  });

const operating = { stage: ['operation'] };
const openTasks = { status: ['open', 'in_progress', 'blocked'] };
const inForce = { status: ['approved'] };
const supported = ['systems', 'models', 'datasets', 'suppliers', 'documents', 'others'];

/** The wholes of which figures count a part. */
const wholes: readonly RecordFigure[] = [
  { id: 'systems', register: systems, filter: always({}) },
  { id: 'operating', register: systems, filter: always(operating) },
  { id: 'models', register: models, filter: always({}) },
  { id: 'datasets', register: datasets, filter: always({}) },
  { id: 'suppliers', register: suppliers, filter: always({}) },
  { id: 'documents', register: documents, filter: always({}) },
  { id: 'evidence', register: evidence, filter: always({}) },
  { id: 'open_tasks', register: tasks, filter: always(openTasks) },
];

const ofSystems = (id: string, field: string): RecordFigure => ({
  id,
  register: systems,
  filter: filled(field),
  of: 'systems',
});

const systemsWithout = (id: string, field: string, step: string): RecordFigure => ({
  id,
  register: systems,
  filter: always(empty(field)),
  step,
});

/** What is asked for each question. INVARIANT: what is documented, what works and what is proven are figures apart. */
export const questionsAsked: readonly QuestionAsked[] = [
  {
    question: 'accountable',
    figures: [
      ofSystems('accountable_person', 'accountablePerson'),
      ofSystems('owner_unit', 'ownerUnit'),
      ofSystems('organisation_role', 'roles'),
      {
        id: 'people_with_part',
        register: people,
        filter: always({ 'responsibilities.empty': 'no', 'endedOn.empty': 'yes' }),
      },
      { id: 'document_owner', register: documents, filter: filled('owner'), of: 'documents' },
      { id: 'supplier_duties', register: suppliers, filter: filled('responsibilities'), of: 'suppliers' },
      {
        id: 'tasks_assigned',
        register: tasks,
        filter: always({ ...openTasks, 'assignee.empty': 'no' }),
        of: 'open_tasks',
      },
    ],
    gaps: [
      {
        id: 'operating_without_accountable_person',
        register: systems,
        filter: always({ ...operating, ...empty('accountablePerson') }),
        step: 'name_accountable_people',
      },
      systemsWithout('without_accountable_person', 'accountablePerson', 'name_accountable_people'),
      systemsWithout('without_owner_unit', 'ownerUnit', 'name_owner_units'),
      systemsWithout('without_role', 'roles', 'state_roles'),
      { id: 'tasks_overdue', register: tasks, filter: passedOn('dueOn', openTasks), step: 'see_overdue_tasks' },
      {
        id: 'tasks_of_nobody',
        register: tasks,
        filter: always({ ...openTasks, ...empty('assignee') }),
        step: 'assign_tasks',
      },
    ],
  },
  {
    question: 'risks',
    figures: [
      ofSystems('intended_purpose', 'intendedPurpose'),
      ofSystems('foreseeable_misuse', 'foreseeableMisuse'),
      ofSystems('affected_people', 'affectedPeople'),
      { id: 'model_limitations', register: models, filter: filled('limitations'), of: 'models' },
      { id: 'dataset_bias', register: datasets, filter: filled('knownBias'), of: 'datasets' },
      { id: 'suppliers_assessed', register: suppliers, filter: filled('assessedOn'), of: 'suppliers' },
      {
        id: 'tests_in_date',
        register: evidence,
        filter: stillOn('expiresOn', { evidenceKind: ['test_result'] }),
      },
    ],
    gaps: [
      systemsWithout('without_purpose', 'intendedPurpose', 'describe_purpose_and_misuse'),
      systemsWithout('without_misuse', 'foreseeableMisuse', 'describe_purpose_and_misuse'),
      systemsWithout('without_affected_people', 'affectedPeople', 'describe_purpose_and_misuse'),
      { id: 'suppliers_to_reassess', register: suppliers, filter: passedOn('reassessBy'), step: 'reassess_suppliers' },
    ],
  },
  {
    question: 'harm',
    figures: [
      { id: 'in_operation', register: systems, filter: always(operating), of: 'systems' },
      {
        id: 'operating_accountable',
        register: systems,
        filter: always({ ...operating, 'accountablePerson.empty': 'no' }),
        of: 'operating',
      },
      ofSystems('autonomy', 'autonomy'),
      {
        id: 'suppliers_report',
        register: suppliers,
        filter: always({ reportsIncidents: ['yes'] }),
        of: 'suppliers',
      },
      { id: 'records_in_date', register: evidence, filter: stillOn('expiresOn', { evidenceKind: ['record'] }) },
    ],
    gaps: [systemsWithout('without_autonomy', 'autonomy', 'record_autonomy')],
  },
  {
    question: 'proof',
    figures: [
      { id: 'documents_approved', register: documents, filter: always(inForce), of: 'documents' },
      { id: 'evidence_kept', register: evidence, filter: always({}) },
      { id: 'evidence_in_date', register: evidence, filter: stillOn('expiresOn'), of: 'evidence' },
      { id: 'evidence_ageless', register: evidence, filter: always(empty('expiresOn')), of: 'evidence' },
      {
        id: 'systems_evidence_in_date',
        register: evidence,
        filter: stillOn('expiresOn', { 'systems.empty': 'no' }),
        of: 'evidence',
      },
    ],
    gaps: [
      { id: 'evidence_expired', register: evidence, filter: passedOn('expiresOn'), step: 'renew_evidence' },
      {
        id: 'evidence_of_nothing',
        register: evidence,
        filter: always(empty(...supported)),
        step: 'link_evidence',
      },
      {
        id: 'documents_past_review',
        register: documents,
        filter: passedOn('reviewBy', inForce),
        step: 'review_documents',
      },
    ],
  },
];

/** Every figure that counts records, wholes first. */
export const recordFigures: readonly RecordFigure[] = [
  ...wholes,
  ...questionsAsked.flatMap(({ figures, gaps }) => [...figures, ...gaps]),
];
