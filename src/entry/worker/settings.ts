/** How many jobs a process runs at a time: `BREHON_WORKERS`, 2 where it says nothing. Throws on what is no such number. */
export function jobsAtOnce(environment: Readonly<Record<string, string | undefined>>): number {
  const given = environment['BREHON_WORKERS'] || '2';
  if (!/^\d{1,2}$/u.test(given)) throw new Error('BREHON_WORKERS must be a whole number from 0 to 99');
  return Number(given);
}
