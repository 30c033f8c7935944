// What the build and the tests need from the system.

import { existsSync } from 'node:fs';
import { hasApt, install, installCommand, mayInstall } from './apt.mjs';
import { onPath } from './run.mjs';
import { Problem, say } from './say.mjs';

const fonts = '/usr/share/fonts/truetype';
const always = ['native', 'wasm', 'tests', 'browser', 'bench'];

const core = 'to build the core';
const wasm = 'to compile the core to WASM';
const pictures = 'to test the page on the same fonts everywhere';

const guides = 'to test the projects of the guides (tests of tools that are missing are left out)';

/** Each package, what needs it and why, and a sign that it is there: a program on the PATH, or a file. */
const packages = [
  { name: 'cmake', for: always, why: core, sign: 'cmake' },
  { name: 'ninja-build', for: always, why: core, sign: 'ninja' },
  { name: 'libeigen3-dev', for: always, why: core, sign: '/usr/include/eigen3/Eigen/Core' },
  { name: 'g++', for: ['native'], why: core, sign: 'c++' },
  { name: 'python3', for: ['wasm'], why: wasm, sign: 'python3' },
  {
    name: 'doctest-dev',
    for: ['native', 'tests'],
    why: 'to test the core',
    sign: '/usr/include/doctest/doctest.h',
  },
  {
    name: 'nlohmann-json3-dev',
    for: ['native', 'wasm', 'tests'],
    why: core,
    sign: '/usr/include/nlohmann/json.hpp',
  },
  {
    name: 'libbenchmark-dev',
    for: ['bench'],
    why: 'to measure the core natively',
    sign: '/usr/include/benchmark/benchmark.h',
  },
  {
    name: 'firefox-esr',
    for: ['bench', 'firefox'],
    why: 'to test and measure in Firefox too',
    sign: 'firefox-esr',
  },
  { name: 'hugo', for: ['embed'], why: guides, sign: 'hugo', isOptional: true },
  { name: 'jekyll', for: ['embed'], why: guides, sign: 'jekyll', isOptional: true },
  {
    name: 'python3-myst-parser',
    for: ['embed'],
    why: guides,
    sign: '/usr/lib/python3/dist-packages/myst_parser',
    isOptional: true,
  },
  { name: 'chromium', for: ['browser'], why: pictures, sign: 'chromium' },
  {
    name: 'fonts-dejavu-core',
    for: ['browser'],
    why: pictures,
    sign: `${fonts}/dejavu/DejaVuSerif.ttf`,
  },
  {
    name: 'fonts-noto-color-emoji',
    for: ['browser'],
    why: pictures,
    sign: `${fonts}/noto/NotoColorEmoji.ttf`,
  },
];

/** What Emscripten is asked for itself, with its reason. */
export const forWasm = (name, sign) => ({ name, why: wasm, sign });

const isThere = ({ sign }) => (sign.startsWith('/') ? existsSync(sign) : onPath(sign));

/** Which of these packages are missing; what is optional is, where nothing stands in its way. */
export const missing = (candidates) =>
  candidates.filter(
    (candidate) => !isThere(candidate) && (!candidate.isOptional || (hasApt() && mayInstall())),
  );

/** The packages for some of native, wasm, tests, browser and bench. */
export const packagesFor = (needs) =>
  packages.filter((candidate) => candidate.for.some((need) => needs.includes(need)));

/** Installs packages, after saying which and why. */
export async function installPackages(wanted) {
  if (wanted.length === 0) return;
  const names = wanted.map(({ name }) => name);
  const reasons = byReason(wanted);
  if (!hasApt()) {
    throw new Problem(
      `These packages (the names are Debian's) are missing, and there is no apt-get here:\n  ${reasons}`,
    );
  }
  if (!mayInstall()) {
    throw new Problem(`These system packages are missing, and installing them needs root, or sudo without a password:
  ${reasons}
Run this, then try again:
  ${installCommand(names)}`);
  }
  say(`Installing with apt-get: ${reasons}`);
  await install(names);
}

function byReason(wanted) {
  const reasons = [...new Set(wanted.map(({ why }) => why))];
  const names = (reason) => wanted.filter(({ why }) => why === reason).map(({ name }) => name);
  return reasons.map((reason) => `${names(reason).join(', ')} ${reason}`).join('; ');
}
