import { useLingui } from '@lingui/react/macro';
import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { startTransition } from 'react';

/**
 * Lets the reader choose light, dark or whatever the system has; the browser remembers it. The page's own variables change
 * its colours at once; what else knows of the choice is drawn after that.
 */
export function ThemeSwitch() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const choices = [
    { scheme: 'light', label: t`Light`, Icon: IconSun },
    { scheme: 'dark', label: t`Dark`, Icon: IconMoon },
    { scheme: 'auto', label: t`As the system`, Icon: IconDeviceDesktop },
  ] as const satisfies readonly {
    readonly scheme: MantineColorScheme;
    readonly label: string;
    readonly Icon: unknown;
  }[];
  const { label: current, Icon: CurrentIcon } = choices.find(({ scheme }) => scheme === colorScheme) ?? choices[2];
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Colours: ${current}`}>
          <CurrentIcon size={20} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={colorScheme}>
          {choices.map(({ scheme, label, Icon }) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              onChange={() => startTransition(() => setColorScheme(scheme))}
              rightSection={<Icon size={18} stroke={1.6} />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
