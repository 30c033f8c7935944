import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { texts } from '../../texts/en.js';
import { percent, short } from '../parts/format.js';
import { needed } from '../parts/tensor.js';
import type { Actions } from '../view.js';

const { matrix: labels } = texts;

/** Long texts: one pixel or more a weight, drawn on a canvas, with the selected row outlined. */
export function picture(snapshot: Snapshot, actions: Actions) {
  const { tokens, keyTokens, token } = snapshot;
  let readout: HTMLElement | undefined;

  const at = ({ offsetX, offsetY, target }: MouseEvent) => {
    const { clientWidth, clientHeight } = target as HTMLCanvasElement;
    return {
      query: Math.min(Math.floor((offsetY / clientHeight) * tokens.length), tokens.length - 1),
      key: Math.min(Math.floor((offsetX / clientWidth) * keyTokens.length), keyTokens.length - 1),
    };
  };

  return html`<p class="hint">${labels.large(tokens.length)}</p>
    <canvas
      class="matrix-picture"
      role="slider"
      tabindex="0"
      aria-label=${labels.caption}
      aria-valuemin="1"
      aria-valuemax=${tokens.length}
      aria-valuenow=${token + 1}
      aria-valuetext=${short(tokens[token]!)}
      ${ref((element) => drawSoon(element as HTMLCanvasElement | undefined, snapshot))}
      @click=${(event: MouseEvent) => actions.set({ token: at(event).query })}
      @pointermove=${(event: PointerEvent) => {
        const { query, key } = at(event);
        const weight = needed(snapshot, 'weights').data[query * keyTokens.length + key]!;
        const [asks, isLookedAt] = [short(tokens[query]!), short(keyTokens[key]!)];
        if (readout) readout.textContent = labels.label(asks, isLookedAt, percent(weight));
      }}
      @keydown=${(event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const target = Math.min(Math.max(token + step, 0), tokens.length - 1);
        actions.set({ token: target });
      }}
    ></canvas>
    <p class="hint" ${ref((element) => {
      readout = element as HTMLElement | undefined;
    })}>&nbsp;</p>`;
}

// Colours that can be seen on light and on dark, so that a change of theme needs no new picture.
const ink = [116, 124, 146] as const;
const chosen = [214, 96, 20] as const;

// Once Lit has put the canvas in its place, and before anybody is told that the picture is there.
function drawSoon(canvas: HTMLCanvasElement | undefined, snapshot: Snapshot) {
  if (canvas) queueMicrotask(() => draw(canvas, snapshot));
}

function draw(canvas: HTMLCanvasElement, snapshot: Snapshot) {
  const { data, shape } = needed(snapshot, 'weights');
  const [rows, columns] = shape;
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = columns;
  canvas.height = rows;
  const image = context.createImageData(columns, rows);
  for (let index = 0; index < data.length; ++index) {
    const isChosen = Math.floor(index / columns) === snapshot.token;
    // The square root, or small weights of a long row would not be seen.
    const alpha = 255 * Math.sqrt(Math.min(Math.abs(data[index]!) || 0, 1));
    const [red, green, blue] = isChosen ? chosen : ink;
    image.data[4 * index] = red;
    image.data[4 * index + 1] = green;
    image.data[4 * index + 2] = blue;
    image.data[4 * index + 3] = isChosen ? Math.max(alpha, 60) : alpha;
  }
  context.putImageData(image, 0, 0);
}
