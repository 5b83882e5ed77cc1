import { expect, test } from 'vitest';
import { requestOf } from '../../src/kernel/request.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { homeContracts } from '../../src/modules/home/contract.ts';
import { withPageStart } from '../../tools/page-start.ts';

const readsIn = (html: string): unknown =>
  JSON.parse(/data-reads='(?<reads>[^']*)'/u.exec(html)?.groups?.['reads'] ?? '');

const page = '<head><script data-page-start></script></head>';

test('the page asks for what the first screen will ask for, at the same addresses', () => {
  expect(readsIn(withPageStart(page, 'ask()'))).toEqual([
    { url: requestOf(accessContracts.session, {}).url },
    { screen: 'home', url: requestOf(homeContracts.read, { workspace: 'WORKSPACE' }).url },
  ]);
});

test('a page without the place for its first script is refused', () => {
  expect(() => withPageStart('<head></head>', 'ask()')).toThrow('data-page-start');
});
