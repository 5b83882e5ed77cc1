// Vite plugin: sends what the first page needs in one file, which the browser compiles while it comes in.
import type { Plugin, Rolldown } from 'vite';

const name = 'first';

/** Asks Chromium to compile a file beside the page's own thread, instead of piece by piece as it runs; it must stand first. */
const hint = '//# allFunctionsCalledOnLoad\n';

/** Gathers all that the entry imports into one chunk, instead of some twenty that wait for each other. */
export function firstChunk(): Plugin {
  return {
    name: 'brehon-first-chunk',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name, tags: ['$initial'] }] } } } },
    }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || !file.isEntry) continue;
          if (hasSchemas(file)) this.error('the schema library came into the first page; see manualPureFunctions');
          file.code = hint + file.code;
        }
      },
    },
  };
}

/** Screens need no schemas: the server checks what they send. */
const hasSchemas = ({ modules }: Rolldown.RenderedChunk): boolean =>
  Object.entries(modules).some(([id, { renderedLength }]) => id.includes('/node_modules/zod/') && renderedLength > 0);
