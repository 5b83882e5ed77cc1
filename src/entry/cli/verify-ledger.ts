import type { Id } from '../../kernel/id.ts';
import { parseVerifierKey, verifyLog } from '../../ledger/index.ts';
import { ledgerContracts } from '../../modules/ledger/contract.ts';
import { fastSha256 } from '../../store/index.ts';
import { callOperation } from './client.ts';
import { showProgress } from './print.ts';
import { keepSettings, type Settings } from './settings.ts';

/** What came of a verification: whether it holds, and a line for people. */
export type Verified = { readonly holds: boolean; readonly lines: readonly string[] };

const page = 1000;

/**
 * Reads the whole ledger of a workspace and verifies it here, without trusting the server: signature, every entry, the
 * root, and that it extends the checkpoint that was seen when it was last verified. A key that changed is refused.
 */
export async function verifyLedger(settings: Settings, workspace: Id<'workspace'>): Promise<Verified> {
  const state = await callOperation(settings, ledgerContracts.read, { input: { workspace } });
  if (state.checkpoint === null) return { holds: true, lines: ['the ledger has no entries yet'] };
  const seen = settings.ledgers[state.origin];
  if (seen && seen.verifierKey !== state.verifierKey)
    return failed('key_changed', 'another key than last time signs; ask who runs the installation why');
  const key = parseVerifierKey(state.verifierKey);
  if (!key.ok) return failed(key.error.code, key.error.detail);
  const entries = entriesOf(settings, { workspace, size: state.size });
  const verified = await verifyLog(
    {
      log: { origin: state.origin, keys: [key.value] },
      checkpoint: state.checkpoint,
      entries,
      olderCheckpoints: seen ? [seen.checkpoint] : [],
      workspace,
    },
    fastSha256,
  );
  if (!verified.ok) return failed(verified.error.code, verified.error.detail);
  const { verifierKey, checkpoint, origin } = state;
  await keepSettings({ ledgers: { ...settings.ledgers, [origin]: { verifierKey, checkpoint } } });
  return { holds: true, lines: linesOf(verified.value, { key: verifierKey, isFirst: !seen, waiting: state.waiting }) };
}

const failed = (code: string, detail: string): Verified => ({
  holds: false,
  lines: [`the ledger does not hold: ${detail} (${code})`],
});

type Evidence = { readonly size: number; readonly root: string; readonly olderSizes: readonly number[] };

const linesOf = (
  { size, root, olderSizes }: Evidence,
  { key, isFirst, waiting }: { key: string; isFirst: boolean; waiting: number },
) => [
  `the ledger holds: ${size} entries, root ${root}`,
  `signed by ${key}${isFirst ? ', which is remembered from now on' : ''}`,
  ...olderSizes.map((older) => `it extends the ${older} entries that were verified before`),
  ...(waiting > 0 ? [`${waiting} newer entries wait for their index`] : []),
  'this proves that nothing was altered or removed since it was recorded; not that what was recorded was true',
];

async function* entriesOf(
  settings: Settings,
  { workspace, size }: { workspace: Id<'workspace'>; size: number },
): AsyncIterable<string> {
  for (let from = 0; from < size; from += page) {
    const input = { workspace, from, size: Math.min(page, size - from) };
    const { entries } = await callOperation(settings, ledgerContracts.entries, { input });
    for (const entry of entries) yield entry.text;
    showProgress({ step: 'verifying', done: Math.min(size, from + page), of: size });
  }
}
