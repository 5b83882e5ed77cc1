import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { Keys } from '../../../kit/Shortcut.tsx';
import { isPressed, shortcuts } from '../../../kit/shortcuts.ts';
import classes from './PaletteButton.module.css';
import type { PaletteSource } from './use-options.ts';

const load = () => import('./Palette.tsx');

const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** Opens the palette: a field to look at, a button to press, and its shortcut anywhere. Its code comes when it is wanted. */
export function PaletteButton(source: PaletteSource) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!isPressed(event, shortcuts.palette) || event.shiftKey) return;
    event.preventDefault();
    if (isOpen) setOpen(false);
    else open();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return (
    <>
      <UnstyledButton
        className={classes.button}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <span className={classes.text}>
          <Trans>Search or do</Trans>
        </span>
        <span className={classes.keys} aria-hidden>
          <Keys of={shortcuts.palette} />
        </span>
      </UnstyledButton>
      {wasOpened && (
        <Suspense>
          <Palette {...source} isOpen={isOpen} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
