import { jobWatch } from '../modules/jobs/watch.ts';
import { joining } from '../modules/people/joining.ts';
import { taskWatch } from '../modules/tasks/watch.ts';
import type { Watcher } from '../store/index.ts';

/** What follows in one slice from what happens in another, in the order in which they hear of it. */
export const watchers: readonly Watcher[] = [joining, taskWatch, jobWatch];
