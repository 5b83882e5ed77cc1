import type { Id, Ids } from '../kernel/id.ts';
import type { Clock } from '../kernel/time.ts';

/** Through which door a change came in. */
export type Via = 'web' | 'api' | 'cli' | 'import' | 'job' | 'setup' | 'demo';

/** Who does something. */
export type Actor = { readonly person: Id<'person'>; readonly via: Via };

/** What a computer must supply and a test may set: time, ids, and salts (32 hexadecimal digits). */
export type Machine = { readonly clock: Clock; readonly ids: Ids; readonly salt: () => string };
