import type { InputProblem, ProblemDocument, Refusal } from '../../kernel/problem.ts';

/** What every operation may answer beside the refusals of its own contract. */
const everywhere = {
  bad_input: { status: 422, title: 'the input has problems' },
  malformed: { status: 400, title: 'the request cannot be read' },
  not_signed_in: { status: 401, title: 'nobody is signed in' },
  not_allowed: { status: 403, title: 'your role does not allow this' },
  not_found: { status: 404, title: 'there is no such thing here' },
  no_such_route: { status: 404, title: 'there is no such address' },
  too_large: { status: 413, title: 'the request is too large' },
  foreign_origin: { status: 403, title: 'the request does not come from this product' },
  our_mistake: { status: 500, title: 'something went wrong on our side' },
  not_ready: { status: 503, title: 'the product is starting or stopping' },
} as const;

/** INVARIANT: one line for every code that any contract refuses with; a test compares it with the contracts. */
const refused: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  already_set_up: { status: 409, title: 'the first account was made already' },
  wrong_credentials: { status: 401, title: 'e-mail and password do not belong together' },
  wrong_password: { status: 422, title: 'this is not your password' },
  too_many_attempts: { status: 429, title: 'too many attempts' },
  already_member: { status: 409, title: 'this person is a member already' },
  last_owner: { status: 409, title: 'a workspace needs an owner' },
  invitation_not_open: { status: 410, title: 'this invitation is not open' },
  changed_meanwhile: { status: 409, title: 'somebody else changed this meanwhile' },
  move_not_allowed: { status: 422, title: 'this move is not allowed' },
  move_incomplete: { status: 422, title: 'this state needs more' },
  already_undone: { status: 409, title: 'this was undone already' },
  changed_since: { status: 409, title: 'something was changed since' },
  same_record: { status: 422, title: 'both are the same record' },
  stays_with_it: { status: 409, title: 'something stays with this record' },
  not_there_yet: { status: 404, title: 'the record was not there yet' },
  archived: { status: 409, title: 'this record is archived' },
  not_archived: { status: 409, title: 'this record is not archived' },
  name_taken: { status: 409, title: 'this name is taken' },
  too_many_fields: { status: 409, title: 'too many fields' },
  unknown_target: { status: 422, title: 'no register that a field can link to' },
  options_stay: { status: 422, title: 'options stay' },
  may_not_share: { status: 403, title: 'your role does not allow sharing' },
  not_your_view: { status: 403, title: 'this view is not yours to change' },
  not_your_comment: { status: 403, title: 'this comment is not yours to change' },
  comment_deleted: { status: 409, title: 'this comment was deleted' },
  not_a_member: { status: 422, title: 'somebody mentioned is no member' },
  too_many_rows: { status: 422, title: 'too many rows for this format' },
  too_many_records: { status: 422, title: 'too many records at once' },
  records_refused: { status: 409, title: 'some records cannot be changed' },
  file_not_understood: { status: 422, title: 'the file cannot be read' },
  rows_refused: { status: 422, title: 'the file has rows that cannot be imported' },
  empty_file: { status: 422, title: 'the file is empty' },
  file_here_already: { status: 409, title: 'this file is here already' },
  file_not_kept: { status: 409, title: 'the bytes of this file are not what they were' },
  job_ended: { status: 409, title: 'this job has ended' },
  job_not_failed: { status: 409, title: 'this job did not fail' },
  file_forgotten: { status: 410, title: 'this file is kept no more' },
  not_in_the_future: { status: 422, title: 'not a moment to come' },
  unknown_time_zone: { status: 422, title: 'no time zone that is known here' },
  not_sequenced_yet: { status: 409, title: 'the entry waits for its index' },
  which_catalogue: { status: 422, title: 'no catalogue, or not one alone, is meant' },
  facts_refused: { status: 422, title: 'some answers cannot be taken' },
  no_such_finding: { status: 422, title: 'there is no such finding' },
  finding_is_so: { status: 409, title: 'the finding is so already' },
  not_the_newest: { status: 409, title: 'a later determination was accepted' },
  no_such_size: { status: 422, title: 'the ledger has no such size' },
};

/** The codes that a contract may refuse with. */
export const knownRefusals: readonly string[] = Object.keys(refused);

/** A problem that every operation may answer. */
export type EverywhereCode = keyof typeof everywhere;

type About = { readonly detail?: string; readonly problems?: readonly InputProblem[]; readonly requestId: string };

/** A problem document (RFC 9457) for what may happen everywhere. */
export function problem(code: EverywhereCode, about: About): ProblemDocument {
  const { status, title } = everywhere[code];
  return documentOf({ code, status, title, detail: about.detail ?? title, ...about });
}

/** A problem document for a refusal. A code that stands in no table is our own mistake. */
export function refusedProblem(refusal: Refusal<string>, requestId: string): ProblemDocument {
  if (refusal.code === 'not_found') return problem('not_found', { ...refusal, requestId });
  const known = refused[refusal.code];
  if (!known) throw new Error(`no status is known for the refusal ${refusal.code}`);
  return documentOf({ ...known, ...refusal, requestId });
}

type Parts = Omit<ProblemDocument, 'type'> & { readonly requestId: string };

const documentOf = ({ code, status, title, detail, problems, requestId }: Parts): ProblemDocument => ({
  type: `urn:brehon:problem:${code}`,
  title,
  status,
  code,
  detail,
  ...(problems && problems.length > 0 ? { problems } : {}),
  requestId,
});
