// Builds a native program of core/tools and runs it: node wasm/toolchain/tool.mjs <tool> [argument...]
//   evaluate  measures the shipped models on held-out sentences, a line of JSON for each metric
//   train     trains them again, into the folder that they are shipped from (minutes)
//   control   the control experiment, as a table

import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildTools } from './build.mjs';
import { root, run } from './run.mjs';
import { main, Problem } from './say.mjs';
import { setup } from './setup.mjs';

const weights = 'core/models/weights';
const tools = { evaluate: [weights], train: [weights], control: [] };

if (argv[1] === fileURLToPath(import.meta.url)) {
  main(async ([name, ...more]) => {
    if (!Object.hasOwn(tools, name ?? ''))
      throw new Problem(`Run what? One of: ${Object.keys(tools).join(', ')}`);
    await setup(['native']);
    await buildTools();
    await run(`${root}/build/tools/core/${name}`, [...tools[name], ...more]);
  });
}
