// Builds a native program of core/tools and runs it: node wasm/toolchain/tool.mjs <tool> [argument...]
//   evaluate  measures the shipped models on held-out sentences, a line of JSON for each metric
//   train     trains them again, into the folder that they are shipped from (minutes)
//   control   the control experiment, as a table

import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { root, run } from './run.mjs';
import { main, Problem } from './say.mjs';

const weights = 'core/models/weights';
const tools = { evaluate: [weights], train: [weights], control: [] };

if (argv[1] === fileURLToPath(import.meta.url)) {
  main(async ([name, ...more]) => {
    if (!Object.hasOwn(tools, name ?? ''))
      throw new Problem(`Run what? One of: ${Object.keys(tools).join(', ')}`);
    // What it prints is read by programs too: what is said of building goes elsewhere.
    const { stderr } = process;
    await run(execPath, ['wasm/toolchain/build.mjs', 'tools'], process.env, [
      'inherit',
      stderr,
      stderr,
    ]);
    await run(`${root}/build/tools/core/${name}`, [...tools[name], ...more]);
  });
}
