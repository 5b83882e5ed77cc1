import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './FilterChips.module.css';
import { FilterForm } from './FilterForm.tsx';
import { FilterPlace } from './FilterPlace.tsx';
import { draftOf } from './filter-draft.ts';
import { useFilterWords } from './filter-words.ts';
import { type Filter, placeOf, withFilter, withoutFilter } from './filters.ts';
import { isNarrowed, type ListView, widened } from './list-view.ts';
import type { Show } from './use-list-view.ts';

type FilterChipsProps = { readonly view: ListView; readonly show: Show };

/** Every filter of the list: pressed, it can be changed; its cross takes it away. */
export function FilterChips({ view, show }: FilterChipsProps) {
  const { t } = useLingui();
  const selected = view.ids.length;
  const isFiltered = view.filters.length > 0 || view.ids.length > 0 || view.archived !== 'no';
  if (!isFiltered) return null;
  return (
    <ul className={classes.chips} aria-label={t`Filters`}>
      {view.filters.map((filter) => (
        <FilterChip key={placeOf(filter)} filter={filter} view={view} show={show} />
      ))}
      {view.ids.length > 0 && (
        <li className={classes.chip}>
          <span className={classes.fixed}>
            <Plural value={selected} one="A selection of # record" other="A selection of # records" />
          </span>
          <Remove label={t`Show all records again`} onRemove={() => show({ ...view, ids: [], page: 1 })} />
        </li>
      )}
      {view.archived !== 'no' && (
        <li className={classes.chip}>
          <span className={classes.fixed}>
            {view.archived === 'only' ? <Trans>Only archived records</Trans> : <Trans>Archived records too</Trans>}
          </span>
          <Remove
            label={t`Take the filter on archived records away`}
            onRemove={() => show({ ...view, archived: 'no', page: 1 })}
          />
        </li>
      )}
      {isNarrowed(view) && (
        <li>
          <Button variant="subtle" size="compact-sm" onClick={() => show(widened(view))}>
            <Trans>Clear all</Trans>
          </Button>
        </li>
      )}
    </ul>
  );
}

function FilterChip({ filter, view, show }: FilterChipsProps & { readonly filter: Filter }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { subject, asks } = useFilterWords()(filter);
  const apply = (next: Filter) => {
    setOpen(false);
    show({ ...view, filters: withFilter(view.filters, next, filter), page: 1 });
  };
  return (
    <li className={classes.chip}>
      <FilterPlace
        title={subject}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        target={
          <button
            type="button"
            className={classes.name}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            onClick={() => setOpen(!isOpen)}
          >
            <span className={classes.subject}>{subject}</span> <span className={classes.asks}>{asks}</span>
          </button>
        }
      >
        <FilterForm draft={draftOf(filter)} onApply={apply} onCancel={() => setOpen(false)} />
      </FilterPlace>
      <Remove
        label={t`Take the filter away: ${subject} ${asks}`}
        onRemove={() => show({ ...view, filters: withoutFilter(view.filters, filter), page: 1 })}
      />
    </li>
  );
}

const Remove = ({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) => (
  <button type="button" className={classes.remove} aria-label={label} title={label} onClick={onRemove}>
    <IconX size={14} stroke={2} aria-hidden />
  </button>
);
