import type { Register } from '../contract/register.ts';
import type { RegisterSource } from './register-source.ts';

const known = new Map<string, RegisterSource>();

/** Says that a register has screens; done once for each, when its screens are made. */
export const knowRegister = (source: RegisterSource): void => {
  known.set(source.register.noun, source);
};

/** Every register that has screens. */
export const knownRegisters = (): readonly Register[] => [...known.values()].map(({ register }) => register);

/** The register with this word in its path, for screens that show records of all registers; `undefined` where none has it. */
export const registerOf = (noun: string): RegisterSource | undefined => known.get(noun);
