import { parseJson } from '../../../kernel/canonical.ts';
import { refusal } from '../../../kernel/problem.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { readCard } from './card.ts';
import { readCycloneDx } from './cyclonedx.ts';
import type { Bom, NotABom } from './parts.ts';
import { readSpdx } from './spdx.ts';
import { isTooDeep, textsOf, treeOf } from './tree.ts';

/** A file as it came: its bytes, and the name that says what its writer took it for. */
export type BomFile = { readonly bytes: Uint8Array; readonly filename: string };

/**
 * Reads a model card, a dataset card or a bill of materials; what it is follows from what is in it. Refuses what is none
 * of them, and what is one but not whole, with the places. Input may be hostile.
 */
export function readBom({ bytes, filename }: BomFile): Result<Bom, NotABom> {
  const text = textIn(bytes);
  if (text === undefined)
    return err(refuse('this is no text in UTF-8; choose a model card (.md) or a bill of materials (.json)'));
  if (text.trim() === '')
    return err(refuse('the file is empty; choose a model card (.md) or a bill of materials (.json)'));
  return /^\s*[[{]/u.test(text) && !/\.(?:md|ya?ml)$/iu.test(filename) ? readJson(text) : readCard(text, filename);
}

const refuse = (detail: string): NotABom => refusal('file_not_understood', detail);

function textIn(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function readJson(text: string): Result<Bom, NotABom> {
  const document = parseJson(text);
  if (document === undefined) return err(refuse('the file looks like JSON but is not; export it again'));
  if (isTooDeep(document)) return err(refuse('the file is nested too deeply to be a bill of materials'));
  const tree = treeOf(document);
  if (['bomFormat', 'specVersion'].some((name) => name in tree) && !('spdxVersion' in tree)) return readCycloneDx(tree);
  if (textsOf(tree['@context']).some((context) => context.includes('spdx.org')) || '@graph' in tree)
    return readSpdx(tree);
  if ('spdxVersion' in tree)
    return err(refuse('this is SPDX 2, which knows no models; export it as SPDX 3 with the AI profile'));
  return err(
    refuse(
      'this JSON is neither CycloneDX (it has no `bomFormat`) nor SPDX 3 (it has no `@context`); choose one of these, or import a list by `Import`',
    ),
  );
}
