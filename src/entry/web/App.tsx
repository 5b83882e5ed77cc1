import { I18nProvider } from '@lingui/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Announcer } from '../../kit/announce.tsx';
import { callOperation } from '../../kit/call.ts';
import { ListActsProvider } from '../../kit/list-acts.tsx';
import { QuotesProvider } from '../../kit/quoted.tsx';
import { RecordPanelsProvider } from '../../kit/record-panels.tsx';
import { cssVariables, theme } from '../../kit/theme.ts';
import { determinationContracts } from '../../modules/determinations/contract.ts';
import { createClient } from './client.ts';
import { i18n } from './i18n.ts';
import { createAppRouter } from './router.tsx';
import { areas } from './slices.ts';

const colourScheme = localStorageColorSchemeManager({ key: 'brehon-colour-scheme' });

const client = createClient(() => {
  const { pathname, href } = router.state.location;
  if (!pathname.startsWith('/w/')) return;
  client.clear();
  void router.navigate({ to: '/sign-in', search: { to: href } });
});

const router = createAppRouter(client);

const readQuotes = async (language: string) => (await callOperation(determinationContracts.texts, { language })).texts;

const panels = areas.flatMap((area) => area.panels ?? []);
const acts = areas.flatMap((area) => area.acts ?? []);

/** Finds the first screen: who is here, its code, and what it will read as far as that has been asked for. */
export async function findFirstScreen(): Promise<void> {
  await router.load();
  const asked = client.getQueryCache().findAll({ fetchStatus: 'fetching' });
  await Promise.allSettled(asked.map((query) => query.fetch()));
}

/** The whole application, with everything that its screens rest on. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={client}>
          <QuotesProvider read={readQuotes}>
            <Announcer>
              <RecordPanelsProvider panels={panels}>
                <ListActsProvider acts={acts}>
                  <RouterProvider router={router} />
                </ListActsProvider>
              </RecordPanelsProvider>
            </Announcer>
          </QuotesProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
}
