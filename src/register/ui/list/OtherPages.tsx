import { useLingui } from '@lingui/react/macro';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** Screens of the register's slice that look at all its records together. */
export function OtherPages() {
  const { i18n } = useLingui();
  const { pages = [] } = useRegister();
  return pages.map(({ path, label }) => (
    <WorkspaceButtonLink key={path} to={path} variant="default">
      {i18n._(label)}
    </WorkspaceButtonLink>
  ));
}
