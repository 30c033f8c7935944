import { describe, expect } from 'vitest';
import {
  attributeOf,
  initialValues,
  type PropertyName,
  properties,
  propertyNames,
  toValue,
} from '../../web/src/store/properties.js';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

/** A value that is not the default, as an attribute's text; all together are a figure that works. */
const samples: Record<PropertyName, string> = {
  sentence: 'dogs chase birds',
  source: 'cats and mice run',
  token: '2',
  model: 'random',
  file: 'no model',
  attention: 'cross',
  seed: '7',
  valueWidth: '3',
  projections: 'none',
  position: 'sinusoidal',
  scheme: 'softmax',
  ratio: '0.5',
  pair: '1',
  pairReading: 'replace',
  mask: 'causal',
  layer: '1',
  head: '1',
  temperature: '2.5',
  weighting: '0.25 0.5 0.25',
  alternative: '1 0.5',
  query: '1 0 -1',
  manual: '{"queries":[[1]],"keys":[[2]],"values":[[3]]}',
  axes: '0 1',
  chosen: '0 2',
  views: 'sum',
  folded: 'matrix',
  details: 'step_1',
  lesson: 'first-look',
  controls: 'none',
  theme: 'dark',
  loading: 'eager',
  permalinkBase: 'https://example.org/lesson',
};

/** What the documentation promises; undefined for "not set". */
const defaults: Partial<Record<PropertyName, unknown>> = {
  sentence: 'the black cat sat on the mat',
  source: '',
  token: undefined,
  model: 'concept',
  projections: 'model',
  position: 'model',
  scheme: 'scaled-softmax',
  ratio: 0.75,
  pair: undefined,
  mask: 'model',
  layer: 0,
  head: 0,
  temperature: 1,
  weighting: undefined,
  views: 'sentence sum',
  controls: 'full',
  theme: 'auto',
  loading: 'lazy',
  permalinkBase: '',
};

const empty = '<attention-playground></attention-playground>';

/** The property's value that stands for an attribute's text. */
function sampleOf(name: PropertyName): unknown {
  const { kind }: { kind: string } = properties[name];
  if (kind === 'number') return Number(samples[name]);
  if (kind === 'manual') return JSON.parse(samples[name]);
  if (kind === 'numbers') return Float32Array.from(samples[name].split(' '), Number);
  return samples[name];
}

test('the table of properties holds the promised defaults', () => {
  expect(initialValues()).toMatchObject(defaults);
});

test.each(['query', 'weighting', 'chosen'] as const)(
  'a list without numbers is none: %s',
  (name) => {
    for (const given of ['', '  ', [], new Float32Array()]) {
      expect(toValue(name, given)).toBe(initialValues()[name]);
    }
  },
);

describe('each property is an attribute and an accessor', () => {
  for (const name of propertyNames) {
    test(name, async ({ visit, server }) => {
      const figure = await visit(server.page(empty));
      const read = await figure.element.evaluate(
        (element: Playground, [name, attribute, text, value]) => {
          const seen: Record<string, unknown> = { initial: element[name] };
          const set = (given: unknown) => {
            Object.assign(element, { [name]: given });
            return element[name];
          };
          element.setAttribute(attribute, text);
          seen.fromAttribute = element[name];
          element.removeAttribute(attribute);
          seen.afterRemoval = element[name];
          seen.fromProperty = set(value);
          seen.afterUndefined = set(undefined);
          seen.fromText = set(text);
          seen.afterNull = set(null);
          return seen;
        },
        [name, attributeOf(name), samples[name], sampleOf(name)] as const,
      );
      const initial = initialValues()[name];
      const value = sampleOf(name);
      expect(value, 'the sample differs from the default').not.toBe(initial);
      expect(read).toEqual({
        initial,
        fromAttribute: value,
        afterRemoval: initial,
        fromProperty: value,
        afterUndefined: initial,
        fromText: value,
        afterNull: initial,
      });
    });
  }
});

const working = {
  sentence: samples.sentence,
  token: 2,
  model: 'random',
  mask: 'causal',
  temperature: 2.5,
  head: 1,
};

test('attributes in the page are followed', async ({ visit, server }) => {
  const attributes = Object.entries(working).map(([name, value]) => `${name}="${value}"`);
  const page = server.page(
    `<attention-playground loading="eager" ${attributes.join(' ')}></attention-playground>`,
  );
  const figure = await visit(page);
  await figure.ready();
  const { numbers, error } = await figure.moment();
  expect(error).toBeNull();
  expect(numbers).toMatchObject({ tokens: ['dogs', 'chase', 'birds'], token: 2, head: 1 });
});

test('properties set before the element is defined are adopted', async ({ visit, server }) => {
  const figure = await visit(server.page(empty, { script: 'none' }));
  await figure.element.evaluate((element, working) => {
    Object.assign(element, working, { loading: 'eager' });
  }, working);
  await figure.page.evaluate("import('/lib/define.js').then(() => {})");
  const read = await figure.element.evaluate(async (element: Playground) => {
    await element.ready;
    const { token, sentence } = element;
    element.token = 0; // the accessor must be free again
    await element.ready;
    return { token, sentence, later: element.snapshot!.token, error: element.error };
  });
  expect(read).toEqual({ token: 2, sentence: working.sentence, later: 0, error: null });
  expect((await figure.moment()).numbers).toMatchObject({ head: 1 });
});

test('properties set before the element is attached are kept', async ({ visit, server }) => {
  const figure = await visit(server.page(''));
  await figure.page.evaluate(async (working) => {
    const element = document.createElement('attention-playground') as Playground;
    Object.assign(element, working, { loading: 'eager' });
    document.body.append(element);
    await element.ready;
  }, working);
  const { numbers, error } = await figure.moment();
  expect(error).toBeNull();
  expect(numbers).toMatchObject({ tokens: ['dogs', 'chase', 'birds'], token: 2, head: 1 });
});

test('ready, snapshot and error are read-only', async ({ visit, server }) => {
  const figure = await visit(server.page(empty));
  const refused = await figure.element.evaluate((element) =>
    ['ready', 'snapshot', 'error'].filter((name) => !Reflect.set(element, name, 1)),
  );
  expect(refused).toEqual(['ready', 'snapshot', 'error']);
});

test('the class alone registers nothing', async ({ visit, server }) => {
  const figure = await visit(server.page(empty, { script: 'none' }));
  await figure.page.evaluate(
    "import('/lib/index.js').then((library) => { self.library = library })",
  );
  const seen = await figure.page.evaluate(() => {
    const { AttentionPlayground } = (
      globalThis as unknown as { library: { AttentionPlayground: CustomElementConstructor } }
    ).library;
    const before = customElements.get('attention-playground') ?? null;
    customElements.define('my-figure', AttentionPlayground);
    return { before, made: document.createElement('my-figure') instanceof AttentionPlayground };
  });
  expect(seen).toEqual({ before: null, made: true });
});
