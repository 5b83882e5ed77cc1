import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import * as bed from '../../../test/builders/embedded.ts';
import { ask, askListening, takeLock } from './lock.ts';
import { closeRuntime, type Places, placesOf } from './places.ts';

const opened: Places[] = [];

afterAll(async () => {
  await Promise.all(opened.map(closeRuntime));
  await bed.removeFolders();
});

async function aPlace(): Promise<Places> {
  const places = placesOf(await bed.aFolder());
  opened.push(places);
  return places;
}

describe('the lock of a data folder', () => {
  it('is won by one of eight that race for it', async () => {
    const places = await aPlace();

    const races = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(places)));

    const winners = races.filter(({ status }) => status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const race of races) {
      if (race.status === 'fulfilled') await race.value.release();
      else
        expect(race.reason).toMatchObject({
          code: 'already_running',
          message: expect.stringContaining(`pid ${process.pid}`),
        });
    }
  });

  it('is free again once it is released', async () => {
    const places = await aPlace();
    const lock = await takeLock(places);

    await lock.release();

    expect(await ask(places.doorbell)).toBeUndefined();
    await (await takeLock(places)).release();
  });

  it('is held by one that runs and does not answer', async () => {
    const places = await aPlace();
    const mute = createServer();
    await once(mute.listen(places.doorbell), 'listening');

    await expect(takeLock(places)).rejects.toThrow('another Brehon, which does not answer, is already running');
    mute.close();
  });

  it('lets a tool wait until the database is open', async () => {
    const places = await aPlace();
    const lock = await takeLock(places);
    const listening = askListening(places.doorbell);

    lock.opens({ host: '/run/somewhere', port: 5432 });

    expect(await listening).toEqual({ host: '/run/somewhere', port: 5432 });
    await lock.release();
    expect(await askListening(places.doorbell)).toBeUndefined();
  });
});
