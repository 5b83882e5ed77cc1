// Vite plugin: lays the page beside itself in every language, so that it says from its first byte which one it is in.
import type { Plugin } from 'vite';
import { languages, pageFile } from '../src/kernel/language.ts';

const english = 'Brehon needs JavaScript in the browser. Everything it shows can also be read with its command line.';

/** What the page itself says, where nothing runs in the browser. */
const withoutScripts = {
  en: english,
  de: 'Brehon braucht JavaScript im Browser. Alles, was es zeigt, lässt sich auch über die Befehlszeile lesen.',
} as const;

/** The page in a language; `catalogue` is the address of its texts, which are asked for as early as the code is. */
export function pageIn(language: (typeof languages)[number], html: string, catalogue: string | undefined): string {
  if (!html.includes('<html lang="en">') || !html.includes(english))
    throw new Error('the page is not the one in English');
  const early = catalogue === undefined ? '' : `  <link rel="modulepreload" crossorigin href="/${catalogue}">\n  `;
  return html
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace(english, withoutScripts[language])
    .replace('</head>', `${early}</head>`);
}

/** Writes `index.de.html` beside `index.html`, and so on. */
export function pageInLanguages(): Plugin {
  return {
    name: 'brehon-page-in-languages',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the build has no page');
        const html = String(page.source);
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        for (const language of languages.filter((each) => each !== 'en')) {
          const own = chunks.find(({ moduleIds }) =>
            moduleIds.some((id) => id.includes(`/locales/${language}/screens`)),
          );
          this.emitFile({ type: 'asset', fileName: pageFile(language), source: pageIn(language, html, own?.fileName) });
        }
      },
    },
  };
}
