import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256;

/**
 * Which tile of the tree, and how many of its hashes (1 to 256) are there: fewer than 256 make it a partial tile. Level 0
 * holds leaf hashes; each hash of a higher level is the root of a full tile below it (C2SP tlog-tiles).
 */
export type TileCoordinate = { readonly level: number; readonly index: number; readonly width: number };

/** Which 256 entries, and how many of them (1 to 256) are there. */
export type BundleCoordinate = { readonly index: number; readonly width: number };

/** What a path under a log's prefix names. */
export type TilePath = ({ readonly kind: 'tile' } & TileCoordinate) | ({ readonly kind: 'entries' } & BundleCoordinate);

/**
 * The longest entry, in bytes, that a bundle can carry: its length is written as a 16-bit number (C2SP tlog-tiles).
 * Writers MUST refuse longer ones before they are recorded; `sealEntry` does.
 */
export const maxEntryBytes = 65_535;

/**
 * Why a bundle cannot be written or read:
 * - `wrong_width`: not 1 to 256 entries;
 * - `entry_too_large`: an entry is longer than `maxEntryBytes`;
 * - `truncated_bundle`: the bytes end within an entry;
 * - `trailing_bytes`: there are bytes after the last entry.
 */
export type BundleCode = 'wrong_width' | 'entry_too_large' | 'truncated_bundle' | 'trailing_bytes';

/** The path of a tile below a log's prefix: `tile/0/x001/234`, of a partial one `tile/0/x001/234.p/13`. */
export const tilePath = ({ level, index, width }: TileCoordinate): string =>
  `tile/${level}/${indexPath(index)}${partialSuffix(width)}`;

/** The path of an entry bundle below a log's prefix: `tile/entries/000`, of a partial one `tile/entries/000.p/13`. */
export const bundlePath = ({ index, width }: BundleCoordinate): string =>
  `tile/entries/${indexPath(index)}${partialSuffix(width)}`;

const pathPattern = /^tile\/(?<level>\d{1,2}|entries)\/(?<index>(?:x\d{3}\/){0,5}\d{3})(?:\.p\/(?<width>\d{1,3}))?$/u;

/** Reads the path of a tile or a bundle; `undefined` where it is none, or not in its one form. Input may be hostile. */
export function parseTilePath(path: string): TilePath | undefined {
  const { level, index, width } = pathPattern.exec(path)?.groups ?? {};
  if (level === undefined || index === undefined) return undefined;
  const place = { index: Number(index.replaceAll(/[x/]/gu, '')), width: Number(width ?? tileWidth) };
  const read: TilePath =
    level === 'entries' ? { kind: 'entries', ...place } : { kind: 'tile', level: Number(level), ...place };
  const written = read.kind === 'tile' ? tilePath(read) : bundlePath(read);
  return written === path && isPlace(read) ? read : undefined;
}

/** The bytes of a bundle: each entry behind its length, two bytes, the higher one first (C2SP tlog-tiles). */
export function encodeBundle(entries: readonly Uint8Array[]): Result<Uint8Array, Refusal<BundleCode>> {
  if (!isWidth(entries.length)) return wrongWidth(entries.length);
  const tooLarge = entries.findIndex((entry) => entry.length > maxEntryBytes);
  if (tooLarge >= 0) {
    const detail = `entry ${tooLarge} of the bundle is longer than ${maxEntryBytes} bytes; it must be refused when it is written`;
    return err(refusal('entry_too_large', detail));
  }
  const bundle = new Uint8Array(entries.reduce((total, entry) => total + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bundle.set([Math.floor(entry.length / 256), entry.length % 256], at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return ok(bundle);
}

/** The `width` entries of a bundle. Input may be hostile; it never throws. */
export function decodeBundle(bundle: Uint8Array, width: number): Result<readonly Uint8Array[], Refusal<BundleCode>> {
  if (!isWidth(width)) return wrongWidth(width);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    const [high, low] = bundle.subarray(at, at + 2);
    const end = at + 2 + (high ?? 0) * 256 + (low ?? 0);
    if (low === undefined || end > bundle.length) {
      return err(
        refusal('truncated_bundle', `the bundle ends within entry ${entries.length} of ${width}; fetch it again`),
      );
    }
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  if (at === bundle.length) return ok(entries);
  return err(refusal('trailing_bytes', `the bundle has ${bundle.length - at} bytes after its ${width} entries`));
}

/** The text of an entry's bytes; `undefined` where they are not UTF-8. No other bytes have the same text. */
export function entryText(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const indexPath = (index: number): string => {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/gu) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
};

const partialSuffix = (width: number): string => (width === tileWidth ? '' : `.p/${width}`);

const isWidth = (width: number): boolean => Number.isInteger(width) && width >= 1 && width <= tileWidth;

const isPlace = (path: TilePath): boolean =>
  isWidth(path.width) && Number.isSafeInteger(path.index) && (path.kind === 'entries' || path.level <= 63);

const wrongWidth = (width: number) =>
  err(refusal('wrong_width', `a bundle has 1 to ${tileWidth} entries, not ${width}`));
