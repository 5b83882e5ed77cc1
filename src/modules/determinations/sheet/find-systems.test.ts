import { describe, expect, test } from 'vitest';
import { idsFrom } from '../../../kernel/id.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { SystemNamed } from '../store.ts';
import { systemFinder, type Told } from './find-systems.ts';

let made = 0;
const ids = idsFrom(
  () => instantOf(Date.UTC(2026, 10, 23, 0, 0, made++)),
  () => 0.5,
);
const aSystem = (name: string, more: Partial<SystemNamed> = {}): SystemNamed => ({
  id: ids('system'),
  reference: null,
  unit: null,
  isArchived: false,
  name,
  ...more,
});
const screening = aSystem('CV screening', { reference: 'AI-7', unit: 'People' });
const chat = aSystem('Help chat');
const oneScan = aSystem('Scan', { unit: 'North' });
const otherScan = aSystem('Scan', { unit: 'South' });
const gone = aSystem('Old rules', { isArchived: true });
const find = systemFinder([screening, chat, oneScan, otherScan, gone]);
const row = (told: Partial<Told>) => find({ reference: undefined, name: undefined, unit: undefined, ...told });
const why = (told: Partial<Told>) => {
  const found = row(told);
  return found.system ? found.odd?.message : found.why.message;
};

describe('the AI system of a row', () => {
  test('is found by id, by reference and by name, and by its unit where several have the name', () => {
    expect(row({ reference: screening.id }).system).toBe(screening);
    expect(row({ reference: 'ai-7' }).system).toBe(screening);
    expect(row({ name: chat.id }).system).toBe(chat);
    expect(row({ name: 'help  CHAT' }).system).toBe(chat);
    expect(row({ name: 'CV screening' }).system).toBe(screening);
    expect(row({ name: 'Scan', unit: 'south' }).system).toBe(otherScan);
    expect(row({ reference: 'AI-9', name: 'Help chat' }).system).toBe(chat);
    expect(row({ name: 'Old rules' }).system).toBe(gone);
  });

  test('is none where several fit, where another has the name, or where none has', () => {
    expect(why({ name: 'Scan' })).toBe(
      '2 AI systems have the name `Scan`; add their reference, or the owner unit beside the name',
    );
    expect(why({ name: 'CV screening', unit: 'Sales' })).toContain('there is no AI system `CV screening`');
    expect(why({ reference: 'AI-9', name: 'CV screening' })).toContain('nor one with the reference `AI-9`');
    expect(why({ name: 'CV screning' })).toBe('there is no AI system `CV screning`; did you mean `CV screening`?');
    expect(why({ reference: 'AI-9' })).toBe('there is no AI system with the reference `AI-9`');
    expect(why({})).toContain('neither name nor reference');
  });

  test('is said where its name is another one than that of the row', () => {
    expect(row({ reference: 'AI-7', name: 'Chat' }).system).toBe(screening);
    expect(why({ reference: 'AI-7', name: 'Chat' })).toBe(
      'the reference `AI-7` belongs to `CV screening`, and the row says `Chat`',
    );
  });
});
