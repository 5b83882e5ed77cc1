import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod';
import * as access from '../../src/modules/access/contract.ts';
import * as obligations from '../../src/modules/obligations/contract.ts';
import * as systems from '../../src/modules/systems/contract.ts';
import { browserModule, findHomes } from '../../tools/browser-contracts.ts';

const inBrowser = async (exported: unknown): Promise<object> => {
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(browserModule(exported))}`);
  return typeof module === 'object' && module !== null ? module : {};
};

test('a contract keeps in the browser what a call needs, and loses its schemas', async () => {
  const module = await inBrowser(access);

  expect(module).toHaveProperty('accessContracts.invite', {
    id: 'members.invite',
    method: 'POST',
    path: '/workspaces/{workspace}/invitations',
  });
});

test('the fields of a register that another one links to stand in the browser once', async () => {
  const path = fileURLToPath(new URL('../../src/modules/systems/contract.ts', import.meta.url));
  const homes = await findHomes([path]);

  const linking = browserModule(obligations, homes);
  expect(linking).toContain(`import { systems as linked_systems } from ${JSON.stringify(path)};`);
  expect(linking).toContain('"fields":linked_systems.fields');
  expect(browserModule(systems, homes)).not.toMatch(/^import /mu);
});

test('an operation that takes a file still says so in the browser', async () => {
  const module = await inBrowser(systems);

  const { maxBytes } = systems.systemContracts.import.takesFile;
  expect(module).toHaveProperty('systemContracts.import.takesFile.maxBytes', maxBytes);
});

test('a register keeps its labels and choices, and leaves the words of importers on the server', async () => {
  const module = await inBrowser(systems);

  expect(module).toHaveProperty('systems.fields.stage.options.idea', { label: 'Idea' });
  expect(JSON.stringify(module)).not.toContain('alsoKnownAs');
});

test('schemas and functions that a contract exports are not there for the browser', async () => {
  const module = await inBrowser({ schema: z.string(), check: () => true, roles: ['owner'] });

  expect(Object.keys(module)).toEqual(['roles']);
});
