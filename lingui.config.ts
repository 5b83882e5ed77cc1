import { defineConfig } from '@lingui/cli';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/entry/web/locales/{locale}/screens',
      include: ['src/kit', 'src/entry/web', 'src/register/ui', 'src/modules/*/ui'],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/locales/**'],
    },
  ],
});
