import { defineConfig } from 'eslint/config';
import lingui from 'eslint-plugin-lingui';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.tsx'];
const screens = ['src/**/ui/**/*.{ts,tsx}', 'src/kit/**/*.{ts,tsx}', 'src/entry/web/**/*.{ts,tsx}'];
const pureRooms = ['kernel', 'engine', 'catalogue', 'ledger'].map((room) => `src/${room}/**/*.{ts,tsx}`);
const pureFiles = [
  ...['rules', 'contract', 'facts'].map((name) => `src/{register,modules}/**/${name}.ts`),
  'src/{register,modules/*}/contract/**/*.ts',
];

const casts = [
  {
    selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
    message: 'A cast belongs in src/kernel alone: parse the value, or narrow it.',
  },
  { selector: 'TSTypeAssertion', message: 'A cast belongs in src/kernel alone: parse the value, or narrow it.' },
];

const defaultExports = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Name what you export: a default export has as many names as readers.',
  },
];

const clockAndDice = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument here.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The clock is an argument here.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The clock is an argument here.' },
  { selector: "MemberExpression[object.name='performance']", message: 'The clock is an argument here.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness is an argument here.',
  },
  { selector: "MemberExpression[property.name='randomUUID']", message: 'Ids are an argument here.' },
  { selector: "MemberExpression[property.name='getRandomValues']", message: 'Randomness is an argument here.' },
];

const visibleText = [
  {
    selector: "JSXText[value=/\\p{L}/u]:not(JSXElement[openingElement.name.name='Trans'] JSXText)",
    message: 'A visible text goes through <Trans>.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(label|title|placeholder|alt|description|message|aria-label|aria-description)$/] > Literal[value=/\\p{L}/u]',
    message: 'A visible text goes through t`…`.',
  },
];

const pureGlobals = [
  'process',
  'Buffer',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
];

const sizeAndShape = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-params': ['error', { max: 3 }],
  complexity: ['error', { max: 12 }],
  eqeqeq: 'error',
  'no-else-return': ['error', { allowElseIf: false }],
  'no-param-reassign': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-implicit-coercion': 'error',
};

const strictTypes = {
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  // Leaving one name out of a copy is said by naming it: `const { left, ...rest } = value`.
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    {
      allowDefaultCaseForExhaustiveSwitch: false,
      considerDefaultExhaustiveForUnions: false,
      requireDefaultForNonUnion: true,
    },
  ],
};

// Class names, keys, ids and other words for machines are a single word in lower case, or under one of these names.
const unlocalizedStrings = {
  useTsTypes: true,
  ignore: [
    '^(?!\\p{Lu})\\S+$',
    '^[A-Z0-9_]+$',
    '^(application|text|image)/',
    '^(var|rgba?|hsla?|calc|min|max|clamp|repeat|minmax)\\(',
    '^\\(.*(width|height|prefers|pointer).*\\)$',
  ],
  ignoreNames: [
    { regex: { pattern: '^(data-|aria-(?!label|description|roledescription|valuetext|placeholder))' } },
    { regex: { pattern: '(class|Class)(Name)?(s|es)?$' } },
    {
      regex: {
        pattern:
          '^(style|styles|sx|key|id|name|type|role|htmlFor|href|to|from|path|src|rel|target|method|accept|autoComplete|encType|inputMode|lang|dir|form|query|queryKey|mutationKey)$',
      },
    },
    {
      regex: {
        pattern:
          '^(variant|size|color|c|bg|fw|fz|ff|gap|p[xytblrse]?|m[xytblrse]?|w|h|maw|mah|miw|mih|justify|align|wrap|position|radius|shadow|grow|cols|span|orientation|transitionProps|visibleFrom|hiddenFrom|cursor|display|flex|inset|grid[A-Z]\\w*|fontFamily\\w*|fontFeatureSettings|transition|transform|animation|background\\w*|border\\w*|boxShadow|outline\\w*|padding\\w*|margin\\w*|overflow\\w*)$',
      },
    },
    { regex: { pattern: '^(d|viewBox|fill|stroke\\w*|points|xmlns|strokeLinecap|strokeLinejoin)$' } },
    {
      regex: {
        pattern:
          '^(displayName|mediaQuery|media|headers|hotkey|hotkeys|shortcut|breakpoint|locale|timeZone|format|pattern|value)$',
      },
    },
    { regex: { pattern: '^[A-Z0-9_]+$' } },
  ],
  ignoreFunctions: [
    'Error',
    'TypeError',
    'RangeError',
    'RegExp',
    'URL',
    'URLSearchParams',
    'Intl.*',
    'Symbol',
    'console.*',
    '*.getElementById',
    '*.querySelector',
    '*.querySelectorAll',
    '*.closest',
    '*.matches',
    '*.addEventListener',
    '*.removeEventListener',
    '*.setAttribute',
    '*.getAttribute',
    '*.removeAttribute',
    '*.createElement',
    '*.dispatchEvent',
    '*.getItem',
    '*.setItem',
    '*.removeItem',
    '*.startsWith',
    '*.endsWith',
    '*.includes',
    '*.indexOf',
    '*.split',
    '*.join',
    '*.replace',
    '*.replaceAll',
    '*.localeCompare',
    '*.get',
    '*.set',
    '*.has',
    '*.append',
    '*.delete',
    '*.matchMedia',
    'matchMedia',
    'createFileRoute',
    'createRoute',
    'lazyRouteComponent',
    'useMediaQuery',
    'useHotkeys',
    'clsx',
    'cva',
    'fetch',
    '*.fetch',
  ],
  ignoreMethodsOnTypes: ['Map.get', 'Map.set', 'Map.has', 'Set.add', 'Set.has'],
};

/** `no-restricted-syntax` is one list a file: what holds there is said together. */
const restrict = (...lists) => ['error', ...lists.flat()];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/', 'docs/', 'src/**/locales/**/*.{js,ts,mjs}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { ...sizeAndShape, 'no-unused-vars': 'error', 'no-undef': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...sizeAndShape, ...strictTypes, 'no-restricted-syntax': restrict(casts) },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-syntax': restrict(casts, defaultExports) },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/unsupported-syntax': 'error',
      // It warns of libraries that React's compiler would skip; no compiler runs here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: screens,
    ignores: tests,
    plugins: { lingui },
    rules: {
      'no-restricted-syntax': restrict(casts, defaultExports, visibleText),
      'lingui/no-unlocalized-strings': ['error', unlocalizedStrings],
      'lingui/t-call-in-function': 'error',
      'lingui/no-single-tag-to-translate': 'error',
      'lingui/no-single-variables-to-translate': 'error',
      'lingui/no-trans-inside-trans': 'error',
      'lingui/no-expression-in-message': 'error',
    },
  },
  {
    files: [...pureRooms, ...pureFiles],
    ignores: tests,
    rules: {
      'no-restricted-syntax': restrict(casts, defaultExports, clockAndDice),
      'no-restricted-globals': ['error', ...pureGlobals],
    },
  },
  {
    files: ['src/kernel/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': restrict(defaultExports, clockAndDice) },
  },
  { files: ['src/kernel/**/*.test.ts'], rules: { 'no-restricted-syntax': restrict(defaultExports) } },
  {
    files: tests,
    rules: {
      // A describe block is as long as its cases are many; each case is short all the same.
      'max-lines-per-function': 'off',
      // What vitest's `expect.stringContaining` and its kin answer has the type `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
