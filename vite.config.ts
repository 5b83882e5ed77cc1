import { resolve } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { browserContracts } from './tools/browser-contracts.ts';
import { firstChunk } from './tools/first-chunk.ts';
import { pageInLanguages } from './tools/page-in-languages.ts';
import { pageStart } from './tools/page-start.ts';
import { precompress } from './tools/precompress.ts';

const root = resolve(import.meta.dirname, 'src/entry/web');

const settings = {
  root,
  // English stays in the screens, so that a new text is never an unknown id; other languages are catalogues.
  plugins: [
    browserContracts(),
    lingui({ macroTransform: { macro: { descriptorFields: 'message' } }, failOnCompileError: true }),
    react(),
    pageStart(),
    firstChunk(),
    pageInLanguages(),
    precompress(),
  ],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Schemas that no screen uses leave the bundle: making one has no effect beside its value, nor has remembering it.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z', 'oncePer'] },
    },
  },
} satisfies UserConfig;

export default defineConfig(({ command }) => {
  // Whatever the machine is set to, a build is a build for production: any other is half as large again, and slower.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return settings;
});
