// Starts every `npm` command of this repository on a bare machine: installs, builds and picks the Node to run on.
// Only Node's own modules are used, and nothing newer than Node 20.19 knows.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `brehon: Node ${process.versions.node} is too old to begin with: install Node 20.19 or later (Brehon brings its own Node 24)`,
  );
  process.exit(1);
}

const { run } = await import('./bootstrap/run.mjs');
process.exitCode = await run(process.argv.slice(2));
