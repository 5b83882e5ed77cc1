// Vite plugin: lays a brotli and a gzip form beside each text file of the build, so that a server need not compress.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const textFile = /\.(js|css|html|svg|json|webmanifest)$/u;
const smallestBytes = 512;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Writes `<file>.br` and `<file>.gz` for every text file of the build that is worth it. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'brehon-precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle(error) {
      if (error) return;
      const names = await readdir(folder, { recursive: true });
      await Promise.all(names.filter((name) => textFile.test(name)).map((name) => compressFile(join(folder, name))));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < smallestBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await Promise.all([
    writeFile(`${path}.br`, await brotli(bytes, { params })),
    writeFile(`${path}.gz`, await deflate(bytes, { level: constants.Z_BEST_COMPRESSION })),
  ]);
}
