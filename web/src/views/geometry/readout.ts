import { html, nothing } from 'lit';
import type { Highlight } from '../../store/store.js';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { decimal, short } from '../parts/format.js';
import { isDrawable, type Scene, written } from './scene.js';

const { readout: phrases } = texts;

/** What the word that is pointed at does to the sum. */
export function readout(scene: Scene, { token }: Highlight) {
  const isThere = token !== undefined && token < scene.words.length;
  return html`<p class="geometry-readout">${isThere ? step(token) : phrases.hint}</p>`;

  function step(index: number) {
    const weight = scene.weights[index]!;
    const [from, to] = [scene.sumAfter(index), scene.sumAfter(index + 1)];
    const isDrawn = isDrawable(from) && isDrawable(to);
    return html`<b class=${`own ${scene.colours[index]}`}>${short(scene.words[index]!)}</b
      >${
        isDrawn
          ? phrases.step(decimal(weight), written(scene.value(index)))
          : html` ${written(scene.value(index))}${phrases.none}`
      }${
        !isDrawn
          ? nothing
          : index < scene.added
            ? phrases.move(written(from), written(to))
            : phrases.waiting
      }`;
  }
}
