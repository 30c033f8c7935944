import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { Lesson, Step, Task } from '../../web/src/lessons/lesson.js';
import { test, type Visit } from './support/browser.js';
import type { Server } from './support/server.js';
import { walk } from './support/walk.js';

const file = new URL('../../web/lessons/first-look.json', import.meta.url);
const lesson: Lesson = JSON.parse(readFileSync(file, 'utf8'));

/** Goes through a lesson of one step, in the place of the first look. */
async function walkStep(visit: Visit, server: Server, change: Partial<Step>): Promise<string[]> {
  const step = { ...sound, ...change };
  const scratch = { ...lesson, steps: [step] };
  const figure = await visit(server.site, {
    prepare: (page) =>
      page.route(/\/first-look-[^/]*\.js$/, (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: `export default ${JSON.stringify(scratch)}`,
        }),
      ),
  });
  return walk(figure, scratch);
}

const task: Task = {
  text: ['Choose a word.'],
  goal: { token: 2 },
  doing: [{ token: 2 }],
  done: [{ tensor: 'weights', row: 2, column: 1, as: 'percent' }],
};

const sound: Step = {
  text: [{ strong: 'black' }, { tensor: 'weights', row: 1, column: 2, as: 'percent' }],
  claims: [{ tensor: 'weights', row: 1, column: 2, largest: true }],
  view: 'sum',
  light: { tokens: [2], tensors: ['weights'] },
  task,
};

const cases: [string, Partial<Step>, string[]][] = [
  ['a sound step has no fault', {}, []],
  ['a step that lights nothing', { light: {} }, ['step 1: what is lit is not on the screen']],
  ['a word that is not there', { light: { tokens: [2, 9] } }, ['step 1: does not light tokens 9']],
  [
    'a tensor that the view does not draw',
    { light: { tensors: ['logits'] } },
    ['step 1: does not light tensors logits', 'step 1: what is lit is not on the screen'],
  ],
  [
    'a tensor that is not there',
    { light: { tokens: [2], tensors: ['wights'] } },
    ['step 1: does not light tensors wights'],
  ],
  [
    'a control that is not there',
    { light: { tokens: [2], controls: ['ratio'] } },
    ['step 1: does not light controls ratio'],
  ],
  [
    'a number that is not there',
    { text: [{ tensor: 'weights', row: 1, column: 70, as: 'percent' }] },
    ['step 1: weights 1 70 is not undefined'],
  ],
  ['a word of another sentence', { text: [{ strong: 'dog' }] }, ['step 1: there is no word dog']],
  [
    'a claim that does not hold',
    { claims: [{ tensor: 'weights', row: 1, column: 3, atLeast: 0.5 }] },
    [expect.stringMatching(/^step 1: claims .*, but it is 0\.07/)],
  ],
  [
    'a task that is done from the start',
    { task: { ...task, goal: { token: 1 } } },
    ['step 1: is done from the start'],
  ],
  [
    'a task that cannot be done',
    { task: { ...task, goal: { token: 2, property: 'scheme', is: 'softmix' } } },
    ['step 1: cannot be done'],
  ],
  [
    'a claim that does not hold once it is done',
    { task: { ...task, claims: [{ tensor: 'weights', row: 2, column: 1, atMost: 0.5 }] } },
    [expect.stringMatching(/^step 1: claims .*, but it is 0\.78/)],
  ],
];

describe('the walk through a lesson finds', () => {
  test.for(cases)('%s', async ([, change, expected], { server, visit }) => {
    expect(await walkStep(visit, server, change)).toEqual(expected);
  });

  test('what a reader cannot reach', async ({ server, visit }) => {
    const hidden = { ...task, doing: [{ ratio: 0.3 }] };
    await expect(walkStep(visit, server, { task: hidden })).rejects.toThrow('Keeps of itself');
  });
});
