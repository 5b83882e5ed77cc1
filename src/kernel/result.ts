/** What a user's own action can lead to: a value, or a coded refusal. Our own mistakes throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The happy half of a `Result`. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The refused half of a `Result`. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
