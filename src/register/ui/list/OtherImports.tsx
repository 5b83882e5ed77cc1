import { useLingui } from '@lingui/react/macro';
import { IconFileDescription } from '@tabler/icons-react';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** The ways by which records come in that are a register's own, beside the import of lists. */
export function OtherImports() {
  const { i18n } = useLingui();
  const { imports = [] } = useRegister();
  return imports.map(({ path, label }) => (
    <WorkspaceButtonLink
      key={path}
      to={path}
      variant="default"
      leftSection={<IconFileDescription size={16} stroke={1.8} />}
    >
      {i18n._(label)}
    </WorkspaceButtonLink>
  ));
}
