import type {
  Goal,
  Lesson,
  Light,
  NumberSpan,
  Reached,
  RunGoal,
  RunNumber,
  Step,
  Text,
} from '../../../web/src/lessons/lesson.js';
import type { TensorName } from '../../../web/src/snapshot/snapshot.js';
import { lessonTexts } from '../../../web/src/texts/en/lessons.js';
import { numberTexts } from '../../../web/src/texts/en/numbers.js';
import type { Figure, Numbers } from './figure.js';
import { LessonPanel } from './lesson.js';
import { type Displayed, Training } from './training.js';

/** What the page says when a text speaks of it: the snapshot, and what the view of training shows. */
interface Page {
  numbers: Numbers;
  training: Displayed;
}

async function pageOf(figure: Figure): Promise<Page> {
  const { numbers } = await figure.moment();
  return { numbers: numbers!, training: await new Training(figure).displayed() };
}

/**
 * Goes through a lesson as a reader does, from the site's button to the last step, and says what is
 * wrong on the way: a line for each fault.
 */
export async function walk(figure: Figure, lesson: Lesson): Promise<string[]> {
  const panel = new LessonPanel(figure);
  const faults: string[] = [];
  await figure.ready();
  await panel.open(lesson.title);
  for (const [index, step] of lesson.steps.entries()) {
    const found = await stepFaults(figure, panel, step);
    const place = lessonTexts.progress(index + 1, lesson.steps.length);
    if (!(await panel.text).includes(place)) found.push('the panel shows another step');
    faults.push(...found.map((fault) => `step ${index + 1}: ${fault}`));
    await panel.press('next');
  }
  if ((await panel.region.count()) > 0) faults.push('the lesson does not end');
  return faults;
}

async function stepFaults(figure: Figure, panel: LessonPanel, step: Step): Promise<string[]> {
  const { error } = await figure.moment();
  if (error) return [`an error: ${error.message}`];
  const page = await pageOf(figure);
  const { task } = step;
  return [
    ...lightFaults(step.light, await panel.lights(step.view)),
    ...textFaults(step.text, await panel.numbers('step'), page),
    ...(step.claims ?? []).flatMap((claim) => claimFaults(claim, page)),
    ...(task ? await taskFaults(figure, panel, task) : []),
  ];
}

async function taskFaults(figure: Figure, panel: LessonPanel, task: NonNullable<Step['task']>) {
  if (await panel.isDone()) return ['is done from the start'];
  for (const doing of task.doing) await panel.do(doing);
  if (!(await panel.isDone())) return ['cannot be done'];
  const page = await pageOf(figure);
  return [
    ...textFaults(task.done, await panel.numbers('task'), page),
    ...(task.claims ?? []).flatMap((claim) => claimFaults(claim, page)),
  ];
}

function lightFaults(light: Light, lit: Light & { isOnScreen: boolean }): string[] {
  const kinds = Object.keys(light) as (keyof Light)[];
  const dark = kinds.flatMap((kind) => {
    const seen: readonly (string | number)[] = lit[kind] ?? [];
    const missing = light[kind]!.filter((name) => !seen.includes(name));
    return missing.map((name) => `does not light ${kind} ${name}`);
  });
  return lit.isOnScreen ? dark : [...dark, 'what is lit is not on the screen'];
}

// Numbers of settings and goals apart, every number must be that of the tensor, rounded, or what
// the view of training shows.
function textFaults(text: Text, displayed: string[], { numbers, training }: Page): string[] {
  const spans = text.filter((span): span is NumberSpan => typeof span === 'object' && 'as' in span);
  const words = text.flatMap((span) =>
    typeof span === 'object' && 'strong' in span ? [span.strong] : [],
  );
  const all = [...numbers.tokens, ...numbers.keyTokens];
  const strange = words.filter((word) => !all.includes(word));
  if (spans.length !== displayed.length) return [`shows ${displayed.length} numbers`];
  const wrong = spans.flatMap((span, index) => {
    if ('run' in span || 'control' in span) {
      const isSame = inTraining(span, training) === displayed[index];
      return isSame ? [] : [`${JSON.stringify(span)} is not ${displayed[index]}`];
    }
    if (!('tensor' in span)) return [];
    const number = numberAt(span, numbers);
    const factor = span.as === 'percent' ? 100 : 1;
    const unit = span.as === 'percent' ? 1 : 10 ** -(span.digits ?? 2);
    const shown = Number(
      displayed[index]!.replace('−', '-')
        .replace(numberTexts.point, '.')
        .replace(/[<>%\s]/g, ''),
    );
    const isRight = Math.abs(shown - number * factor) <= 0.5001 * unit;
    return isRight ? [] : [`${span.tensor} ${span.row} ${span.column} is not ${displayed[index]}`];
  });
  return [...wrong, ...strange.map((word) => `there is no word ${word}`)];
}

// A share as the view of training shows it.
function inTraining(span: { run: RunNumber } | Reached, { run, controls }: Displayed) {
  if ('run' in span) return run[span.run];
  const ordered = controls[span.control]?.toSorted((a, b) => shareOf(a) - shareOf(b));
  return ordered?.at(span.of === 'least' ? 0 : -1);
}

// "> 99 %" lies above 99, "< 1 %" below 1.
function shareOf(text: string): number {
  const share = Number(text.replace(/[<>%\s]/g, '')) / 100;
  return share + (text.startsWith('>') ? 0.005 : text.startsWith('<') ? -0.005 : 0);
}

function claimFaults(claim: Goal, page: Page): string[] {
  if (claim.run) return runFaults(claim.run, page.training);
  const { numbers } = page;
  const { tensor, row = numbers.token, column = 0 } = claim;
  const number = numberAt({ tensor: tensor!, row, column }, numbers);
  const largest = Math.max(...rowAt(tensor!, row, numbers));
  const holds =
    number >= (claim.atLeast ?? -Infinity) &&
    number <= (claim.atMost ?? Infinity) &&
    (!claim.largest || number === largest);
  return holds ? [] : [`claims ${JSON.stringify(claim)}, but it is ${number}`];
}

function runFaults(claim: RunGoal, { isSolved, controls }: Displayed): string[] {
  const { control, atLeast = -Infinity, atMost = Infinity } = claim;
  const reached = control === undefined ? [] : (controls[control] ?? ['']).map(shareOf);
  const holds =
    (!claim.isSolved || isSolved) && reached.every((share) => share >= atLeast && share <= atMost);
  return holds ? [] : [`claims ${JSON.stringify(claim)}, but it is ${reached.join(', ')}`];
}

function rowAt(name: string, row: number, { tensors }: Numbers): number[] {
  const tensor = tensors[name as TensorName];
  if (!tensor) return [];
  const [, columns] = tensor.shape;
  return [...tensor.data.subarray(row * columns, (row + 1) * columns)];
}

function numberAt(place: { tensor: string; row: number; column: number }, numbers: Numbers) {
  return rowAt(place.tensor, place.row, numbers)[place.column] ?? Number.NaN;
}
