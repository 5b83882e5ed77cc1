import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { type Language, languages } from '../../../kernel/language.ts';
import { languageName } from '../../../kit/language-name.ts';
import { chooseLanguage } from '../language.ts';

/** Lets whoever is not signed in choose a language; the browser remembers it. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const current = languageName(i18n.locale);
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Language: ${current}`}>
          <IconLanguage size={20} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={i18n.locale}>
          {languages.map((language) => (
            <LanguageItem key={language} language={language} onChoose={() => void chooseLanguage(language)} />
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

type LanguageItemProps = { readonly language: Language; readonly onChoose: () => void };

/** A language in a menu, by its own name for itself. */
export const LanguageItem = ({ language, onChoose }: LanguageItemProps) => (
  <Menu.RadioItem value={language} lang={language} closeMenuOnClick onChange={onChoose}>
    {languageName(language)}
  </Menu.RadioItem>
);
