import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, toHex, utf8 } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** A public key whose signatures are trusted. Name and id together say which key made a signature. */
export type VerifierKey = {
  readonly name: string;
  /** Eight hexadecimal digits: a hint by which the key is found, not a fingerprint. */
  readonly id: string;
  /** 32 bytes, an Ed25519 public key (RFC 8032, section 5.1.5). */
  readonly publicKey: Uint8Array;
};

/** One who signs notes. `sign` answers with the 64 bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
export type Signer = { readonly key: VerifierKey; readonly sign: (message: Uint8Array) => Uint8Array };

/**
 * Why a text is no verifier key:
 * - `malformed_key`: not of the form `name+hash+base64`, or its parts do not belong together;
 * - `unknown_key_type`: the key is not an Ed25519 key.
 */
export type VerifierKeyCode = 'malformed_key' | 'unknown_key_type';

/** The signature type of Ed25519 over the note's text (C2SP signed-note). */
const ed25519Type = 0x01;

/** Whether a name may stand in a signature line: not empty, no space, no plus (C2SP signed-note). */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}+]+$/u.test(name) && name.isWellFormed();

/** Reads a verifier key in its one form, `name+hash+base64`. Input may be hostile; it never throws. */
export function parseVerifierKey(text: string): Result<VerifierKey, Refusal<VerifierKeyCode>> {
  const [name = '', id = '', ...rest] = text.split('+');
  const bytes = fromBase64(rest.join('+'));
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/u.test(id) || bytes === undefined) return malformedKey;
  if (bytes[0] !== ed25519Type) return unknownKeyType;
  const key = { name, id, publicKey: bytes.slice(1) };
  return key.publicKey.length === 32 && keyId(name, key.publicKey) === id ? ok(key) : malformedKey;
}

/** A verifier key as text, `name+hash+base64`: what is given to those who verify. */
export const verifierKeyText = ({ name, id, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(Uint8Array.of(ed25519Type, ...publicKey))}`;

/**
 * A signer from its secret seed, 32 random bytes (RFC 8032, section 5.1.5). Throws where the name may not stand in a
 * signature line. Whoever has the seed can sign another history: it MUST NOT leave the place that signs.
 */
export function signerOf(name: string, seed: Uint8Array): Signer {
  if (!isKeyName(name))
    throw new RangeError(`\`${name}\` cannot name a key: it is empty, or has a space or a plus in it`);
  const publicKey = ed25519.getPublicKey(seed);
  return {
    key: { name, id: keyId(name, publicKey), publicKey },
    sign: (message) => ed25519.sign(message, seed),
  };
}

/** Whether `signature` was made over `message` by the key's owner (RFC 8032, section 5.1.7). It never throws. */
export function isSignedBy(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  // Strict: encodings that RFC 8032 does not allow and keys of small order, which anybody can sign for, are refused.
  return signature.length === 64 && ed25519.verify(signature, message, key.publicKey, { zip215: false });
}

/** SHA-256 of name, newline, type and public key, cut to four bytes (C2SP signed-note). */
const keyId = (name: string, publicKey: Uint8Array): string =>
  toHex(sha256(Uint8Array.of(...utf8(`${name}\n`), ed25519Type, ...publicKey)).slice(0, 4));

const malformedKey = err(
  refusal('malformed_key', 'a verifier key reads `name+hash+base64`; copy it whole from where it was published'),
);
const unknownKeyType = err(refusal('unknown_key_type', 'only Ed25519 keys are understood; ask for one of that type'));
