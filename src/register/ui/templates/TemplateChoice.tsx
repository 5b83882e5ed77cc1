import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import type { Template, Templates } from './known-templates.ts';
import classes from './Templates.module.css';
import { TemplatesDialog } from './TemplatesDialog.tsx';

type TemplateChoiceProps = {
  readonly known: Templates;
  /** The one that the form began with. */
  readonly first: string | undefined;
  readonly onChoose: (template: Template) => void;
};

/** Fills the form of a new record from a template; nothing where there is none. */
export function TemplateChoice({ known, first, onChoose }: TemplateChoiceProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState(first ?? null);
  const [isManaging, setIsManaging] = useState(false);
  const { templates, abilities } = known;
  if (templates.length === 0 && !isManaging) return null;
  const choose = (id: string | null) => {
    setChosen(id);
    const template = templates.find((each) => each.id === id);
    if (!template) return;
    const { name } = template;
    announce(t`Filled in from ${name}`);
    onChoose(template);
  };
  return (
    <div className={classes.choice}>
      <Select
        label={t`New from template`}
        placeholder={t`None`}
        leftSection={<IconTemplate size={16} stroke={1.8} />}
        data={templates.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={choose}
        searchable
        className={classes.select}
      />
      {abilities['edit'] && (
        <Button variant="subtle" onClick={() => setIsManaging(true)}>
          <Trans>Manage templates</Trans>
        </Button>
      )}
      {isManaging && <TemplatesDialog templates={templates} onClose={() => setIsManaging(false)} />}
    </div>
  );
}
