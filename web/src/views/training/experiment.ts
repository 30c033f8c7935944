import { html, nothing } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Outcome } from '../../training/types.js';
import { percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { experiment: texts, controls } = trainingTexts;

/** Who gets more than this right has solved the task. */
const enough = 0.95;

/** The control experiment: what is lost when attention is taken away. */
export function experiment({ training, task }: Scene, actions: Actions) {
  const found = training.experiment;
  const isRunning = found?.isRunning ?? false;
  const isDone = found !== null && found.progress === 1;
  return html`<section class="training-experiment" aria-label=${texts.heading}>
    <h3>${texts.heading}</h3>
    <p>${texts.about}</p>
    <p class="training-start">
      <button
        type="button"
        data-control="experiment"
        @click=${() =>
          actions.train((trainer) =>
            isRunning ? trainer.stopExperiment() : trainer.startExperiment(),
          )}
      >
        ${isRunning ? texts.stop : found ? texts.again : texts.start}
      </button>
      ${
        isRunning
          ? html`<progress aria-label=${texts.progress} .value=${found!.progress}></progress>`
          : nothing
      }
    </p>
    <div
      class="training-outcomes"
      data-control="outcomes"
      role="table"
      aria-label=${texts.caption(texts.after)}
      ${setProperties({ '--chance': task.chance, '--bag': task.bagOfWords })}
    >
      ${axis(task)}
      ${Object.keys(controls.names).map((control) =>
        row(
          control,
          found?.outcomes.filter((outcome) => outcome.control === control) ?? [],
          isDone ? texts.diverged : isRunning ? texts.waiting : texts.unmeasured,
        ),
      )}
    </div>
    <p class="training-verdict" data-say>${isDone ? verdict(found.outcomes) : nothing}</p>
    ${isDone ? html`<p class="hint" part="hint">${texts.note}</p>` : nothing}
  </section>`;
}

// The ends of the scale, and the names of the two lines that cross all rows.
function axis({ chance, bagOfWords }: Scene['task']) {
  const isBoth = chance === bagOfWords;
  return html`<div class="training-outcome training-outcome-head" role="row">
    <span role="columnheader">${texts.attention}</span>
    <span class="training-track" role="columnheader">
      ${limit('chance', chance, isBoth ? texts.both : texts.chance)}
      ${isBoth ? nothing : limit('bag', bagOfWords, texts.bagOfWords)}
      <span class="training-end">${percent(0)}</span><span class="training-end">${percent(1)}</span>
    </span>
    <span class="training-shares" role="columnheader">${texts.seeds}</span>
  </div>`;
}

function limit(kind: string, share: number, name: string) {
  return html`<span class=${`training-limit ${kind}`} ?data-high=${share > 0.85}
    ><span>${name} ${percent(share)}</span></span
  >`;
}

function row(control: string, outcomes: readonly Outcome[], missing: string) {
  const measured = outcomes.filter(({ accuracy }) => accuracy >= 0);
  return html`<div class="training-outcome" role="row" data-outcome=${control}>
    <span class="training-control" role="rowheader">
      <b>${controls.names[control]}</b> <small>${controls.about[control]}</small>
    </span>
    <span class="training-track" role="cell" aria-hidden="true">
      ${measured.map(
        ({ accuracy, seed }) => html`<span
          class="training-outcome-dot"
          title=${texts.seed(seed, percent(accuracy))}
          ${setProperties({ '--accuracy': accuracy.toFixed(4), '--lane': outcomes.findIndex((one) => one.seed === seed) })}
        ></span>`,
      )}
    </span>
    <span class="training-shares" role="cell"
      >${outcomes
        .map(({ accuracy }) => (accuracy >= 0 ? percent(accuracy) : missing))
        .join(' · ')}</span
    >
  </div>`;
}

function verdict(outcomes: readonly Outcome[]): string {
  const ids = Object.keys(controls.names);
  const solving = ids.filter((id) =>
    outcomes.every(({ control, accuracy }) => control !== id || accuracy > enough),
  );
  if (!solving.includes('learned')) return texts.none;
  if (solving.length === 1) return texts.onlyLearned;
  if (solving.length === ids.length) return texts.all;
  return texts.some(solving.map((id) => controls.names[id]!));
}
