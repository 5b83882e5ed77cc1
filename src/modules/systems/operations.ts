import { Readable } from 'node:stream';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { gatherParts } from './bom/gather.ts';
import { textAt } from './bom/recorded.ts';
import { writeBom } from './bom/write-bom.ts';
import { bomContracts, systems } from './contract.ts';

/** The operations of AI systems beside those of every register. */
export const bomOperations = (): readonly Operation[] => [
  workspaceOperation(bomContracts.bom, async ({ work, input }) => {
    const parts = await gatherParts(work, input.system);
    if (!parts) return err(refusal('not_found', `there is no ${systems.label.one} with this id in this workspace`));
    const text = JSON.stringify(writeBom(parts, { at: work.now }), undefined, 2);
    const filename = `${fileName(textAt(parts.system, 'name') ?? '')}-${dateOf(work.now)}.cdx.json`;
    return ok({
      filename,
      mediaType: 'application/vnd.cyclonedx+json; version=1.7',
      body: Readable.from([new TextEncoder().encode(`${text}\n`)]),
    });
  }),
];

/** A title as the beginning of a file's name: letters and digits of any script, with hyphens between. */
const fileName = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase()
    .slice(0, 80) || 'ai-system';
