// Stands in the page itself, before its styles and its code. While those are on their way it asks the server for what the
// first screen shows (`kit/early.ts` takes the answers up), sets the reader's colour scheme before anything is painted, and
// makes a number format: a browser's first one takes tens of milliseconds, which the screen would else wait for.
{
  const [, workspace, screen] = /^\/w\/(\w+)\/(\w+)\/?$/.exec(location.pathname) ?? [];
  const reads = JSON.parse(document.currentScript.dataset.reads);
  const wanted = workspace ? reads.filter((read) => read.screen === undefined || read.screen === screen) : [];
  const ask = ({ url }) => {
    const address = url.replace('WORKSPACE', workspace);
    const headers = { accept: 'application/json, application/problem+json', 'x-brehon-request': 'web' };
    const answer = fetch(address, { headers, credentials: 'same-origin' });
    answer.catch(() => undefined);
    return [address, answer];
  };
  window.earlyAnswers = new Map(wanted.map(ask));

  const kept = localStorage.getItem('brehon-colour-scheme');
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';

  new Intl.NumberFormat(navigator.language).format(0);
}
