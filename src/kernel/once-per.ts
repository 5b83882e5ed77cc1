/**
 * A function of an object that works its answer out once and then remembers it for as long as the object lives.
 * INVARIANT: the answer depends on nothing but the object, and nobody changes either of them.
 */
export function oncePer<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly answer: V }>();
  return (of) => {
    const found = known.get(of) ?? { answer: make(of) };
    known.set(of, found);
    return found.answer;
  };
}
