/**
 * A function of one object that works its answer out once for each, and gives the same again as long as the object lives:
 * for what follows from a declaration, such as its schemas, and is costly to make.
 */
export function oncePer<Of extends object, Made extends object>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>();
  return (of) => {
    const known = made.get(of);
    if (known) return known;
    const fresh = make(of);
    made.set(of, fresh);
    return fresh;
  };
}
