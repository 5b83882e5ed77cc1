// Sets the reader's colour scheme before the first paint, from the same place as the theme switch keeps it.
{
  const kept = localStorage.getItem('brehon-colour-scheme');
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
}
