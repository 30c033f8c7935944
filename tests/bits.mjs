// Runs the same many problems natively and as WASM, and compares the bits of the results.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const [native, wasm] = (
  await Promise.all([
    run('build/native/tests/core/core_bits'),
    run('node', ['build/wasm/tests/core/core_bits.cjs']),
  ])
).map(({ stdout }) => stdout.trim().split('\n'));

const different = native.filter((line, at) => line !== wasm[at]);
for (const line of different.slice(0, 10)) {
  console.log(`not the same bits: the problems from number ${line.split(' ')[0]} on`);
}
const failed = Math.max(different.length, Math.abs(native.length - wasm.length));
console.log(`${native.length - different.length} lines passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
