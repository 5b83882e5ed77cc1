import { useLingui } from '@lingui/react/macro';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { labelAt } from '../../../register/ui/record/places.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { accessContracts } from '../../access/contract.ts';
import { evidence } from '../../evidence/contract.ts';
import { systems } from '../../systems/contract.ts';
import type { EntrySeen } from './entry-seen.ts';

/** What entries say, in the reader's words. */
export type LedgerWords = {
  readonly event: (event: string) => string;
  readonly kind: (kind: string) => string;
  readonly door: (via: string) => string;
  /** The label of a field of the entry's subject; a field that no register has is shown by its own name. */
  readonly field: (entry: EntrySeen, field: string) => string;
  /** A fact that stands beside the changes, such as the row of the file that they came from. */
  readonly fact: (name: string) => string;
};

/** Gives the words for what entries say; what no word is known for is shown as it stands. */
export function useLedgerWords(): LedgerWords {
  const { t } = useLingui();
  const texts = useRegisterTexts(systems);
  const { one } = texts;
  const events = new Map([
    ['workspace.created', t`Workspace created`],
    ['workspace.renamed', t`Workspace renamed`],
    ['member.added', t`Member added`],
    ['member.changed', t`Role of a member changed`],
    ['member.removed', t`Member removed`],
    ['member.password_changed', t`Own password changed`],
    ['invitation.made', t`Invitation made`],
    ['invitation.accepted', t`Invitation accepted`],
    ['invitation.withdrawn', t`Invitation withdrawn`],
    [`${systems.kind}.created`, t`${one} created`],
    [`${systems.kind}.edited`, t`${one} changed`],
    [`${systems.kind}.archived`, t`${one} archived`],
    [`${systems.kind}.restored`, t`${one} restored`],
    [`${systems.kind}.imported`, t`File imported`],
    [`${evidence.kind}.file_added`, t`File of evidence added`],
  ]);
  const kinds = new Map([
    ['workspace', t`Workspace`],
    ['member', t`Member`],
    ['invitation', t`Invitation`],
    ['import', t`Import`],
    [systems.kind, one],
  ]);
  const doors = new Map([
    ['web', t`on the screens`],
    ['api', t`through the API`],
    ['cli', t`on the command line`],
    ['import', t`by an import`],
    ['job', t`by a job`],
    ['setup', t`at set-up`],
    ['demo', t`by the demonstration`],
  ]);
  const facts = new Map([
    ['import', t`Import`],
    ['row', t`Row of the file`],
    ['matchedBy', t`Recognised by`],
    ['revision', t`Revision`],
    ['number', t`Number of the revision`],
    ['size', t`Size in bytes`],
    ['mediaType', t`Media type`],
    ['filename', t`File`],
    ['sha256', t`SHA-256 of the file`],
    ['rows', t`Rows`],
    ['created', t`Created`],
    ['updated', t`Updated`],
    ['unchanged', t`The same`],
  ]);
  return {
    event: (event) => events.get(event) ?? event,
    kind: (kind) => kinds.get(kind) ?? kind,
    door: (via) => doors.get(via) ?? via,
    field: ({ subject }, field) => (subject.kind === systems.kind ? labelAt(texts, field) : field),
    fact: (name) => facts.get(name) ?? name,
  };
}

/** The path of a record's own page inside the workspace; `undefined` where its kind has none. */
export function subjectPath({ kind, id }: EntrySeen['subject']): string | undefined {
  if (kind === systems.kind) return `${systems.noun}/${id}`;
  if (kind === evidence.kind) return `${evidence.noun}/${id}`;
  if (kind === 'member' || kind === 'invitation') return 'members';
  return kind === 'import' ? `${systems.noun}/imports` : undefined;
}

/** Gives a function that names a person; who is no member any more is said to be so. */
export function usePersonName(): (person: string) => string {
  const { t } = useLingui();
  const members = useRead(accessContracts.members, { workspace: useWorkspaceId() });
  const names = new Map(members.data?.members.map(({ person, name }) => [String(person), name]));
  const former = t`A former member`;
  return (person) => names.get(person) ?? (members.data ? former : '');
}
