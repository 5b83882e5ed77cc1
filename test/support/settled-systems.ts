import { determinationContracts as contracts } from '../../src/modules/determinations/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import type { Product, Someone } from './product.ts';

/** What settles a system that does nothing of what a law asks about. */
export const harmless = (fact: string, type: string, word: string | undefined) => {
  if (fact === 'method') return 'learned';
  if (fact === 'roles') return ['uses'];
  if (type === 'yesNo') return false;
  if (type === 'number') return 0;
  return type === 'manyOf' ? [] : word;
};

type Where = { readonly founder: Someone; readonly workspace: string };

/** Makes so many AI systems of which everything is answered and nothing is accepted. */
export async function settledSystems(product: Product, { founder: as, workspace }: Where, count: number) {
  const file = ['name', ...Array.from({ length: count }, (_, n) => `System ${n}`)].join('\n');
  await product.call(systemContracts.import, { workspace, filename: 'systems.csv' }, { as, file });
  const { rows } = (await product.call(systemContracts.list, { workspace, size: 1 }, { as })).body;
  const answers: Record<string, unknown> = {};
  for (let step = 0; step < 60; step += 1) {
    const one = { workspace, ids: rows.map(({ id }) => id) };
    const [top] = (await product.call(contracts.triage, one, { as })).body.questions;
    if (!top) break;
    const { fact, type, options } = top.question;
    const given = { [fact]: harmless(fact, type, options.at(-1)?.word) };
    Object.assign(answers, given);
    await product.call(contracts.answerMany, { ...one, answers: given }, { as });
  }
  await product.call(contracts.answerMany, { workspace, filter: {}, answers }, { as });
}
