import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeComponents,
} from '@mantine/core';

/** The accent: petrol, apart from every colour that carries a state. */
const petrol: MantineColorsTuple = [
  '#edf6f8',
  '#d8eaef',
  '#b2d6df',
  '#84bdcb',
  '#5aa5b7',
  '#37899d',
  '#1f6e83',
  '#145a6e',
  '#0f4858',
  '#0a3441',
];

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eef1f2',
  '#e2e7e9',
  '#d0d7da',
  '#b1bbc0',
  '#838f96',
  '#5a666d',
  '#454f56',
  '#2f383e',
  '#1b2226',
];

const dark: MantineColorsTuple = [
  '#e3e9eb',
  '#c4cdd1',
  '#a0abb1',
  '#74818a',
  '#3f4a51',
  '#323b41',
  '#242b30',
  '#1a2024',
  '#13181b',
  '#0c1012',
];

/** For what cannot be undone: dark enough for white letters, as the library's own is not. */
const red: MantineColorsTuple = [
  '#ffdad6',
  '#ffc5be',
  '#f3aba5',
  '#ffb4ab',
  '#e5594f',
  '#d9453a',
  '#c23329',
  '#b3261e',
  '#8c1d18',
  '#6b1511',
];

/** Smaller than the library's own by a step: registers are read by the hundred rows. */
const type = {
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.45' },
  headings: {
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25', fontWeight: '640' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.45' },
      h6: { fontSize: '0.75rem', lineHeight: '1.45' },
    },
  },
} as const;

const controls: MantineThemeComponents = {
  Button: {
    defaultProps: { size: 'sm' },
    // The library writes larger letters into its lower button than into ours.
    vars: (_theme: unknown, { size }: { readonly size?: unknown }) => ({
      root: size === 'compact-md' ? { '--button-fz': 'var(--mantine-font-size-sm)' } : {},
    }),
  },
  TextInput: { defaultProps: { size: 'sm' } },
  PasswordInput: { defaultProps: { size: 'sm' } },
  Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 3 } },
  Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
  MultiSelect: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
  Anchor: { defaultProps: { underline: 'hover' } },
  Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } },
  Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  Modal: { defaultProps: { centered: true, radius: 'lg' } },
  Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } },
};

/** The look of all screens: calm and dense, one accent, the reader's own fonts, both colour schemes alike. */
export const theme = createTheme({
  ...type,
  colors: { petrol, gray, dark, red },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.26,
  white: '#ffffff',
  black: '#161c20',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: controls,
});

/** Text and lines that the library draws too faintly: 4.5 : 1 for text and 3 : 1 for a control's border, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-5)',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-7)',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-3)',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
    '--mantine-primary-color-light': '#17333d',
    '--mantine-primary-color-light-hover': '#1c3f4b',
    '--mantine-primary-color-light-color': 'var(--mantine-color-petrol-2)',
    '--mantine-color-petrol-light': '#17333d',
    '--mantine-color-petrol-light-hover': '#1c3f4b',
    '--mantine-color-petrol-light-color': 'var(--mantine-color-petrol-2)',
    '--mantine-color-error': '#ff9c92',
  },
});
