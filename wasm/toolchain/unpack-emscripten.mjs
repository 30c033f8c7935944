// Makes the cache folder of debian-12.mjs, which runs this under a lock.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { aptGet, candidate } from './apt.mjs';
import { emscriptenHome, folder, llvmPrograms } from './debian-12.mjs';
import { debian13Sources } from './debian-13-sources.mjs';
import { emsdk, leastVersion } from './emscripten.mjs';
import { atLeast, root, run } from './run.mjs';
import { main, Problem, say } from './say.mjs';

/** Emscripten; Binaryen, its optimizer; and what Binaryen's programs need that is newer than in Debian 12. */
const packages = ['emscripten', 'binaryen', 'libc6', 'libstdc++6', 'libgcc-s1'];

main(async () => {
  if (existsSync(folder)) return; // another clone was faster
  const work = `${folder}.partial`; // under the lock, what lies there was interrupted
  rmSync(work, { recursive: true, force: true });
  const debs = join(work, 'debs');
  const tree = join(work, 'tree');
  for (const path of [debs, tree]) mkdirSync(path, { recursive: true });

  say(
    `Setting up Emscripten to compile the core to WASM: Debian 12's is too old, so Debian 13's is downloaded (250 MB) ` +
      `and unpacked (1.7 GB) into ${folder.replace(homedir(), '~')}; the system stays as it is`,
  );
  await download(work, debs);
  for (const deb of readdirSync(debs)) await run('dpkg-deb', ['--extract', join(debs, deb), tree]);
  wrapBinaryen(tree);
  configure(tree);
  renameSync(tree, folder);
  rmSync(work, { recursive: true });
});

async function download(work, debs) {
  let said = '';
  for (const sources of debian13Sources()) {
    const options = privateApt(work, sources);
    const updated = await aptGet([...options, 'update']);
    said += `${updated.text}\n`;
    if (!atLeast(candidate('emscripten', options), leastVersion)) continue;
    const downloaded = await aptGet([...options, 'download', ...packages], { cwd: debs });
    if (downloaded.status === 0) return;
    said += downloaded.text;
  }
  throw new Problem(
    said.includes('NO_PUBKEY')
      ? `The keys on this machine are too old to check Debian 13's signature. Do this, then try again:
  sudo apt-get update && sudo apt-get install --yes debian-archive-keyring`
      : `The package sources of this machine do not lead to Debian 13's Emscripten. ${emsdk}\n\n${said}`,
  );
}

/** The options that make apt work on `sources` and on folders of its own, with the machine's proxies and keys. */
function privateApt(work, { list, stanzas }) {
  const own = join(work, 'apt');
  rmSync(own, { recursive: true, force: true });
  for (const path of ['sources', 'state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(own, path), { recursive: true });
  }
  writeFileSync(join(own, 'sources/debian-13.list'), `${list}\n`);
  writeFileSync(join(own, 'sources/debian-13.sources'), `${stanzas}\n`);
  writeFileSync(join(own, 'status'), ''); // nothing is installed, as seen from here
  writeFileSync(
    join(own, 'apt.conf'),
    `#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear APT::Default-Release;
APT::Sandbox::User "root"; // root's cache folder is closed to apt's own user
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
Dir::State "${own}/state";
Dir::State::status "${own}/status";
Dir::Cache "${own}/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "${own}/sources";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
`,
  );
  return ['-c', join(own, 'apt.conf')];
}

/** Binaryen's programs have to be started by the C library that was unpacked with them. */
function wrapBinaryen(tree) {
  const programs = join(tree, 'usr/bin');
  const libraries = readdirSync(join(tree, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const loader = readdirSync(join(tree, 'usr/lib', libraries)).find((name) =>
    name.startsWith('ld-linux'),
  );
  const path = join(folder, 'usr/lib', libraries);
  mkdirSync(join(tree, 'binaryen/bin'), { recursive: true });
  for (const name of readdirSync(programs).filter((name) => name.startsWith('wasm'))) {
    const wrapper = join(tree, 'binaryen/bin', name);
    writeFileSync(
      wrapper,
      `#!/bin/sh\nexec '${path}/${loader}' --library-path '${path}' '${join(folder, 'usr/bin', name)}' "$@"\n`,
    );
    chmodSync(wrapper, 0o755);
  }
}

/** The file lies where Emscripten looks by itself, so that it works by hand too. */
function configure(tree) {
  const home = join(tree, relative(folder, emscriptenHome));
  writeFileSync(
    join(home, '.emscripten'),
    `LLVM_ROOT = '${llvmPrograms}'
BINARYEN_ROOT = '${join(folder, 'binaryen')}'
NODE_JS = 'node'
CACHE = '${join(emscriptenHome, 'cache')}'
FROZEN_CACHE = True  # it came with every library built
`,
  );
  // A copy, for clones come and go.
  cpSync(join(root, 'node_modules/acorn'), join(home, 'node_modules/acorn'), { recursive: true });
}
