import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { instantiateSession, type SessionModule } from '../../wasm/session.js';
import { instantiateTraining } from '../../wasm/training.js';
import { compileAsset } from '../../web/src/assets/compile.js';
import { shippedModels } from '../../web/src/engine/models.js';
import { Session } from '../../web/src/session/session.js';
import { properties } from '../../web/src/store/properties.js';
import { texts } from '../../web/src/texts/en/figure.js';
import { modelsTexts } from '../../web/src/texts/en/views/models.js';
import { settingsTexts } from '../../web/src/texts/en/views/settings.js';
import { trainingTexts } from '../../web/src/texts/en/views/training.js';
import { notBegun } from '../../web/src/training/not-begun.js';
import { views } from '../../web/src/views/registry.js';
import { root, sourceFiles } from './helpers/files.js';

let module: SessionModule;
let tensorNames: string[];
beforeAll(async () => {
  module = await instantiateSession(await Session.compile());
  ({ tensorNames } = new module.Session().read());
});

/** The members of a union of texts: types are gone when tests run, so they are read as source. */
function unionMembers(path: string, name: string): string[] {
  const [file] = sourceFiles('web/src', path);
  const source = ts.createSourceFile(path, file!.text, ts.ScriptTarget.ES2022);
  const found = source.statements.filter(ts.isTypeAliasDeclaration);
  const union = found.find((alias) => alias.name.text === name)!.type as ts.UnionTypeNode;
  return union.types.map((type) => ((type as ts.LiteralTypeNode).literal as ts.StringLiteral).text);
}

test('TensorName lists the tensors of the core, in its order', () => {
  expect(tensorNames.length).toBeGreaterThan(10);
  expect(unionMembers('snapshot/snapshot.ts', 'TensorName')).toEqual(tensorNames);
});

test('the map of the core shows every tensor and every scheme', () => {
  const map = sourceFiles('core', 'README.md').find(({ path }) => path === 'core/README.md')!.text;
  const missing = [...tensorNames, ...module.schemes()].filter(
    (name) => !map.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

describe('views', () => {
  test('the property `views` allows those of the registry, and no others', () => {
    const ids = views.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...properties.views.choices].sort()).toEqual([...ids].sort());
  });

  test('those shown at first are there', () => {
    for (const id of properties.views.initial.split(' ')) {
      expect(views.map((view) => view.id)).toContain(id);
    }
  });

  test.each(views.map((view) => [view.id, view] as const))('%s', async (id, { load }) => {
    const { needs, render, styles } = await load();
    expect(styles).toBeTypeOf('string');
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const name of needs) expect(tensorNames).toContain(name);
    expect(render).toBeTypeOf('function');
    expect(existsSync(join(root, `web/src/views/${id}/${id}.ts`))).toBe(true);
  });

  test('every folder of views is one in the registry, or the shared parts', () => {
    const folders = sourceFiles('web/src/views', '.ts').map(({ path }) => path.split('/')[3]!);
    const known = [...views.map(({ id }) => id), 'parts'];
    const strangers = folders.filter((name) => !name.endsWith('.ts') && !known.includes(name));
    expect(strangers).toEqual([]);
  });

  test('those that are not in the first picture have a title and a hint', () => {
    const titled = views.map(({ id }) => id).filter((id) => !['sentence', 'sum'].includes(id));
    expect(Object.keys(texts.views).sort()).toEqual(titled.sort());
  });
});

describe('what the core offers has a title on the page', () => {
  test('models', () => {
    // Those that come as files too, and the reader's own.
    const ids = [...module.models(), ...shippedModels, 'file'];
    expect(ids).toContain('concept');
    expect(Object.keys(texts.controls.models).sort()).toEqual([...ids].sort());
    expect(['concept', ...Object.keys(modelsTexts.about)].sort()).toEqual([...ids].sort());
  });

  test('schemes', () => {
    const ids = module.schemes();
    expect(ids).toContain('scaled-softmax');
    expect(Object.keys(settingsTexts.schemes).sort()).toEqual([...ids].sort());
  });

  test('tasks, and what attention can be replaced with', async () => {
    const { Training, tasks } = await instantiateTraining(await compileAsset('training.wasm'));
    const ids = tasks().map(({ id }) => id);
    expect(ids).toContain(notBegun.settings.task);
    expect(Object.keys(trainingTexts.tasks.names).sort()).toEqual(ids.toSorted());
    expect(Object.keys(trainingTexts.tasks.about).sort()).toEqual(ids.toSorted());

    const training = new Training();
    training.beginExperiment({ ...notBegun.settings, steps: 0 });
    const controls = new Set(training.experiment().outcomes.map(({ control }) => control));
    expect(Object.keys(trainingTexts.controls.names)).toEqual([...controls]);
    expect(Object.keys(trainingTexts.controls.about)).toEqual([...controls]);
  });
});
