import { type Id, parseId } from '../../../kernel/id.ts';
import { useParam } from '../../../kit/routing.tsx';

/** The AI system that the address names. */
export function useSystemId(): Id<'system'> {
  const id = parseId('system', useParam('system'));
  if (!id) throw new Error('the path of this screen names no AI system');
  return id;
}
