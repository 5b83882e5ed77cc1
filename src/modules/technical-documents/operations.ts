import { Readable } from 'node:stream';
import type { Catalogue, DocumentLine } from '../../catalogue/index.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { assemble, type Paper } from './assemble.ts';
import { technicalDocumentContracts as contracts } from './contract.ts';
import { gatherRecords } from './gather.ts';

type Asking = { readonly system: string; readonly document: string };
type Assembled = { readonly name: string; readonly paper: Paper; readonly filename: string; readonly day: string };

/** The operations of technical documents, over the catalogues that ask for them. */
export const technicalDocumentOperations = ({
  catalogues,
}: {
  readonly catalogues: () => Promise<readonly Catalogue[]>;
}): readonly Operation[] => {
  const documents = async (): Promise<readonly DocumentLine[]> =>
    (await catalogues()).flatMap((catalogue) => [...catalogue.documents.values()]);
  const assembled = async (work: Work, asked: Asking): Promise<Result<Assembled, Refusal<'not_found'>>> => {
    const line = (await documents()).find(({ id }) => id === asked.document);
    if (!line) return err(refusal('not_found', 'no catalogue asks for a document of this name'));
    const gathered = await gatherRecords(work, asked.system);
    if (!gathered) return err(absent());
    const day = dateOf(work.now);
    const { name } = gathered;
    return ok({ name, paper: assemble(line, gathered.records), filename: `${line.id}-${fileName(name)}-${day}`, day });
  };
  return [
    workspaceOperation(contracts.list, async ({ work, input }) => {
      const gathered = await gatherRecords(work, input.system);
      if (!gathered) return err(absent());
      const lines = await documents();
      return ok({
        system: { id: input.system, name: gathered.name },
        documents: lines.map((line) => {
          const { items, missing } = assemble(line, gathered.records);
          const { id, title, provision, summary, link = null } = line;
          const standing = gathered.standingOf(line.for);
          return { document: id, title, provision, summary, link, items, missing, standing };
        }),
      });
    }),
    workspaceOperation(contracts.read, async ({ work, input }) => {
      const found = await assembled(work, input);
      if (!found.ok) return found;
      return ok({ system: { id: input.system, name: found.value.name }, ...listsOf(found.value.paper) });
    }),
    workspaceOperation(contracts.docx, async ({ work, input }) => {
      const found = await assembled(work, input);
      if (!found.ok) return found;
      const { paper, name, day, filename } = found.value;
      const { writeDocx } = await import('./write-docx.ts');
      const bytes = await writeDocx(paper, { system: name, day });
      const [mediaType] = contracts.docx.givesFile.mediaTypes;
      return ok({ filename: `${filename}.docx`, mediaType, body: Readable.from([bytes]) });
    }),
    workspaceOperation(contracts.pdf, async ({ work, input }) => {
      const found = await assembled(work, input);
      if (!found.ok) return found;
      const { paper, name, day, filename } = found.value;
      const { writePdf } = await import('./write-pdf.ts');
      const bytes = writePdf(paper, { system: name, day });
      return ok({ filename: `${filename}.pdf`, mediaType: 'application/pdf', body: Readable.from([bytes]) });
    }),
  ];
};

const absent = () => refusal('not_found', 'there is no AI system with this id in this workspace');

/** The same with lists of its own, as an answer takes them. */
const listsOf = ({ sections, ...paper }: Paper) => ({
  ...paper,
  sections: sections.map(({ items, ...section }) => ({
    ...section,
    items: items.map(({ label, texts, gaps }) => ({ label, texts: [...texts], gaps: [...gaps] })),
  })),
});

const fileName = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase()
    .slice(0, 60);
