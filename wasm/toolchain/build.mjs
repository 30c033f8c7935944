// Builds: node wasm/toolchain/build.mjs [wasm|native|tools|all]
//   wasm    what the site and the package need: the core as WASM, and the web (the default)
//   native  the core and its tests
//   tools   the programs of core/tools
//   all     both, with the tests as WASM

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { emscripten } from './emscripten.mjs';
import { root, run } from './run.mjs';
import { main, Problem, say } from './say.mjs';
import { setup } from './setup.mjs';

export async function buildNative() {
  say('Building the core for this machine, in build/native');
  await cmake(
    'build/native',
    '',
    [
      '-DAP_TESTS=ON',
      '-DAP_WERROR=ON',
      // Without NDEBUG, so that assertions, Eigen's too, hold in the tests.
      '-DCMAKE_CXX_FLAGS_RELEASE=-O2',
    ],
    process.env,
  );
}

/** The programs of core/tools, for this machine. */
async function buildTools() {
  say('Building the tools of the core, in build/tools');
  await cmake('build/tools', '', ['-DAP_TESTS=OFF', '-DAP_TOOLS=ON'], process.env);
}

export async function buildWasm({ tests = false, bench = false }) {
  say('Building the core as WASM, in build/wasm');
  const { env, toolchainFile } = emscripten();
  const options = [`-DAP_TESTS=${onOff(tests)}`, `-DAP_BENCH=${onOff(bench)}`];
  await cmake('build/wasm', toolchainFile, options, env);
}

/** Apart from the one for tests, which has assertions and no full optimisation. */
export async function buildNativeBenchmark() {
  say('Building the benchmark for this machine, in build/bench');
  await cmake('build/bench', '', ['-DAP_TESTS=OFF', '-DAP_BENCH=ON'], process.env);
}

const onOff = (isOn) => (isOn ? 'ON' : 'OFF');

export async function buildWeb() {
  if (!existsSync(join(root, 'web/build.mjs'))) return;
  say('Building the site and the package, in dist');
  await run('node', ['web/build.mjs']);
}

/** Configures only when the options are new, and from nothing when the compiler is. */
async function cmake(folder, toolchainFile, options, env) {
  const record = join(root, folder, 'configured-with.json');
  const wanted = { toolchainFile, options };
  const last = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  if (last?.toolchainFile !== toolchainFile)
    rmSync(join(root, folder), { recursive: true, force: true });
  if (JSON.stringify(last) !== JSON.stringify(wanted)) {
    const toolchain = toolchainFile ? [`-DCMAKE_TOOLCHAIN_FILE=${toolchainFile}`] : [];
    const always = ['-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release'];
    await run(
      'cmake',
      ['-S', '.', '-B', folder, '--log-level=NOTICE', ...always, ...toolchain, ...options],
      env,
    );
    writeFileSync(record, JSON.stringify(wanted));
  }
  await run('cmake', ['--build', folder], env);
}

const targets = {
  async wasm() {
    await setup(['wasm']);
    await buildWasm({});
    await buildWeb();
  },
  async native() {
    await setup(['native']);
    await buildNative();
  },
  async tools() {
    await setup(['native']);
    await buildTools();
  },
  async all() {
    await setup(['native', 'wasm', 'tests']);
    await buildNative();
    await buildWasm({ tests: true });
    await buildWeb();
  },
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  main(async ([name = 'wasm']) => {
    if (!Object.hasOwn(targets, name))
      throw new Problem(`Build what? One of: ${Object.keys(targets).join(', ')}`);
    await targets[name]();
  });
}
