import type { Contract } from '../kernel/operation.ts';
import { roles } from '../modules/access/contract.ts';
import { rolesThatMay } from '../modules/access/rules.ts';

/** The permission table: a row an operation, a column a role. What has no mark is refused. */
export function permissionTable(contracts: readonly Contract[]): string {
  const head = ['operation', 'what it does', 'permission', 'nobody signed in', 'signed in', ...roles];
  const rows = contracts.map((contract) => [
    `\`${contract.id}\``,
    contract.summary,
    contract.may === 'anyone' || contract.may === 'signed-in' ? '–' : `\`${contract.may}\``,
    mark(contract.may === 'anyone'),
    mark(contract.may === 'anyone' || contract.may === 'signed-in'),
    ...roles.map((role) => mark(isOpen(contract) || rolesThatMay(contract.may).includes(role))),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${preface}\n\n${lines.join('\n')}\n`;
}

const isOpen = ({ may }: Contract): boolean => may === 'anyone' || may === 'signed-in';

const mark = (may: boolean): string => (may ? 'yes' : '');

const preface = `# Permissions

Generated from the operations by \`npm run generate\`; CI compares it. A person has a role in each workspace; where a person
is no member, everything in the workspace answers as if it did not exist.`;
