import { useState } from 'react';

/** Whether something has been true at any time: what is opened now and then costs nothing until it is opened first. */
export function useEver(isTrue: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(isTrue);
  if (isTrue && !wasTrue) setWasTrue(true);
  return isTrue || wasTrue;
}
