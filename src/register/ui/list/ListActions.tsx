import { Trans } from '@lingui/react/macro';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { OtherImports } from './OtherImports.tsx';

/** What the reader may do to a register as a whole, as the server's answer says. */
export type ListAbilities = Readonly<Record<string, boolean>> | undefined;

/** The ways to bring records in, for who may. */
export function ListActions({ abilities }: { readonly abilities: ListAbilities }) {
  const { register, texts } = useRegister();
  const { one } = texts;
  return (
    <>
      {abilities && <MoreMenu />}
      {abilities?.['import'] && <OtherImports />}
      {abilities?.['import'] && (
        <WorkspaceButtonLink
          to={`${register.noun}/import`}
          variant="default"
          leftSection={<IconFileImport size={16} stroke={1.8} />}
        >
          <Trans>Import</Trans>
        </WorkspaceButtonLink>
      )}
      {abilities?.['create'] && (
        <WorkspaceButtonLink to={`${register.noun}/new`} leftSection={<IconPlus size={16} stroke={2} />}>
          <Trans>New {one}</Trans>
        </WorkspaceButtonLink>
      )}
    </>
  );
}
