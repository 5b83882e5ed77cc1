import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** SHA-256 over bytes, 32 bytes out. Injected where a faster one is at hand (the server's own). */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 (FIPS 180-4) in plain JavaScript: the same in a browser and on a server. */
export const sha256: Sha256 = (bytes) => nobleSha256(bytes);

/** Bytes of a text in UTF-8; half a character (a lone surrogate) becomes U+FFFD, as in every `TextEncoder`. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lower-case hexadecimal of bytes. */
export const toHex = bytesToHex;

/** Bytes of a hexadecimal text in lower or upper case; throws on anything else. */
export const fromHex = hexToBytes;
