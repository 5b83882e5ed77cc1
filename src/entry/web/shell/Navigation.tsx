import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { workspacePath } from '../../../kit/address.ts';
import type { NavigationEntry } from '../../../kit/area.ts';
import { areas } from '../slices.ts';
import classes from './frames.module.css';

/** Every slice's entry in the navigation, in the order of the slices. */
export const entries: readonly NavigationEntry[] = areas.flatMap(({ navigation = [] }) => navigation);

/** The side navigation; the entry of the current screen is marked for eyes and for screen readers. */
export function Navigation({ workspace }: { readonly workspace: string }) {
  const { t, i18n } = useLingui();
  return (
    <nav aria-label={t`Sections`}>
      <ul className={classes.entries}>
        {entries.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Link
              to={workspacePath(workspace, path)}
              search={{}}
              className={classes.entry}
              activeOptions={{ includeSearch: false }}
            >
              <Icon size={18} stroke={1.6} />
              {i18n._(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
