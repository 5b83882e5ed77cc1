import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    browserAt: string;
  }
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The installed Chromium. Throws, naming the command that mends it, where there is none. */
function installedChromium(): string {
  const found = [process.env['BREHON_CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (!found)
    throw new Error('no Chromium is installed: run `apt-get install chromium`, or name one in BREHON_CHROMIUM');
  return found;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium for all journeys; each of them has contexts of its own in it, so that none sees another's cookies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ executablePath: installedChromium(), args: flags, host: '127.0.0.1' });
  project.provide('browserAt', server.wsEndpoint());
  return () => server.close();
}
