/** Things by the day, in the reader's own time, on which they happened; the order stays. */
export function daysOf<T extends { readonly at: string }>(
  things: readonly T[],
): readonly { readonly day: string; readonly of: readonly T[] }[] {
  const days = Map.groupBy(things, ({ at }) => new Date(at).toDateString());
  return [...days].map(([day, of]) => ({ day, of }));
}
