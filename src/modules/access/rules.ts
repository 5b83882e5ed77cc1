import { type Role, roles } from './contract.ts';

/** The kinds of records that registers hold: what a role may do with one it may do with all. */
const registers = [
  'system',
  'model',
  'dataset',
  'supplier',
  'unit',
  'staff',
  'document',
  'evidence',
  'task',
  'obligation',
] as const;

const everyRegister = (...verbs: readonly string[]): readonly string[] =>
  registers.flatMap((kind) => verbs.map((verb) => `${kind}.${verb}`));

const reading = [
  'member.read',
  ...everyRegister('read'),
  'record.read',
  'work.read',
  'ledger.read',
  'activity.read',
  'search.read',
  'change.read',
  'job.read',
  'notice.own',
  'determination.read',
  'file.read',
] as const;

/**
 * What each role may do. INVARIANT: what does not stand here may nobody; a permission is `noun.verb`, and `noun.*`
 * stands for every verb of a noun.
 */
const grants: Readonly<Record<Role, readonly string[]>> = {
  owner: [
    'workspace.edit',
    'member.edit',
    'organisation.edit',
    'job.oversee',
    'field.define',
    ...reading,
    ...everyRegister('*'),
    'determination.*',
    'file.receive',
  ],
  manager: [
    'organisation.edit',
    'job.oversee',
    'field.define',
    ...reading,
    ...everyRegister('*'),
    'determination.*',
    'file.receive',
  ],
  contributor: [
    ...reading,
    ...everyRegister('create', 'edit', 'comment'),
    'evidence.upload',
    'determination.answer',
    'file.receive',
  ],
  reader: reading,
};

/** Whether a role has a permission; and if so, the grant that gives it. */
export type Decision = { readonly may: true; readonly grant: string } | { readonly may: false };

/** Asks whether `role` has `permission`. */
export function decide(role: Role, permission: string): Decision {
  const [noun] = permission.split('.');
  const grant = grants[role].find((each) => each === permission || each === `${noun}.*`);
  return grant === undefined ? { may: false } : { may: true, grant: `${role}: ${grant}` };
}

/** The roles that have a permission, for the permission table. */
export const rolesThatMay = (permission: string): readonly Role[] =>
  roles.filter((role) => decide(role, permission).may);

/** Reads a role from what the database holds; `undefined` for none and for a word that is no role. */
export const roleOf = (text: unknown): Role | undefined => roles.find((role) => role === text);
