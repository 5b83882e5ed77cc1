import { peopleContracts } from '../../src/modules/people/contract.ts';
import { unitContracts } from '../../src/modules/units/contract.ts';
import type { Product, Someone } from './product.ts';

/** Gives the ids of units and people of a workspace by their names, and adds those that are not there yet. */
export type Namer = {
  readonly unit: (name: string) => Promise<string>;
  readonly person: (name: string) => Promise<string>;
};

/** Names units and people of a workspace as `as`. */
export function namerIn(product: Product, { workspace, as }: { workspace: string; as: Someone }): Namer {
  const named = (contracts: typeof unitContracts) => {
    const known = new Map<string, Promise<string>>();
    const make = async (name: string) =>
      String((await product.call(contracts.create, { workspace, values: { name } }, { as })).body.record.id);
    return (name: string): Promise<string> => {
      const id = known.get(name) ?? make(name);
      known.set(name, id);
      return id;
    };
  };
  return { unit: named(unitContracts), person: named(peopleContracts) };
}
