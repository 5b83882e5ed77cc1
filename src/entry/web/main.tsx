import '../../kit/global.css';
import '../../kit/print.css';
import '@mantine/core/styles.layer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, findFirstScreen } from './App.tsx';
import { firstLanguage, speak } from './language.ts';

/** What is there by then is shown at once and whole; otherwise the frame is shown while the rest is on its way. */
const patienceMs = 100;

/** Shows the first screen in the page's language. Not awaited by the file: what it loads may need what stands in it. */
async function show(place: HTMLElement): Promise<void> {
  const first = Promise.race([findFirstScreen(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  if (firstLanguage() !== 'en') await speak(firstLanguage());
  await first;
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the application');
void show(place);
