import type { MessageDescriptor } from '@lingui/core';
import type { Contract } from '../../kernel/operation.ts';
import type { registerContracts } from '../contract/operations.ts';
import type { Register } from '../contract/register.ts';

/** The contracts that a register has from its declaration. */
export type RegisterContracts = ReturnType<typeof registerContracts>;

/** A screen of the slice's own, by its path inside the workspace. */
type OtherScreen = { readonly path: string; readonly label: MessageDescriptor };

/** A file that is made of one record: the operation takes the workspace and the record, and nothing else. */
type RecordDownload = { readonly contract: Contract; readonly label: MessageDescriptor };

/** A register and its operations: all that its screens are made from. */
export type RegisterSource = {
  readonly register: Register;
  readonly contracts: RegisterContracts;
  /** Ways in beside the import of lists. */
  readonly imports?: readonly OtherScreen[];
  /** What is done with its records now and then, beside what every register can. */
  readonly more?: readonly OtherScreen[];
  /** Screens that look at all its records together. */
  readonly pages?: readonly OtherScreen[];
  /** Files that each record can be downloaded as. */
  readonly downloads?: readonly RecordDownload[];
};
