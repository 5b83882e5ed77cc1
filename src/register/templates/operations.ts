import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import type { Register } from '../contract/register.ts';
import { templateContracts } from '../contract/templates.ts';
import { titlesFor } from '../links.ts';
import {
  deleteTemplate,
  editTemplate,
  givenIn,
  givenOf,
  readTemplates,
  saveTemplate,
  type Template,
} from './templates.ts';

/** The operations by which templates of a register are kept, found, changed and deleted. */
export function templateOperations(register: Register): readonly Operation[] {
  const contracts = templateContracts(register);
  return [
    workspaceOperation(contracts.templates, async ({ work, may }) => {
      const templates = await readTemplates(register, work);
      const titles: Record<string, string> = {};
      for (const { given } of templates) Object.assign(titles, await titlesFor(register, work, given));
      return ok({ templates: templates.map(seen), titles, abilities: { edit: may(`${register.kind}.template`) } });
    }),
    workspaceOperation(contracts.saveTemplate, async ({ work, input: { templateName: name, record, values = {} } }) => {
      const kept = record === undefined ? {} : await givenOf(register, work, record);
      if (!kept) return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
      const saved = await saveTemplate(register, work, { name, given: { ...kept, ...givenIn(values) } });
      return saved.ok ? ok(answer(saved.value, work)) : saved;
    }),
    workspaceOperation(contracts.editTemplate, async ({ work, input }) => {
      const { template: id, version, templateName: name, values, deleted } = input;
      const wanted = { name, given: values && givenIn(values), deleted };
      const edited = await editTemplate(register, work, { target: { id, version }, wanted });
      return edited.ok ? ok(answer(edited.value, work)) : edited;
    }),
    workspaceOperation(contracts.deleteTemplate, async ({ work, input: { template: id, version } }) => {
      const deleted = await deleteTemplate(register, work, { id, version });
      return deleted.ok ? ok(answer(deleted.value, work)) : deleted;
    }),
  ];
}

const answer = (template: Template, work: Work) => ({ template: seen(template), entry: work.lastEntry() ?? null });

const seen = ({ id, name, given, madeBy, version, updatedAt }: Template) => ({
  id,
  name,
  values: { ...given },
  madeBy: madeBy ?? '',
  version,
  updatedAt,
});
