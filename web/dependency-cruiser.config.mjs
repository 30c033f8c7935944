// Who may import whom. Each part of web/src may use what stands to its right:
//   define → element → {views, lessons, engine, export} → store → snapshot
//   engine → session → wasm, element → training → wasm, {engine, session, training} → assets
// What is not allowed here is refused; tests/house/imports.test.ts checks it.

const src = (part) => `^web/src/${part}`;
const parts = (...names) => src(`(${names.join('|')})/`);

/** Everything under the first may import what matches any of the others. */
const may = (from, ...to) => to.map((path) => ({ from: { path: from }, to: { path } }));

/** The same for types alone, which are gone before anything runs. */
const mayType = (from, ...to) =>
  to.map((path) => ({ from: { path: from }, to: { path, dependencyTypes: ['type-only'] } }));

// Wherever it lies: it is a link on some machines.
const packages = '(^|/)node_modules/';

const view = src('views/([^/]+)/');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  allowed: [
    ...may('^web/site/', src('define\\.ts$'), '^web/site/', parts('texts')),
    // The keys mean the same on the page as in its figure.
    ...may('^web/site/', src('element/keys\\.ts$')),
    // Trusted Types allow a policy of one name once.
    ...may('^web/site/', src('assets/script-url\\.ts$')),
    ...may(src('define\\.ts$'), parts('element')),
    ...may(src('(index|external)\\.ts$'), parts('element', 'snapshot')),
    ...may(src('external\\.ts$'), src('assets/external\\.ts$')),
    ...may(src('script\\.ts$'), src('define\\.ts$'), src('assets/script\\.ts$')),
    ...may(src('react\\.ts$'), src('define\\.ts$')),
    ...mayType(src('react\\.ts$'), parts('element', 'store'), packages),
    ...may(src('core\\.ts$'), '^wasm/numbers\\.ts$'),

    ...may(
      parts('element'),
      parts('element', 'export', 'lessons', 'engine', 'training', 'store', 'snapshot', 'texts'),
    ),
    // Never one of the views: those come through the registry.
    ...may(parts('element'), src('views/[^/]+$'), src('views/parts/')),
    ...may(parts('export'), parts('export', 'store', 'snapshot', 'texts')),
    ...may(parts('lessons'), parts('lessons', 'store', 'snapshot', 'texts'), '^web/lessons/'),
    ...mayType(parts('lessons'), parts('training')),
    ...may(parts('element'), '^package\\.json$'),
    ...may(parts('engine'), parts('engine', 'session', 'store', 'snapshot', 'assets')),
    ...may(parts('training'), parts('training', 'assets'), '^wasm/training\\.ts$'),
    ...mayType(parts('training'), parts('snapshot')),
    ...may(
      parts('session'),
      parts('session', 'snapshot', 'assets'),
      '^wasm/(training|session)\\.ts$',
    ),
    ...may(parts('assets'), parts('assets'), '^wasm/(open|compile)\\.ts$', '^packed:'),
    ...may(parts('assets'), '^build/', '^core/models/weights/'),
    ...may(parts('store'), parts('store', 'snapshot')),
    ...mayType(parts('store'), parts('training')),
    ...may(parts('snapshot'), parts('snapshot')),
    ...may(parts('texts'), parts('texts')),
    ...mayType(parts('texts'), src('lessons/translated\\.ts$')),

    // A view may use its own folder, and what all share.
    ...may(view, src('views/($1|parts)/'), parts('texts')),
    ...mayType(view, src('views/view\\.ts$'), parts('snapshot', 'store', 'training')),
    ...mayType(src('views/view\\.ts$'), parts('snapshot', 'store', 'training')),
    ...may(src('views/(registry|styles)\\.ts$'), src('views/')),

    ...may(parts('element', 'views'), packages),

    ...may('^wasm/[^/]+\\.ts$', '^wasm/[^/]+\\.ts$', '^build/wasm/modules/'),
  ],
  allowedSeverity: 'error',
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^packed:' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: [packages, '^build/'] },
    exclude: { path: '^wasm/toolchain/' },
  },
};
