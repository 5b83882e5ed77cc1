import type { Result } from '../kernel/result.ts';
import { inWorkspace, type Work, type WorkSettings, type Workshop } from './work.ts';

/** Runs one step in a transaction; where it answers with a refusal, nothing of it stays. */
export async function inStep<T, E>(
  shop: Workshop,
  settings: WorkSettings,
  task: (work: Work) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const refused: { answer?: Result<T, E> } = {};
  try {
    return await inWorkspace(shop, settings, async (work) => {
      const answer = await task(work);
      if (answer.ok) return answer;
      refused.answer = answer;
      throw new Error('this step was refused');
    });
  } catch (error) {
    if (refused.answer) return refused.answer;
    throw error;
  }
}
