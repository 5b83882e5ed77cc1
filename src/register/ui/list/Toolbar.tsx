import { AsOnButton } from '../as-on/AsOnButton.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { ViewsMenu } from '../views/ViewsMenu.tsx';
import { AddFilter } from './AddFilter.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FacetsButton } from './facets/FacetsButton.tsx';
import { LayoutMenu } from './LayoutMenu.tsx';
import type { ListView } from './list-view.ts';
import { SearchBox } from './SearchBox.tsx';
import { SortMenu } from './SortMenu.tsx';
import classes from './Toolbar.module.css';
import type { ListState, Show } from './use-list-view.ts';

type ToolbarProps = {
  readonly view: ListView;
  readonly show: Show;
  readonly saved: ListState['saved'];
  readonly columns: readonly string[];
  readonly total: number | undefined;
  readonly onColumns: (columns: readonly string[]) => void;
};

/** What narrows a list, which columns it has, and how it leaves as a file. */
export function Toolbar({ view, show, saved, columns, total, onColumns }: ToolbarProps) {
  const isNarrow = useIsNarrow();
  return (
    <div className={classes.toolbar}>
      <SearchBox value={view.q} onSearch={(q, isFirst) => show({ ...view, q, page: 1 }, { replace: !isFirst })} />
      <ViewsMenu view={view} saved={saved} columns={columns} />
      <AddFilter view={view} show={show} />
      {view.asOn === undefined && <FacetsButton view={view} show={show} />}
      <LayoutMenu view={view} show={show} />
      {isNarrow && <SortMenu view={view} show={show} />}
      <div className={classes.end}>
        <ColumnChooser columns={columns} onChange={onColumns} />
        {view.asOn === undefined && <AsOnButton />}
        <ExportMenu view={view} columns={columns} total={total} />
      </div>
    </div>
  );
}
