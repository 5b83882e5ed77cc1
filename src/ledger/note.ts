import { fromHex, toHex, utf8 } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { isKeyName, isSignedBy, type Signer, type VerifierKey } from './verifier-key.ts';

/** A note whose text at least one trusted key has signed. */
export type OpenedNote = {
  /** The signed text, with its last newline. */
  readonly text: string;
  /** The trusted keys that signed it, each once. */
  readonly signedBy: readonly VerifierKey[];
  /** Signatures of other keys, as they stand: they prove nothing, and are kept for who knows those keys. */
  readonly unverified: readonly NoteSignature[];
};

/** A signature line: the first four bytes are the id, the rest depends on the key's type. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

/**
 * Why a note is not to be read:
 * - `malformed_note`: it is not in the form of a signed note;
 * - `untrusted_note`: none of the trusted keys has signed it;
 * - `bad_signature`: it says that a trusted key has signed it, and that key has not.
 */
export type NoteCode = 'malformed_note' | 'untrusted_note' | 'bad_signature';

/** Longer notes, or with more signatures, are refused before any signature is checked. */
const limits = { characters: 1_000_000, signatures: 100 };

/**
 * Reads a signed note (C2SP signed-note) and answers with its text only if one of the trusted `keys` has signed it and no
 * signature in the name of such a key is false. Input may be hostile; it never throws.
 */
export function openNote(source: string, keys: readonly VerifierKey[]): Result<OpenedNote, Refusal<NoteCode>> {
  const note = parseNote(source);
  if (note === undefined) return malformedNote;
  const message = utf8(note.text);
  const signedBy = new Set<VerifierKey>();
  const unverified: NoteSignature[] = [];
  for (const line of note.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.id);
    if (key === undefined) unverified.push(line);
    else if (isSignedBy(key, message, line.signature)) signedBy.add(key);
    else return badSignature(key);
  }
  return signedBy.size > 0 ? ok({ text: note.text, signedBy: [...signedBy], unverified }) : untrustedNote(keys);
}

/**
 * A signed note over `text`, a line for each signer, in that order. Throws where `text` cannot be a note's: it ends with
 * a newline and has no other control characters.
 */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!isNoteText(text))
    throw new RangeError('the text of a note ends with a newline and has no other control characters');
  const message = utf8(text);
  return `${text}\n${signers.map(({ key, sign }) => signatureLine(key, sign(message))).join('')}`;
}

type ParsedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Not exported: the text of a note MUST be ignored until a trusted signature over it was verified (C2SP signed-note). */
function parseNote(source: string): ParsedNote | undefined {
  if (source.length > limits.characters || !isNoteText(source)) return undefined;
  // The last empty line parts text and signatures: the text may have empty lines of its own.
  const gap = source.lastIndexOf('\n\n');
  const lines = source.slice(gap + 2, -1).split('\n');
  if (gap < 0 || lines.length > limits.signatures) return undefined;
  const signatures = lines.map(parseSignatureLine).filter((line) => line !== undefined);
  return signatures.length === lines.length ? { text: source.slice(0, gap + 1), signatures } : undefined;
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name = '', base64 = '', ...rest] = line.split(' ');
  const bytes = fromBase64(base64);
  if (dash !== '—' || rest.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

const signatureLine = ({ name, id }: VerifierKey, signature: Uint8Array): string =>
  `— ${name} ${toBase64(Uint8Array.of(...fromHex(id), ...signature))}\n`;

/** Ends with a newline, has no other ASCII control character, and is what UTF-8 can carry (C2SP signed-note). */
const isNoteText = (text: string): boolean =>
  text.endsWith('\n') &&
  text.isWellFormed() &&
  !Array.from(text).some((character) => character < ' ' && character !== '\n');

const malformedNote = err(
  refusal('malformed_note', 'this is not a signed note: a text, an empty line, then signature lines; fetch it again'),
);

const untrustedNote = (keys: readonly VerifierKey[]) =>
  err(
    refusal(
      'untrusted_note',
      `no signature is of a trusted key (${keys.map(({ name, id }) => `\`${name}+${id}\``).join(', ')}); compare the verifier key`,
    ),
  );

const badSignature = ({ name, id }: VerifierKey) =>
  err(refusal('bad_signature', `the signature of \`${name}+${id}\` does not fit the text: one of the two was changed`));
