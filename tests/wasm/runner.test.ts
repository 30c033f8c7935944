import { expect, test } from 'vitest';
import { notBegun } from '../../web/src/training/not-begun.js';
import { startRunner } from './helpers/runner.js';

const { settings } = notBegun;
const full = 0;

test('it says what there is to learn before anything is asked', async () => {
  const { all } = await startRunner();
  expect(all('ready')[0]!.tasks.map(({ id }) => id)).toContain(settings.task);
});

test('a run begins at step 0 with its sentences, goes on, and pauses', async () => {
  const { all, ask, until, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings });
  expect(all('begun')).toMatchObject([{ run: 1, settings, moment: { step: 0 } }]);
  expect(all('begun')[0]!.sentences).toHaveLength(all('begun')[0]!.moment.said.length);
  ask({ kind: 'work', job: 'run', interval: full });
  await until(() => all('moments').length > 1);
  ask({ kind: 'work', job: null, interval: full });
  const moments = () => all('moments').flatMap((report) => report.moments);
  const steps = moments().map(({ step }) => step);
  expect(steps).toEqual(steps.map((_, index) => index + 1));
  await new Promise((later) => setTimeout(later, 50));
  expect(moments()).toHaveLength(steps.length);
  ask({ kind: 'step' });
  expect(moments().at(-1)!.step).toBe(steps.length + 1);
  end();
});

test('it pauses by itself once, when it is solved', async () => {
  const { all, ask, until, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings });
  ask({ kind: 'work', job: 'run', interval: full });
  await until(() => all('moments').some(({ isSolved }) => isSolved));
  const last = all('moments').at(-1)!;
  expect(last.isSolved).toBe(true);
  expect(last.moments.slice(-3).every(({ accuracy }) => accuracy >= 0.99)).toBe(true);
  const reports = all('moments').length;
  await new Promise((later) => setTimeout(later, 50));
  expect(all('moments')).toHaveLength(reports);
  ask({ kind: 'work', job: 'run', interval: full });
  await until(() => all('moments').length > reports + 1);
  end();
});

test('one that diverges says so, and stands still', async () => {
  const { all, ask, until, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings: { ...settings, learningRate: 1e30 } });
  ask({ kind: 'work', job: 'run', interval: full });
  await until(() => all('moments').some(({ hasDiverged }) => hasDiverged));
  ask({ kind: 'step' });
  expect(all('moments').at(-1)).toMatchObject({ moments: [], hasDiverged: true });
  end();
});

test('settings and files that are refused leave the run before, under the new number', async () => {
  const { all, ask, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings });
  ask({ kind: 'step' });
  ask({ kind: 'begin', run: 2, settings: { ...settings, width: 3 } });
  ask({ kind: 'load', run: 3, file: Uint8Array.of(1) });
  expect(all('refused')).toMatchObject([
    { run: 2, message: expect.stringMatching(/^width is 3/) },
    { run: 3, message: expect.stringMatching(/^file cannot be read/) },
  ]);
  ask({ kind: 'step' });
  expect(all('moments').at(-1)).toMatchObject({ run: 3, moments: [{ step: 2 }] });
  end();
});

test('what is saved can be gone on from', async () => {
  const { all, ask, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings: { ...settings, seed: 9, width: 8 } });
  ask({ kind: 'step' });
  ask({ kind: 'save' });
  ask({ kind: 'begin', run: 2, settings });
  ask({ kind: 'load', run: 3, file: all('saved')[0]!.file });
  expect(all('begun').at(-1)).toMatchObject({
    run: 3,
    settings: { ...settings, seed: 9, width: 8 },
    moment: { step: 1 },
  });
  end();
});

test('the control experiment tells each outcome, and ends', async () => {
  const { all, ask, until, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings: { ...settings, width: 8, hidden: 8, batch: 4 } });
  ask({ kind: 'begin-experiment' });
  expect(all('experiment')[0]).toMatchObject({ progress: 0, isDone: false });
  ask({ kind: 'work', job: 'experiment', interval: full });
  await until(() => all('experiment').at(-1)!.isDone);
  const { progress, outcomes } = all('experiment').at(-1)!;
  expect(progress).toBe(1);
  expect(outcomes.every(({ accuracy }) => accuracy >= 0)).toBe(true);
  const measured = all('experiment').map(
    (report) => report.outcomes.filter(({ accuracy }) => accuracy >= 0).length,
  );
  expect(measured).toEqual(measured.toSorted((a, b) => a - b));
  end();
});

test('before there is a run, nothing but its beginning is heard', async () => {
  const { all, ask, end } = await startRunner();
  ask({ kind: 'step' });
  ask({ kind: 'save' });
  ask({ kind: 'work', job: 'run', interval: full });
  await new Promise((later) => setTimeout(later, 20));
  expect([...all('moments'), ...all('saved'), ...all('failed')]).toEqual([]);
  end();
});

test('a core that breaks off says so, and does nothing more', async () => {
  const { all, ask, end } = await startRunner();
  ask({ kind: 'begin', run: 1, settings });
  end();
  ask({ kind: 'step' });
  expect(all('failed')).toHaveLength(1);
});
