import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';
import { createBabelExtractor } from '@lingui/cli/api/extractors/babel';
import { registerTexts } from './tools/register-texts.ts';

const locales = '<rootDir>/src/entry/web/locales/{locale}';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: `${locales}/screens`,
      include: ['src/kit', 'src/entry/web', 'src/register/ui', 'src/modules/*/ui/**/*.{ts,tsx}'],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/locales/**'],
    },
    { path: `${locales}/registers`, include: ['src/modules/*/contract.ts'] },
  ],
  format: formatter({ lineNumbers: false, origins: false }),
  extractors: [registerTexts, createBabelExtractor()],
});
