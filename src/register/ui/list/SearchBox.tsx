import { useLingui } from '@lingui/react/macro';
import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { shortcuts } from '../../../kit/shortcuts.ts';
import { useRegister } from '../register-context.tsx';
import classes from './Toolbar.module.css';

type SearchBoxProps = {
  readonly value: string;
  /** `isFirst` says that this is a new search, not the next letter of the last one. */
  readonly onSearch: (q: string, isFirst: boolean) => void;
};

const pauseMs = 200;

/** Searches the register's texts while one writes; `/` goes here, Enter does not wait, Escape empties. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const box = useRef<HTMLInputElement>(null);
  const { text, setText, setSent } = useFollowing(value);
  const [isGoingOn, setGoingOn] = useState(false);
  const search = (written: string) => {
    const q = written.trim();
    if (q === value) return;
    setSent(q);
    onSearch(q, !isGoingOn);
    setGoingOn(true);
  };
  const searchSoon = useDebouncedCallback(search, pauseMs);
  const write = (written: string) => {
    setText(written);
    searchSoon(written);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') searchSoon.flush();
    if (key === 'Escape') write('');
  };
  useHotkeys([[shortcuts.findInList.key, () => box.current?.focus()]]);
  const { many } = texts;
  return (
    <TextInput
      ref={box}
      className={classes.search}
      type="search"
      enterKeyHint="search"
      aria-label={t`Search ${many}`}
      aria-keyshortcuts={shortcuts.findInList.key}
      placeholder={t`Search ${many}`}
      leftSection={<IconSearch size={16} stroke={1.8} />}
      rightSection={
        text === '' ? (
          <Kbd size="xs" aria-hidden className={classes.key}>
            {shortcuts.findInList.key}
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t`Empty the search`} onClick={() => write('')} />
        )
      }
      value={text}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setGoingOn(false)}
    />
  );
}

type Following = { readonly text: string; readonly seen: string; readonly sent: string };

/**
 * A text that is written here, and follows `value` when that is changed elsewhere: by the back button, by clearing all.
 * What was `sent` from here comes back as `value`, and takes away no letter that was written since.
 */
function useFollowing(value: string) {
  const [{ text, seen, sent }, set] = useState<Following>({ text: value, seen: value, sent: value });
  if (value !== seen) set({ text: value === sent ? text : value, seen: value, sent: value });
  return {
    text,
    setText: (next: string) => set((before) => ({ ...before, text: next })),
    setSent: (next: string) => set((before) => ({ ...before, sent: next })),
  };
}
