import { refusal } from '../kernel/problem.ts';
import { err } from '../kernel/result.ts';
import type { Work } from '../store/index.ts';
import type { Register } from './contract/register.ts';
export const exportFile = async (_r: Register, _w: Work, _a: unknown) => err(refusal('too_many_rows', 'x'));
