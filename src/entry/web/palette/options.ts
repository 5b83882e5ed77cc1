import type { ComponentType } from 'react';
import type { ShortcutKey } from '../../../kit/shortcuts.ts';
import type { HitSeen } from '../../../modules/search/ui/use-find.ts';

type IconShape = ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;

/** The groups of the palette, in their order. */
export type GroupName = 'recent' | 'go' | 'found' | 'views' | 'act';

/** One thing that the palette offers. */
export type Option = {
  /** Unique in the palette, and good as a part of an element's id. */
  readonly id: string;
  readonly group: GroupName;
  readonly label: string;
  readonly icon: IconShape;
  /** What stands at its end: a register's name, a role. */
  readonly aside?: string;
  readonly keys?: readonly string[] | ShortcutKey;
  /** The record that it opens, where it was found. */
  readonly hit?: { readonly noun: string; readonly hit: HitSeen };
  readonly run: () => void;
};

/** Options whose label has all the words that were written, those first that begin with them; all for nothing written. */
export function matching(options: readonly Option[], written: string): readonly Option[] {
  const words = written.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options;
  const texts = (option: Option) => option.label.toLocaleLowerCase();
  const begins = (option: Option) => Number(texts(option).startsWith(words[0] ?? ''));
  return options
    .filter((option) => words.every((word) => texts(option).includes(word)))
    .toSorted((a, b) => begins(b) - begins(a));
}

/** The place of the option that is reached by a key from the one at `from`, round the ends; `undefined` for other keys. */
export function placeAfter(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (from + 1) % count,
    ArrowUp: (from - 1 + count) % count,
    PageDown: Math.min(from + 8, count - 1),
    PageUp: Math.max(from - 8, 0),
  };
  return places[key];
}
