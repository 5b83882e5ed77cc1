import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { isMac, type ShortcutKey } from './shortcuts.ts';

/** Keys that are pressed one after the other, as a hint: `g` then `h`. */
export function Shortcut({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span>
      {keys.map((key, place) => (
        <Fragment key={key}>
          {place > 0 && (
            <>
              {' '}
              <Trans>then</Trans>{' '}
            </>
          )}
          <Kbd size="xs">{key}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** The keys of a shortcut, those that are held together side by side. */
export function Keys({ of }: { readonly of: ShortcutKey }) {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    ' ': t`Space`,
    Escape: t`Esc`,
    Enter: t`Enter`,
    ArrowDown: '↓',
    ArrowUp: '↑',
  };
  const name = names[of.key] ?? (of.key.length === 1 ? of.key.toUpperCase() : of.key);
  return (
    <span>
      {of.isWithMod && (
        <>
          <Kbd size="xs">{isMac() ? '⌘' : t`Ctrl`}</Kbd>{' '}
        </>
      )}
      <Kbd size="xs">{name}</Kbd>
    </span>
  );
}
