import { createPrivateKey, sign } from 'node:crypto';
import { type Signer, signerOf } from '../ledger/index.ts';

/** What stands before the seed in an Ed25519 private key's PKCS #8 form (RFC 8410, section 7). */
const keyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signers from one secret seed (32 bytes), by the name of their key. They sign with the machine's own library: the same
 * signatures as the browser-safe one makes, in a fraction of the time, and each key is derived once.
 */
export function fastSigners(seed: Uint8Array): (name: string) => Signer {
  const key = createPrivateKey({ key: Buffer.concat([keyPrefix, seed]), format: 'der', type: 'pkcs8' });
  const signers = new Map<string, Signer>();
  return (name) => {
    const signer = signers.get(name) ?? { ...signerOf(name, seed), sign: (message) => sign(null, message, key) };
    signers.set(name, signer);
    return signer;
  };
}
