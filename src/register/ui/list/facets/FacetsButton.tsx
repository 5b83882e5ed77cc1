import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { useState } from 'react';
import { useIsNarrow } from '../../use-is-narrow.ts';
import type { ListView } from '../list-view.ts';
import type { Show } from '../use-list-view.ts';
import { FacetList } from './FacetList.tsx';
import { useFacetsOpen } from './use-facets-open.ts';

type FacetsButtonProps = { readonly view: ListView; readonly show: Show };

/** Opens and closes the panel of values: beside the list, or from below where the window is narrow. */
export function FacetsButton({ view, show }: FacetsButtonProps) {
  const { t } = useLingui();
  const isNarrow = useIsNarrow();
  const [isBeside, setBeside] = useFacetsOpen();
  const [isBelow, setBelow] = useState(false);
  const isOpen = isNarrow ? isBelow : isBeside;
  return (
    <>
      <Button
        variant={isOpen && !isNarrow ? 'light' : 'default'}
        leftSection={<IconListNumbers size={16} stroke={1.8} />}
        aria-expanded={isOpen}
        aria-controls={isBeside && !isNarrow ? 'facets' : undefined}
        onClick={() => (isNarrow ? setBelow(true) : setBeside(!isBeside))}
      >
        <Trans>Values</Trans>
      </Button>
      {isNarrow && (
        <Drawer
          opened={isBelow}
          onClose={() => setBelow(false)}
          position="bottom"
          size="80dvh"
          title={t`Values and how often they occur`}
          closeButtonProps={{ 'aria-label': t`Close` }}
        >
          <FacetList view={view} show={show} />
        </Drawer>
      )}
    </>
  );
}
