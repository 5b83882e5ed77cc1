import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { evidenceContracts } from '../../src/modules/evidence/contract.ts';
import { bytesOf, lookAt } from '../support/browser.ts';
import { chooseFile } from '../support/file-choice.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import { settle } from '../support/world.ts';

vi.setConfig({ testTimeout: 240_000 });

const report = Buffer.from(`%PDF-1.7\n${'A bias test of the CV screening. '.repeat(200)}`);
const shortHash = (bytes: Buffer): string => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `${hash.slice(0, 8)}…${hash.slice(-8)}`;
};

describe('Ada keeps the report of a test as evidence', () => {
  let journey: Journey;
  let page: Page;
  let system: string;
  let evidence: string;

  beforeAll(async () => {
    journey = await aJourney();
    const { product, workspace, founder: as } = journey;
    system = await journey.system({ name: 'CV screening' });
    const values = {
      name: 'Bias test, autumn',
      evidenceKind: 'test_result',
      coversFrom: '2025-01-01',
      expiresOn: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
      systems: [system],
    };
    evidence = (await product.call(evidenceContracts.create, { workspace, values }, { as })).body.record.id;
    page = await journey.pageOf(as);
  });
  afterAll(() => journey.close());

  const goTo = (path: string) => page.goto(journey.at(path));
  const files = () => page.getByRole('region', { name: 'Files' });
  const choose = async (name: string, buffer: Buffer) => {
    const open = () => files().getByRole('button', { name: 'Choose a file' }).click();
    await chooseFile(page, open, { name, mimeType: 'application/pdf', buffer });
  };

  test('sees in the list and on its page how long it counts', async () => {
    await goTo('evidence');
    await page.getByRole('row', { name: /Bias test, autumn.*Expires soon/u }).waitFor(patience);
    expect(await lookAt(page, 'evidence-list')).toEqual([]);
    await page.getByRole('link', { name: 'Bias test, autumn' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bias test, autumn' }).waitFor(patience);
    await page.getByText('Expires soon').first().waitFor(patience);
    await files().getByText('Drop the file here').waitFor(patience);

    expect(await lookAt(page, 'evidence-empty')).toEqual([]);
  });

  test('adds a file, finds its hash, and has it verified against the ledger', async () => {
    await choose('Bias test.pdf', report);
    await files().getByText(shortHash(report)).waitFor(patience);
    await files().getByText('PDF document').waitFor(patience);
    await settle(journey.product, journey.workspace);
    await files().getByRole('button', { name: 'Verify Bias test.pdf' }).click();
    await files().getByText('The bytes are those that came').waitFor(patience);
    await files()
      .getByRole('link', { name: /and its proof/u })
      .waitFor(patience);
    await page.getByRole('region', { name: 'History' }).getByText('File added').waitFor(patience);

    expect(await lookAt(page, 'evidence-verified')).toEqual([]);
  });

  test('drops a newer one, whose name says something else than its bytes', async () => {
    const program = Buffer.from('MZ not a report');
    const dropped = await page.evaluateHandle(
      `(() => { const sent = new DataTransfer(); sent.items.add(new File(['MZ not a report'], 'Newer.pdf')); return sent; })()`,
    );
    await files().getByText('Drop a newer file here').dispatchEvent('drop', { dataTransfer: dropped });
    await files().getByText(shortHash(program)).waitFor(patience);
    await files()
      .getByText(/Its name says otherwise/u)
      .waitFor(patience);

    await expect.poll(() => files().getByRole('listitem').count()).toBe(2);
  });

  test('downloads the first, byte for byte', async () => {
    const coming = page.waitForEvent('download');
    await files().getByRole('link', { name: 'Bias test.pdf' }).click();
    const download = await coming;

    expect(download.suggestedFilename()).toBe('Bias test.pdf');
    expect((await bytesOf(download)).equals(report)).toBe(true);
  });

  test('is told of bytes that were altered behind its back', async () => {
    const { product, workspace } = journey;
    const hash = createHash('sha256').update(report).digest('hex');
    const kept = join(product.dataFolder, 'evidence', workspace, hash.slice(0, 2), hash.slice(2));
    await writeFile(kept, 'something else');
    await files().getByRole('button', { name: 'Verify Bias test.pdf' }).click();
    await files().getByText('These are not the bytes that came').waitFor(patience);

    expect(await lookAt(page, 'evidence-altered')).toEqual([]);
  });

  test('adds one from a telephone, by keyboard, and the system says what supports it', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await goTo(`evidence/${evidence}`);
    const button = files().getByRole('button', { name: 'Choose a file' });
    await button.waitFor(patience);
    await files().getByRole('link', { name: 'Newer.pdf' }).waitFor(patience);
    const photo = { name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('From the road.') };
    await chooseFile(page, () => button.press('Enter'), photo);
    await files().getByRole('link', { name: 'photo.txt' }).waitFor(patience);
    await goTo(`systems/${system}`);
    await page.getByRole('tab', { name: 'Work' }).click(patience);
    await page
      .getByRole('region', { name: 'Evidence' })
      .getByRole('link', { name: 'Bias test, autumn' })
      .waitFor(patience);

    expect(journey.complaints()).toEqual([]);
  });
});
