import { html } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Actions } from '../view.js';
import { look } from './choose.js';
import { type Scene, written } from './scene.js';

const { sentences: texts } = trainingTexts;

/** The held-out questions to look at, and what the model says to each. */
export function sentences({ training, moment, choice }: Scene, actions: Actions) {
  return html`<h3>${texts.heading}</h3>
    <ul class="training-sentences">
      ${training.sentences.map((question, index) => {
        const { answer } = question;
        const said = moment.said[index]!;
        const isRight = said === answer;
        return html`<li>
          <button
            type="button"
            class="training-sentence"
            aria-pressed=${index === choice.sentence}
            @click=${() => look(actions, { sentence: index })}
          >
            <span class="training-words">${written(question)}</span>
            <span
              class="training-said"
              role="img"
              aria-label=${isRight ? texts.right(said) : texts.wrong(said, answer)}
              data-right=${isRight}
            >
              <b>${said}</b> <span class="training-mark">${isRight ? '✓' : `✗ ${answer}`}</span>
            </span>
          </button>
        </li>`;
      })}
    </ul>`;
}
