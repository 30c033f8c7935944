// What the package says of the element, for editors and for the tables of the guides.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const element = 'AttentionPlayground';
// As a reader of the package finds them.
const index = 'dist/lib/index.js';
const define = 'dist/lib/define.js';

/**
 * The element as a custom-elements manifest (schema 1.0.0): what its class says of itself, and an
 * attribute and a field for each entry of the table of properties.
 */
export async function makeManifest() {
  const registry = here('src/store/properties.ts');
  const { module } = await runnerImport(registry, { configFile: false, logLevel: 'warn' });
  const manifest = create({
    modules: [parsed('src/element/element.ts', index)],
    plugins: [
      publicOnly(),
      withProperties(module, descriptions(parsed('src/store/properties.ts'))),
    ],
  });
  manifest.modules.push(definition());
  return manifest;
}

function parsed(path, name = path) {
  const text = readFileSync(here(path), 'utf8');
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

/** Readers of the package reach neither what is private nor what only the browser calls. */
function publicOnly() {
  return {
    name: 'public-only',
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of moduleDoc.declarations) {
        declaration.members = declaration.members?.filter(
          (member) => member.privacy !== 'private' && !member.static,
        );
        // Where one method dispatches all events, the analyzer takes its parameter for a name.
        declaration.events = declaration.events?.filter(({ description }) => description);
      }
    },
  };
}

/** The properties are defined in a loop over their table, which the analyzer cannot follow. */
function withProperties({ properties, attributeOf }, described) {
  return {
    name: 'with-properties',
    moduleLinkPhase({ moduleDoc }) {
      const declaration = moduleDoc.declarations.find(({ name }) => name === element);
      const entries = Object.entries(properties).map(([name, property]) => {
        const words = described.get(name);
        if (!words) throw new Error(`The property ${name} has no words above it`);
        const description = words + several(property);
        return { name, attribute: attributeOf(name), description, ...typed(property) };
      });
      declaration.attributes = entries.map(({ name, attribute, ...rest }) => ({
        ...rest,
        name: attribute,
        fieldName: name,
      }));
      declaration.members.unshift(...entries.map((entry) => ({ kind: 'field', ...entry })));
    },
  };
}

/** What a list may hold, which its type does not say. */
function several({ kind, choices }) {
  if (kind !== 'list') return '';
  return ` Any of ${choices.map((choice) => `\`${choice}\``).join(', ')}, separated by spaces.`;
}

const types = {
  text: 'string',
  number: 'number',
  numbers: 'Float32Array | undefined',
  manual: 'Manual | undefined',
  model: 'ModelData | undefined',
  list: 'string',
};

function typed({ kind, initial, choices }) {
  const isOpen = kind === 'number' && initial === undefined;
  const text = kind === 'choice' ? union(initial, choices) : types[kind];
  return {
    type: { text: isOpen ? 'number | undefined' : text },
    ...(initial !== undefined && { default: JSON.stringify(initial) }),
  };
}

const union = (initial, choices) =>
  [...new Set([initial, ...choices])].map((choice) => `'${choice}'`).join(' | ');

/** The words above each entry of the table. */
function descriptions(source) {
  const found = new Map();
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.text === 'properties') {
      for (const entry of tableOf(node.initializer).properties) {
        found.set(
          entry.name.text,
          ts.getJSDocCommentsAndTags(entry)[0]?.comment.replace(/\s+/g, ' '),
        );
      }
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Without `as const` and `satisfies`. */
const tableOf = (node) => (ts.isObjectLiteralExpression(node) ? node : tableOf(node.expression));

function definition() {
  const declaration = { name: element, module: index };
  return {
    kind: 'javascript-module',
    path: define,
    declarations: [],
    exports: [
      { kind: 'js', name: element, declaration },
      { kind: 'custom-element-definition', name: 'attention-playground', declaration },
    ],
  };
}
