import type { Contract } from '../../kernel/operation.ts';
import { type CustomField, withCustomFields } from '../../register/contract/custom.ts';
import { registerContracts } from '../../register/contract/operations.ts';
import { allContracts } from '../contracts.ts';
import { allRegisters } from '../registers.ts';
import { callOperation } from './client.ts';
import { findWorkspace } from './session.ts';
import type { Settings } from './settings.ts';

/** Whether a command is written with fields that a workspace added to a register: by their names, `--custom_cost_centre`. */
const namesOwnFields = (words: readonly string[]): boolean => words.some((word) => word.startsWith('--custom_'));

/**
 * The contracts that a command is read by. Where it names fields of the workspace's own the workspace is asked which they
 * are, and its register's contracts have them as options like any other; nothing is asked where none are named.
 */
export async function contractsFor(
  words: readonly string[],
  readSettings: () => Promise<Settings>,
): Promise<readonly Contract[]> {
  const register = allRegisters.find(({ noun }) => words.includes(noun));
  if (!register || !namesOwnFields(words)) return allContracts;
  const settings = { ...(await readSettings()), ...optionIn(words, 'server') };
  const { workspace: named } = optionIn(words, 'workspace');
  const workspace = await findWorkspace(settings, named);
  const { fields, linked } = await callOperation(settings, registerContracts(register).fields, {
    input: { workspace },
  });
  const all: readonly CustomField[] = [...fields, ...linked].filter(({ archivedAt }) => archivedAt === null);
  const here = Object.values<Contract>(registerContracts(withCustomFields(register, all, allRegisters)));
  const byId = new Map(here.map((contract) => [contract.id, contract]));
  return allContracts.map((contract) => byId.get(contract.id) ?? contract);
}

/** What is written for an option before the command is read: `--server <url>` or `--server=<url>`. */
function optionIn<Name extends string>(words: readonly string[], name: Name): { readonly [Each in Name]?: string };
function optionIn(words: readonly string[], name: string): Readonly<Record<string, string>> {
  const at = words.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (at < 0) return {};
  const [, joined] = (words[at] ?? '').split(/=(.*)/su);
  const value = joined ?? words[at + 1];
  return value === undefined ? {} : { [name]: value };
}
