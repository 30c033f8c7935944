import { html } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Actions } from '../view.js';
import { follow } from './choose.js';
import { type Scene, written } from './scene.js';

const { tasks: texts } = trainingTexts;

/** What there is to learn, what is asked there, and an example. */
export function tasks({ training, task }: Scene, actions: Actions) {
  const [example] = training.sentences;
  return html`<div class="training-tasks" role="group" aria-label=${texts.label} data-control="task">
      ${training.tasks.map(
        ({ id }) => html`<button
          type="button"
          aria-pressed=${id === task.id}
          @click=${() => follow(actions, (trainer) => void trainer.begin({ task: id }))}
        >
          ${texts.names[id] ?? id}
        </button>`,
      )}
    </div>
    <p class="training-about">
      ${texts.about[task.id]}
      <span class="training-example">
        ${texts.example(written(example!))} → <b>${example!.answer}</b>
      </span>
    </p>`;
}
