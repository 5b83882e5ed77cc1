// Vite plugin: puts `page-start.js` into the page itself, with the reads that it makes before any code has come.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { requestOf } from '../src/kernel/request.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { homeContracts } from '../src/modules/home/contract.ts';

const place = '<script data-page-start></script>';

/** What is read for every screen of a workspace, and for the `screen` that people come in by. */
const reads = [
  { url: requestOf(accessContracts.session, {}).url },
  { screen: 'home', url: requestOf(homeContracts.read, { workspace: 'WORKSPACE' }).url },
];

/** Fills the page's place for its first script, and says beside it what is to be read. */
export function withPageStart(html: string, text: string): string {
  if (!html.includes(place)) throw new Error(`the page has no \`${place}\``);
  return html.replace(place, () => `<script data-reads='${JSON.stringify(reads)}'>\n${text}</script>`);
}

/** Puts `page-start.js` into the page; the server allows it by its hash. */
export function pageStart(): Plugin {
  let root = '';
  return {
    name: 'brehon-page-start',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html) => withPageStart(html, await readFile(join(root, 'page-start.js'), 'utf8')),
    },
  };
}
