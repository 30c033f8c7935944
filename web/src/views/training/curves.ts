import { html, nothing, svg } from 'lit';
import { live } from 'lit/directives/live.js';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Moment } from '../../training/types.js';
import { dragAlong } from '../parts/drag.js';
import { decimal, percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { magnitude } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { look } from './choose.js';
import type { Scene } from './scene.js';

const { curves: texts } = trainingTexts;

/** A line of one plot: what of each moment, as a share of the plot's height. */
interface Line {
  kind: string;
  of: (moment: Moment) => number;
}

/** Loss and held-out accuracy over the steps, and the moment that is looked at. */
export function curves(scene: Scene, actions: Actions) {
  const { training, task, moment, last, isLive } = scene;
  const { history } = training;
  const reach = reachOf(last.step);
  const tallest = magnitude(history.map(({ loss }) => loss).filter(isNumber), 1e-3);
  const scrub = (step: number) => look(actions, { step: step >= last.step ? null : step });
  const drag = (event: PointerEvent) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    dragAlong(event, (x) => scrub(Math.max(Math.round(((x - left) / width) * reach), 0)));
  };

  return html`<h3>${texts.heading}</h3>
    <div class="training-curves">
      <p class="training-legend">
        <span class="training-key accuracy">${texts.accuracy} <b>${percent(moment.accuracy)}</b></span>
        ${
          task.hasPlace
            ? html`<span class="training-key look"
                >${texts.look} <b>${percent(moment.lookAccuracy)}</b></span
              >`
            : nothing
        }
      </p>
      ${plot(
        scene,
        reach,
        [
          ...(task.hasPlace ? [{ kind: 'look', of: (one: Moment) => one.lookAccuracy }] : []),
          { kind: 'accuracy', of: (one) => one.accuracy },
        ],
        texts.accuracyLabel(
          percent(moment.accuracy),
          percent(task.chance),
          percent(task.bagOfWords),
        ),
        drag,
        levels(task),
      )}
      <p class="training-legend">
        <span class="training-key loss"
          >${texts.loss} <b>${isNumber(moment.loss) ? decimal(moment.loss, 3) : texts.none}</b></span
        >
      </p>
      ${plot(
        scene,
        reach,
        [{ kind: 'loss', of: ({ loss }) => loss / tallest }],
        texts.lossLabel(isNumber(moment.loss) ? decimal(moment.loss, 3) : texts.none),
        drag,
      )}
      <p class="training-axis" aria-hidden="true">
        <span>0</span><span>${reach / 2}</span><span>${reach} ${texts.steps}</span>
      </p>
      <div class="training-scrub">
        <input
          type="range"
          min="0"
          max=${reach}
          .value=${live(String(moment.step))}
          aria-label=${texts.scrubber}
          aria-valuetext=${texts.at(moment.step, last.step)}
          data-control="moment"
          @input=${({ target }: Event) => scrub((target as HTMLInputElement).valueAsNumber)}
        />
        <p>
          <span>${texts.at(moment.step, last.step)}</span>
          <button
            type="button"
            aria-disabled=${isLive}
            @click=${() => look(actions, { step: null })}>
            ${texts.now}
          </button>
        </p>
      </div>
    </div>
    <p class="hint" part="hint">${texts.bagNote}</p>`;
}

function plot(
  { training, moment, isLive }: Scene,
  reach: number,
  lines: readonly Line[],
  label: string,
  drag: (event: PointerEvent) => void,
  marks: unknown = nothing,
) {
  const x = ({ step }: Moment) => ((100 * step) / reach).toFixed(3);
  const y = (share: number) => (100 - 100 * share).toFixed(3);
  return html`<div
    class="training-plot"
    role="img"
    ?data-live=${isLive}
    aria-label=${label}
    @pointerdown=${drag}
    ${setProperties({ '--at': (moment.step / reach).toFixed(4) })}
  >
    ${marks}
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      ${lines.map(({ kind, of }) => {
        const drawn = training.history.filter((one) => isNumber(of(one)));
        const points = drawn.map((one) => `${x(one)} ${y(of(one))}`).join('L');
        return svg`<path class=${`training-line ${kind}`} d=${points ? `M${points}` : ''}></path>`;
      })}
    </svg>
    <span class="training-now"></span>
    ${lines.map(({ kind, of }) =>
      isNumber(of(moment))
        ? html`<span
            class=${`training-dot ${kind}`}
            ${setProperties({ '--height': of(moment).toFixed(4) })}
          ></span>`
        : nothing,
    )}
  </div>`;
}

/** Lines across the plot: what guessing reaches, and a bag of words. */
function levels({ chance, bagOfWords }: Scene['task']) {
  return chance === bagOfWords
    ? level('chance', chance, texts.both(percent(chance)))
    : html`${level('bag', bagOfWords, texts.bagOfWords(percent(bagOfWords)))}
      ${level('chance', chance, texts.chance(percent(chance)))}`;
}

function level(kind: string, share: number, label: string) {
  return html`<span
    class=${`training-level ${kind}`}
    ?data-high=${share > 0.85}
    aria-hidden="true"
    ${setProperties({ '--height': share.toFixed(4) })}
    ><span>${label}</span></span
  >`;
}

/** Steps that fit on the axis: 20, 40, 100, 200, 400, 1000 … */
function reachOf(steps: number): number {
  let reach = 20;
  for (let at = 0; reach < steps; ++at) reach *= at % 3 === 1 ? 2.5 : 2;
  return reach;
}

function isNumber(number: number): boolean {
  return Number.isFinite(number);
}
