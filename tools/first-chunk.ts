// Vite plugin: sends what the first page needs in two files, which the browser compiles side by side while they come in.
import type { Plugin, Rolldown } from 'vite';

const isReact = /\/node_modules\/(?:react|react-dom|scheduler)\//u;

const groups = [
  { name: 'react', tags: ['$initial' as const], test: isReact, priority: 1 },
  { name: 'first', tags: ['$initial' as const] },
];

/** Asks Chromium to compile a file beside the page's own thread, instead of piece by piece as it runs; it must stand first. */
const hint = '//# allFunctionsCalledOnLoad\n';

/** Gathers all that the entry imports into React's chunk and one for the rest, instead of some twenty that wait for each other. */
export function firstChunk(): Plugin {
  return {
    name: 'brehon-first-chunk',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
    }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = new Set(
          chunks.filter(({ isEntry }) => isEntry).flatMap((file) => [file.fileName, ...file.imports]),
        );
        for (const file of chunks.filter(({ fileName }) => first.has(fileName))) {
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
