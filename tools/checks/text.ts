// Texts that must not land: unfinished marks, waivers without a reason, this machine's paths, tests left out, bad names.
import { dirname, resolve } from 'node:path';
import { type Finding, filesUnder, report, scan, type TextRule } from './scan.ts';

// Patterns are spelt with brackets where they would otherwise find themselves.
const isCode = (path: string): boolean => /^(?:src|test|tools|bin)\/.*\.(?:ts|tsx|mjs|cjs|js|sql|css)$/u.test(path);
const isTest = (path: string): boolean => /\.test\.tsx?$/u.test(path);
const isAny = (path: string): boolean => path !== 'package-lock.json';

const waivers: readonly TextRule[] = [
  {
    name: 'waiver-has-a-reason',
    why: 'name the rule and say why: `eslint-dis[a]ble-next-line rule -- reason`',
    where: isCode,
    pattern: /eslint-dis[a]ble(?!.* -- \S)|eslint-dis[a]ble(?:-next-line|-line)? *(?:--|\*\/|$)/u,
  },
  {
    name: 'waiver-has-a-reason',
    why: 'say why, behind ` -- `',
    where: isCode,
    pattern: /(?:v8 ign[o]re|jscpd:ign[o]re-start|type-coverage:ign[o]re|bi[o]me-ignore)(?!.* -- \S)/u,
  },
  {
    name: 'types-are-not-silenced',
    why: 'mend the type',
    where: isCode,
    pattern: /@ts-(?:ign[o]re|noch[e]ck)/u,
  },
];

const unfinished: readonly TextRule[] = [
  {
    name: 'nothing-unfinished',
    why: 'finish it, or open a ticket in the tracker and leave it out of the text',
    where: isAny,
    pattern: /\b(?:TO[D]O|FIX[M]E|X{3})\b/u,
  },
  {
    name: 'no-test-left-out',
    why: 'run every test; `skipIf` with the reason in the name, where something is not there',
    where: isTest,
    pattern: /\.(?:only|skip|todo)\(/u,
  },
  {
    name: 'no-ticket-in-code',
    why: 'say what is so, not where it was asked for',
    where: isCode,
    pattern: /\b(?:issue|ticket) #?\d+\b/iu,
  },
  {
    name: 'own-words',
    why: 'a standard is told in our own words, and those never command with its verb',
    where: (path) => path.startsWith('catalogues/'),
    pattern: /\bshall\b/iu,
  },
];

/** Folders that stand on every machine: naming one of them gives nothing away. */
const common = new Set(['/', '/tmp', '/root', '/home', '/opt', '/srv', '/usr', '/usr/src', '/var', '/var/lib', '/mnt']);

function placeRules(root: string): readonly TextRule[] {
  const place = dirname(root);
  const own = common.has(place) ? root : place;
  const machine = { name: 'no-machine-path', why: 'this is a path of one machine', where: isAny };
  return [
    { ...machine, pattern: new RegExp(`${own.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}/`, 'u') },
    { ...machine, pattern: /(?<![\w.}])\/(?:home|Users)\/[a-z][\w.-]*\//u },
    {
      name: 'no-registry-host',
      why: 'packages come from the registry that the reader has set',
      where: () => true,
      pattern: /"resolved": "[h]ttp|\bregistry[.]npmjs\.org|https?:\/\/[^\s"']*(?:artifactory|verdaccio|npmmirror)/u,
    },
  ];
}

const vague = /(?:^|[-/])(?:process|handle|handler|manager|helper|helpers|util|utils|data|info|misc|common)[-.]/u;

function badName(path: string): string | undefined {
  if (!/^(?:src|test|tools)\/.*\.tsx?$/u.test(path)) return undefined;
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (vague.test(`/${file}`)) return 'name the thing: this word says nothing';
  const isKebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.tsx?$/u.test(file);
  const isPascal = /^[A-Z][A-Za-z0-9]*(?:\.test)?\.tsx$/u.test(file);
  return isKebab || isPascal ? undefined : 'files are kebab-case.ts, components PascalCase.tsx';
}

function badNames(root: string): readonly Finding[] {
  return filesUnder(root).flatMap((path) => {
    const why = badName(path);
    return why === undefined ? [] : [{ rule: 'file-names', path, line: 0, text: path, why }];
  });
}

/** Every text and file name under `root` that must not land. */
export function textFindings(root: string): readonly Finding[] {
  return [...badNames(root), ...scan(root, [...waivers, ...unfinished, ...placeRules(root)])];
}

if (import.meta.main) report(textFindings(resolve(process.argv[2] ?? '.')));
