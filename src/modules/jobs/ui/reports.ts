import type { Counts } from '../../../register/ui/import/notices.ts';
import type { JobSeen } from '../contract.ts';

/** What a page says of an import: how many rows became what, where it was done, and what is said of single rows. */
export type ImportReport = Pick<Counts, 'problems' | 'warnings' | 'notices'> &
  Partial<Record<'rows' | 'created' | 'updated' | 'unchanged', number>>;

/** The report of a job that imported, or was kept from it by its rows; `undefined` for any other. */
export function importReport(job: JobSeen, result: unknown): ImportReport | undefined {
  if (!job.kind.endsWith('.import')) return undefined;
  if (isReport(result)) return result;
  const problems = (job.problem?.problems ?? []).map(({ path: [, row, column], code, message }) => ({
    row: Number(row),
    column: column === undefined ? null : String(column),
    cell: null,
    value: null,
    level: 'problem' as const,
    code,
    message,
  }));
  return problems.length === 0 ? undefined : { problems: problems.length, warnings: 0, notices: problems };
}

/** The server has checked what an import answers with; here it is only told from the answers of other kinds. */
const isReport = (result: unknown): result is ImportReport =>
  typeof result === 'object' && result !== null && 'created' in result && 'notices' in result;

/** What a job that accepts determinations came to; `undefined` for any other. */
export const acceptReport = ({ kind }: JobSeen, result: unknown): AcceptReport | undefined =>
  kind.endsWith('.accept') && isAccepted(result) ? result : undefined;

type AcceptReport = { readonly accepted: number; readonly left: number };

const isAccepted = (result: unknown): result is AcceptReport =>
  typeof result === 'object' && result !== null && 'accepted' in result && 'left' in result;
