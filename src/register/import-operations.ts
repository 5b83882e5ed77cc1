import type { Operation } from '../store/index.ts';
import type { Register } from './contract/register.ts';
export const importOperations = (_r: Register): readonly Operation[] => [];
