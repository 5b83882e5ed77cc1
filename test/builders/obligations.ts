import type { FoundObligation } from '../../src/modules/obligations/rules.ts';
import { day } from './rules.ts';

/** An obligation that holds, as an answer has it. */
export const anObligation = (changes: Partial<FoundObligation> = {}): FoundObligation => ({
  obligation: 'x-9-1',
  truth: 'yes',
  duty: 'Keep a risk management system over the whole life.',
  provision: 'Art. 9(1)',
  readAt: ['https://example.org/law#9'],
  roles: ['Provider'],
  classes: ['High-risk'],
  certainty: 'certain',
  fineTier: 'Duties of operators',
  appliesFrom: day('2027-12-02'),
  trigger: null,
  deadline: null,
  retention: '10 years',
  evidence: ['risk register', 'review minutes'],
  ...changes,
});
