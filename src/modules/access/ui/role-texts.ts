import { useLingui } from '@lingui/react/macro';
import type { Role } from '../contract.ts';

/** What a role is called, and what it may do. */
export type RoleText = { readonly label: string; readonly may: string };

/** The roles in the reader's language. */
export function useRoleTexts(): Readonly<Record<Role, RoleText>> {
  const { t } = useLingui();
  return {
    owner: { label: t`Owner`, may: t`May see and change everything here, and say who is a member.` },
    manager: { label: t`Manager`, may: t`May see and change all records here, import files and archive.` },
    contributor: { label: t`Contributor`, may: t`May see everything here, and add and edit records.` },
    reader: { label: t`Reader`, may: t`May see everything here, and change nothing.` },
  };
}
