import { personId } from './person.ts';

/** A record that was opened: the word of its register, its id and what it was called then. */
export type Recent = { readonly noun: string; readonly id: string; readonly title: string };

const most = 12;

const keyOf = (workspace: string): string => `brehon-recent ${personId()} ${workspace}`;

/** The records that this person opened lately in this browser, the last one first. */
export function readRecent(workspace: string): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(workspace)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts a record at the head of those that were opened lately. A browser that keeps nothing forgets it. */
export function rememberOpened(workspace: string, { noun, id, title }: Recent): void {
  const others = readRecent(workspace).filter((each) => each.id !== id);
  try {
    localStorage.setItem(keyOf(workspace), JSON.stringify([{ noun, id, title }, ...others].slice(0, most)));
  } catch {
    // Full or forbidden: what was opened lately is a convenience.
  }
}

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  ['noun', 'id', 'title'].every((name) => typeof new Map(Object.entries(value)).get(name) === 'string');
