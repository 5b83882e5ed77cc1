/** Until when a notice can be put off. */
export type SnoozeChoice = { readonly name: 'later' | 'tomorrow' | 'monday' | 'week'; readonly until: Date };

const morning = 8;
const hourMs = 3_600_000;

/** The moments that are offered, soonest first, in the reader\u2019s own time: work begins at eight. */
export function snoozeChoices(now: Date): readonly SnoozeChoice[] {
  const inDays = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const later = new Date(Math.ceil((now.getTime() + 3 * hourMs) / hourMs) * hourMs);
  const choices: readonly SnoozeChoice[] = [
    { name: 'later', until: later },
    { name: 'tomorrow', until: inDays(1) },
    { name: 'monday', until: inDays(toMonday) },
    { name: 'week', until: inDays(7) },
  ];
  const isOwn = ({ name, until }: SnoozeChoice): boolean => {
    if (name === 'later') return until.getDate() === now.getDate();
    return name !== 'monday' || (toMonday !== 1 && toMonday !== 7);
  };
  return choices.filter(isOwn);
}
