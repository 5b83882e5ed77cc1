/** Why the embedded database cannot run; each is something that the operator can mend. */
export type EmbeddedFaultCode =
  | 'already_running'
  | 'no_account'
  | 'no_binaries'
  | 'broken_binaries'
  | 'not_writable'
  | 'not_ours'
  | 'lost_database'
  | 'other_version'
  | 'creation_failed'
  | 'start_failed';

/** A start that was refused: `message` says what is wrong and what to do next, and is fit to print as it is. */
export class EmbeddedFault extends Error {
  override readonly name = 'EmbeddedFault';
  readonly code: EmbeddedFaultCode;

  constructor(code: EmbeddedFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the embedded database tells of itself while it runs, for the operator's log. */
export type EmbeddedReport = {
  readonly kind:
    | 'created'
    | 'copied'
    | 'moved'
    | 'waiting'
    | 'orphan_stopped'
    | 'died'
    | 'restarted'
    | 'restart_failed';
  /** One line, fit to print: lower case, no full stop. */
  readonly text: string;
};

/** Receives what the embedded database tells of itself. MUST NOT throw. */
export type Report = (event: EmbeddedReport) => void;

/** The code of a failed system call (`EACCES`, `ENOENT`); `undefined` for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The text of whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
