/** What is the case, so far as it is known: Kleene's strong three-valued logic. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Turns yes and no around; what is unknown stays so. */
export const not = (truth: Truth): Truth => {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
};

/** Yes where all are (of none, too), no where one is; else unknown. */
export function and(truths: Iterable<Truth>): Truth {
  let sofar: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'unknown') sofar = 'unknown';
  }
  return sofar;
}

/** Yes where one is, no where none can be (of none, too); else unknown. */
export function or(truths: Iterable<Truth>): Truth {
  let sofar: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') return 'yes';
    if (truth === 'unknown') sofar = 'unknown';
  }
  return sofar;
}

/** A known yes or no as truth. */
export const truthOf = (holds: boolean): Truth => (holds ? 'yes' : 'no');
