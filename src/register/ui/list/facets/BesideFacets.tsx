import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useIsNarrow } from '../../use-is-narrow.ts';
import type { ListView } from '../list-view.ts';
import type { Show } from '../use-list-view.ts';
import { FacetList } from './FacetList.tsx';
import classes from './Facets.module.css';
import { useFacetsOpen } from './use-facets-open.ts';

type BesideFacetsProps = { readonly view: ListView; readonly show: Show; readonly children: ReactNode };

/**
 * The records of a list with the panel of values beside them, where that is open and the window has room for it. Values
 * are counted as they are today: a list as on a moment stands alone.
 */
export function BesideFacets({ view, show, children }: BesideFacetsProps) {
  const { t } = useLingui();
  const [isOpen] = useFacetsOpen();
  if (useIsNarrow() || !isOpen || view.asOn !== undefined) return children;
  return (
    <div className={classes.beside}>
      <aside id="facets" className={classes.panel} aria-label={t`Values and how often they occur`}>
        <FacetList view={view} show={show} />
      </aside>
      <div className={classes.records}>{children}</div>
    </div>
  );
}
