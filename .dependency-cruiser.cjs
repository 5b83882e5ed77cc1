// The rooms of src/ and the arrows between them, as ARCHITECTURE.md draws them.

const rooms = ['kernel', 'engine', 'catalogue', 'ledger', 'store', 'register', 'kit', 'modules', 'entry'];

const mayImport = {
  kernel: [],
  engine: ['kernel'],
  catalogue: ['kernel', 'engine'],
  ledger: ['kernel'],
  store: ['kernel', 'ledger'],
  register: ['kernel', 'ledger', 'store'],
  kit: ['kernel'],
  modules: ['kernel', 'engine', 'catalogue', 'ledger', 'store', 'register', 'kit'],
  entry: rooms,
};

const tests = '\\.test\\.tsx?$';
const registerContract = 'src/register/contract(\\.ts$|/)';
const contracts = `^(${registerContract}|src/.+/contract(\\.ts$|/))`;
const browser = '^src/(kit/|entry/web/|modules/[^/]+/ui/|register/ui/)';
const browserSafe = `^(src/(kernel/|ledger/|kit/|entry/web/|modules/[^/]+/ui/|register/ui/|.+/contract\\.ts$)|${registerContract})`;

const rule = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from, to });

const roomRule = (room) =>
  rule(`room-${room}`, `${room} may import ${mayImport[room].join(', ') || 'nothing else'}`, {
    from: { path: `^src/${room}/`, pathNot: room === 'register' ? '^src/register/ui/' : undefined },
    to: { path: '^src/', pathNot: `^src/(${[room, ...mayImport[room]].join('|')})/` },
  });

const boundaries = [
  ...rooms.map(roomRule),
  rule('room-register-ui', "the register's screens may import kernel, kit and the register's contract", {
    from: { path: '^src/register/ui/', pathNot: tests },
    to: { path: '^src/', pathNot: `^(src/(kernel|kit|register/ui)/|${registerContract})` },
  }),
  rule('a-room-has-a-name', 'every file of src/ stands in one of the nine rooms', {
    from: { path: '^src/', pathNot: `^src/(${rooms.join('|')})/` },
    to: {},
  }),
  rule('no-cycles', 'an import must not lead back to itself; type imports count', { from: {}, to: { circular: true } }),
];

const purity = [
  rule('pure-rooms-have-no-io', "kernel, engine and ledger use none of Node's modules", {
    from: { path: '^src/(kernel|engine|ledger)/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  rule('catalogue-only-reads', 'catalogue reads files and does no other I/O', {
    from: { path: '^src/catalogue/', pathNot: tests },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?(fs|fs/promises|path|url)$' },
  }),
];

const slices = [
  rule('slices-meet-at-contracts', "a slice sees another slice's contract.ts and nothing else of it", {
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/([^/]+)/', pathNot: '^src/modules/($1/|[^/]+/contract\\.ts$)' },
  }),
  rule('browser-stays-in-the-browser', 'screens import no server code', {
    from: { path: browser, pathNot: tests },
    to: { path: '^src/', pathNot: browserSafe },
  }),
  rule('browser-has-no-node', "screens use none of Node's modules", {
    from: { path: browser, pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  rule('contracts-are-browser-safe', 'a contract imports kernel, other contracts and zod', {
    from: { path: contracts, pathNot: tests },
    to: { pathNot: [`^src/kernel/`, contracts, '(^|/)node_modules/zod/'] },
  }),
];

const supports = [
  rule('tests-are-imported-by-tests', 'product code does not rest on a test', {
    from: { path: '^(src|tools)/', pathNot: tests },
    to: { path: [tests, '^test/'] },
  }),
  rule('src-needs-no-tools', 'tools/ is for people; the product does not import it', {
    from: { path: '^src/' },
    to: { path: '^tools/' },
  }),
  rule('packages-are-declared', 'every package is in package.json', {
    from: { path: '^(src|test|tools)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
  }),
  rule('the-product-ships-without-dev-packages', 'src/ runs with what an operator installs', {
    from: { path: '^src/', pathNot: [tests, '^src/entry/web/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  }),
];

module.exports = {
  forbidden: [...boundaries, ...purity, ...slices, ...supports],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
};
