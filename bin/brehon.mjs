#!/usr/bin/env node
// The command line tool, in a clone: `npx brehon --help`.
const { runTool } = await import('../tools/bootstrap/run.mjs');
process.exitCode = await runTool(process.argv.slice(2));
