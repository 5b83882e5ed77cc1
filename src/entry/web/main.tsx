import '../../kit/global.css';
import '../../kit/print.css';
import '@mantine/core/styles.layer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, findFirstScreen } from './App.tsx';

/** What is there by then is shown at once and whole; otherwise the frame is shown while the rest is on its way. */
const patienceMs = 100;

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the application');
await Promise.race([findFirstScreen(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
