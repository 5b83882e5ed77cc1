import * as z from 'zod';
import { contract, idOf } from '../../../kernel/operation.ts';

const value = z.union([z.string(), z.array(z.string())]).nullable();

/** One value that a file would set; links are told by the names of what they lead to. */
const change = z.object({ name: z.string(), from: value, to: value });

/** A record that a file tells of, and what becomes of it. */
const cardPart = z.object({
  kind: z.string(),
  noun: z.string(),
  title: z.string(),
  does: z.enum(['create', 'update', 'keep', 'leave_archived']),
  /** The record's id; `null` for one that would be made. */
  record: z.string().nullable(),
  /** The fields by which it was recognised, joined by ` + `; `null` for a new one. */
  matchedBy: z.string().nullable(),
  changes: z.array(change),
  /** What no field holds, under the file's own names. */
  extra: z.array(change),
});

const told = {
  /** What the file is: a model card, a dataset card, or the format of a bill of materials. */
  format: z.string(),
  version: z.string().nullable(),
  parts: z.array(cardPart),
  notices: z.array(z.object({ path: z.array(z.union([z.string(), z.int()])), code: z.string(), message: z.string() })),
};

const takes = {
  workspace: idOf('workspace'),
  filename: z.string().trim().min(1).max(300).describe('the file’s own name'),
};

const file = { maxBytes: 16 * 1024 * 1024, endings: ['md', 'json', 'yaml', 'yml', 'jsonld'] };

const example = { workspace: 'ws', filename: 'model-card.md' };

/** Tries a card or a bill of materials without writing anything. */
export const checkCard = contract({
  id: 'models.check-card',
  summary:
    'Look into a model card, a CycloneDX ML-BOM or an SPDX 3 document: which models, datasets and suppliers it would create and change; nothing is kept',
  may: 'model.import',
  method: 'POST',
  path: '/workspaces/{workspace}/models/cards/check',
  takes: z.strictObject(takes),
  takesFile: file,
  gives: z.object(told),
  refuses: ['file_not_understood'],
  example,
});

/** Takes a card or a bill of materials over, all of it or nothing. */
export const importCard = contract({
  id: 'models.import-card',
  summary:
    'Import a model card, a CycloneDX ML-BOM or an SPDX 3 document into models, datasets and suppliers, all of it or nothing',
  may: 'model.import',
  method: 'POST',
  path: '/workspaces/{workspace}/models/cards',
  takes: z.strictObject({ ...takes, reason: z.string().trim().max(2000).optional() }),
  takesFile: file,
  gives: z.object({ import: idOf('import'), ...told }),
  refuses: ['file_not_understood'],
  example,
});

/** A card’s part as the operations tell it. */
export type CardPart = z.output<typeof cardPart>;
