import { html, nothing } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Speed } from '../../training/types.js';
import type { Actions } from '../view.js';
import { follow } from './choose.js';
import type { Scene } from './scene.js';

const { run: texts, settings } = trainingTexts;

const speeds: readonly Speed[] = ['slow', 'medium', 'full'];

/** Train, pause, one step, from the start; how fast; and how it ended. */
export function run({ training, last }: Scene, actions: Actions) {
  const { isRunning, solvedAt, hasDiverged, speed } = training;
  return html`<div class="training-run" role="group" aria-label=${texts.label}>
      <button
        type="button"
        class="training-train"
        data-control="train"
        aria-disabled=${hasDiverged}
        @click=${() =>
          isRunning
            ? actions.train((trainer) => trainer.pause())
            : follow(actions, (trainer) => trainer.train())}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d=${isRunning ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M5 2.5v11l8.5-5.5z'}></path>
        </svg>
        ${isRunning ? texts.pause : texts.train}
      </button>
      <button
        type="button"
        aria-disabled=${hasDiverged}
        @click=${() => follow(actions, (trainer) => trainer.step())}
      >
        ${texts.step}
      </button>
      <button type="button" @click=${() => follow(actions, (trainer) => void trainer.reset())}>
        ${texts.reset}
      </button>
      <button type="button" @click=${() => follow(actions, (trainer) => void trainer.newSeed())}>
        ${texts.newSeed}
      </button>
      <span class="training-counts">
        <span>${settings.seed} ${training.settings.seed}</span>
        <b>${texts.atStep(last.step)}</b>
      </span>
      <div class="training-switch" role="group" aria-label=${texts.speed} data-control="speed">
        <span aria-hidden="true">${texts.speed}</span>
        ${speeds.map(
          (one) => html`<button
            type="button"
            aria-pressed=${one === speed}
            @click=${() => actions.train((trainer) => trainer.setSpeed(one))}
          >
            ${texts.speeds[one]}
          </button>`,
        )}
      </div>
    </div>
    ${hasDiverged ? html`<p class="problem" role="alert">${texts.diverged(last.step)}</p>` : nothing}
    <p class="training-solved" data-say>${solvedAt === null ? nothing : texts.solved(solvedAt)}</p>`;
}
