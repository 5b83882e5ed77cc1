import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openBrehon } from '../src/entry/open.ts';
import { parseId } from '../src/kernel/id.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { changeContracts } from '../src/modules/changes/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

vi.setConfig({ testTimeout: 60_000 });

let product: Product;
let address: string;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  address = await product.app.listen({ host: '127.0.0.1', port: 0 });
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

type Follow = { readonly as?: Someone; readonly where?: string; readonly lastEvent?: string; readonly at?: string };

/** Follows as a browser does; `texts` grows while it lasts. */
async function follow({ as = founder, where = workspace, lastEvent, at = address }: Follow = {}) {
  const leaving = new AbortController();
  const response = await fetch(`${at}/api/v1/workspaces/${where}/changes`, {
    signal: leaving.signal,
    headers: {
      authorization: `Bearer ${as.token}`,
      ...(lastEvent === undefined ? {} : { 'last-event-id': lastEvent }),
    },
  });
  const heard = { text: '', hasEnded: false };
  const decoder = new TextDecoder();
  const reading = (async () => {
    for await (const bytes of response.body ?? []) heard.text += decoder.decode(bytes, { stream: true });
  })()
    .catch(() => undefined)
    .finally(() => {
      heard.hasEnded = true;
    });
  await expect.poll(() => heard.text !== '' || response.status !== 200).toBe(true);
  const leave = async (): Promise<void> => {
    leaving.abort();
    await reading;
  };
  return { response, heard, leave };
}

const aSystem = async (name: string, where = workspace, as = founder) =>
  (await product.call(systemContracts.create, { workspace: where, values: { name } }, { as })).body.record;

const edit = (system: string, name: string) =>
  product.call(systemContracts.edit, { workspace, system, values: { name } }, { as: founder });

describe('whoever follows a workspace', () => {
  test('hears which record changed, by register, id, version and event, and no value of it', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    const system = await aSystem('Before');
    await settle(product, workspace);
    const stream = await follow({ as: reader });
    await edit(system.id, 'A secret name');
    await expect.poll(() => stream.heard.text).toContain('system.edited');
    await stream.leave();

    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.heard.text).toMatch(/^retry: 3000\n\n/u);
    expect(stream.heard.text).toContain(
      `event: changed\ndata: {"noun":"systems","id":"${system.id}","version":2,"event":"system.edited"}\n\n`,
    );
    expect(stream.heard.text).not.toContain('secret');
  });

  test('hears that a field of the workspace is added or changed', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    const stream = await follow({ as: reader });
    const made = await product.call(systemContracts.defineField, { workspace, label: 'Shade' }, { as: founder });
    const { id } = made.body.field;
    await expect
      .poll(() => stream.heard.text)
      .toContain(`{"noun":"fields","id":"${id}","version":1,"event":"field.defined"}`);
    await stream.leave();
  });

  test('hears of his own notices, and not even that others have some', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'contributor' });
    const about = await aSystem('Talked about');
    await settle(product, workspace);
    const [own, others] = [await follow({ as: reader }), await follow()];
    const person = (await product.call(accessContracts.session, {}, { as: reader })).body.person;
    const text = `Please look, @${person.id}`;
    await product.call(systemContracts.comment, { workspace, system: about.id, text }, { as: founder });
    await expect.poll(() => own.heard.text).toContain('"noun":"notices"');
    const after = await aSystem('Afterwards');
    await expect.poll(() => others.heard.text).toContain(after.id);
    await Promise.all([own.leave(), others.leave()]);

    expect(others.heard.text).not.toContain('"noun":"notices"');
  });

  test('hears nothing of another workspace', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const stream = await follow();
    await aSystem('Elsewhere', elsewhere, stranger);
    await settle(product, elsewhere);
    const mine = await aSystem('Here');
    await expect.poll(() => stream.heard.text).toContain(mine.id);
    await stream.leave();

    expect(stream.heard.text.match(/event: changed/gu)).toHaveLength(1);
    expect((await follow({ as: stranger })).response.status).toBe(404);
  });

  test('comes back with the last change that he saw, and misses none', async () => {
    const first = await follow();
    const seen = await aSystem('Seen');
    await expect.poll(() => first.heard.text).toContain(seen.id);
    await first.leave();
    const missed = [await aSystem('Missed'), await aSystem('Missed too')];
    await settle(product, workspace);
    const lastEvent = /id: (\d+)\n(?!.*id: )/su.exec(first.heard.text)?.[1] ?? '';
    const second = await follow({ lastEvent });
    await expect.poll(() => second.heard.text).toContain(missed[1]?.id);
    await second.leave();

    expect(second.heard.text).toContain(missed[0]?.id);
    expect(second.heard.text).not.toContain(seen.id);
  });

  test('is told to read again where he missed very much', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => `System ${n}`).join('\n');
    await product.call(
      systemContracts.import,
      { workspace, filename: 'a.csv' },
      { as: founder, file: `name\n${rows}\n` },
    );
    await settle(product, workspace);
    const stream = await follow({ lastEvent: '1' });
    await expect.poll(() => stream.heard.text).toContain('event: reset');
    await stream.leave();
  });

  test('hears of an import once and not ten thousand times', async () => {
    const stream = await follow();
    const rows = Array.from({ length: 300 }, (_, n) => `Other ${n}`).join('\n');
    await product.call(
      systemContracts.import,
      { workspace, filename: 'b.csv' },
      { as: founder, file: `name\n${rows}\n` },
    );
    await expect.poll(() => stream.heard.text).toContain('"id":null');
    await stream.leave();

    expect(stream.heard.text.match(/event: changed/gu)).toHaveLength(1);
  });

  test('hears no more once he is no member any more, or has signed out', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    const streams = [await follow({ as: reader })];
    const { body } = await product.call(accessContracts.members, { workspace }, { as: founder });
    const member = body.members.find(({ email }) => email === reader.email)?.id;
    await product.call(accessContracts.removeMember, { workspace, member }, { as: founder });
    await expect.poll(() => streams[0]?.heard.hasEnded).toBe(true);
    const after = await aSystem('After');
    await settle(product, workspace);

    expect(streams[0]?.heard.text).not.toContain(after.id);
    expect((await follow({ as: reader })).response.status).toBe(404);
  });

  test('may ask for what there is now and no more', async () => {
    const answered = await product.call(changeContracts.follow, { workspace, follow: 'no', after: 0 }, { as: founder });

    expect(answered.text).toContain('event: reset');
  });
});

test('a change made by another process is heard here', async () => {
  const other = await openBrehon({ owner: product.owner, dataFolder: product.dataFolder, report: () => undefined });
  const heard: string[] = [];
  const id = parseId('workspace', workspace);
  if (!id) throw new Error('the workspace has no id');
  await expect
    .poll(async () => {
      const { leave } = await other.changes.follow(id, {
        hear: (changed) => heard.push(...changed.map((each) => each.id)),
        end: () => undefined,
      });
      const made = await aSystem('From this process');
      await settle(product, workspace);
      await new Promise((resolve) => setTimeout(resolve, 300));
      leave();
      return heard.includes(made.id);
    })
    .toBe(true);
  await other.close();
});

test('200 who follow all hear a change, and a product that stops lets them go', async () => {
  const busy = await aProduct();
  const at = await busy.app.listen({ host: '127.0.0.1', port: 0 });
  const own = await aFounder(busy);
  const streams = await Promise.all(
    Array.from({ length: 200 }, () => follow({ as: own.founder, where: own.workspace, at })),
  );
  const values = { name: 'Heard by all' };
  await busy.call(systemContracts.create, { workspace: own.workspace, values }, { as: own.founder });
  await expect.poll(() => streams.filter(({ heard }) => heard.text.includes('created')).length).toBe(200);
  await busy.close();

  await expect.poll(() => streams.every(({ heard }) => heard.hasEnded)).toBe(true);
});
