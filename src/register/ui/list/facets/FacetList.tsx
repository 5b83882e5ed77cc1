import { useState } from 'react';
import { useRead } from '../../../../kit/api.ts';
import { useWorkspaceId } from '../../../../kit/routing.tsx';
import { ErrorState } from '../../../../kit/states.tsx';
import { useRegister } from '../../register-context.tsx';
import { TitlesProvider } from '../../titles-context.tsx';
import { type ListView, writeAsked } from '../list-view.ts';
import type { Show } from '../use-list-view.ts';
import { FacetSection } from './FacetSection.tsx';
import { chosenValues, facetOrder, isMissingChosen } from './facet-filters.ts';

/** How many fields are open at first, beside those that the list is narrowed by. */
const openAtFirst = 3;

/** The fields of a register with the values that the list's records have; only the open ones are counted. */
export function FacetList({ view, show }: { readonly view: ListView; readonly show: Show }) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const order = facetOrder(register);
  const [open, setOpen] = useState<readonly string[]>(() =>
    order.filter(
      (name, place) =>
        place < openAtFirst || chosenValues(view.filters, name).length > 0 || isMissingChosen(view.filters, name),
    ),
  );
  const asked = {
    workspace,
    ...writeAsked({ ...view, sort: undefined }),
    facets: order.filter((name) => open.includes(name)),
  };
  const { data, error, refetch } = useRead(contracts.facets, asked, { enabled: open.length > 0, keepPrevious: true });
  const toggle = (name: string) =>
    setOpen(open.includes(name) ? open.filter((each) => each !== name) : [...open, name]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <TitlesProvider titles={data?.titles ?? {}}>
      {order.map((name) => (
        <FacetSection
          key={name}
          name={name}
          isOpen={open.includes(name)}
          facet={data?.facets.find(({ field }) => field === name)}
          filters={view.filters}
          onToggleOpen={() => toggle(name)}
          onFilter={(filters) => show({ ...view, filters, page: 1 })}
        />
      ))}
    </TitlesProvider>
  );
}
