import { defineConfig } from '@lingui/cli';
import { createBabelExtractor } from '@lingui/cli/api/extractors/babel';
import { formatter } from '@lingui/format-po';
import { answerTexts } from './tools/answer-texts.ts';
import { registerTexts } from './tools/register-texts.ts';

const locales = '<rootDir>/src/entry/web/locales/{locale}';
const exclude = ['**/*.test.ts', '**/*.test.tsx', '**/locales/**'];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [
    {
      path: `${locales}/screens`,
      include: ['src/kit', 'src/entry/web', 'src/register/ui', 'src/modules/*/ui/**/*.{ts,tsx}'],
      exclude,
    },
    { path: `${locales}/registers`, include: ['src/modules/*/contract.ts'] },
    {
      path: `${locales}/answers`,
      include: [
        'src/{kernel,ledger,register}/**/*.ts',
        'src/modules/**/*.ts',
        'src/entry/http/{app,bind,input,problem}.ts',
      ],
      exclude: [...exclude, '**/ui/**', 'src/modules/*/contract.ts'],
    },
  ],
  format: formatter({ lineNumbers: false, origins: false }),
  extractors: [registerTexts, answerTexts, createBabelExtractor()],
});
