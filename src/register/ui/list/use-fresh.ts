import { useState } from 'react';
import type { RowSeen } from '../register-context.tsx';

const none: ReadonlySet<string> = new Set();

/** The rows that are at a newer version than when they were drawn last: they light up for a moment. */
export function useFresh(rows: readonly RowSeen[]): ReadonlySet<string> {
  const [held, setHeld] = useState({ rows, fresh: none });
  if (held.rows === rows) return held.fresh;
  const before = new Map(held.rows.map(({ id, version }) => [id, version]));
  const fresh = new Set(rows.filter(({ id, version }) => (before.get(id) ?? version) < version).map(({ id }) => id));
  setHeld({ rows, fresh });
  return fresh;
}
