import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { short } from '../parts/format.js';
import type { Actions } from '../view.js';
import { paintSoon } from './paint.js';
import { togglePin } from './pinned.js';
import { chooseCell, type Scene } from './scene.js';

/** Long texts: one pixel or more a number, drawn on a canvas, with the selected row outlined. */
export function picture(scene: Scene, actions: Actions) {
  const { snapshot, drawn } = scene;
  const { tokens, keyTokens, token } = snapshot;
  let readout: HTMLElement | undefined;

  const at = ({ offsetX, offsetY, target }: MouseEvent) => {
    const { clientWidth, clientHeight } = target as HTMLCanvasElement;
    return {
      query: Math.min(Math.floor((offsetY / clientHeight) * tokens.length), tokens.length - 1),
      key: Math.min(Math.floor((offsetX / clientWidth) * keyTokens.length), keyTokens.length - 1),
    };
  };

  const tell = (query: number, key: number) => {
    const [asks, isLookedAt] = [short(tokens[query]!), short(keyTokens[key]!)];
    const index = query * keyTokens.length + key;
    const number = drawn.isMasked(index) ? matrixTexts.maskedSpoken : drawn.text(index);
    return drawn.kind === 'weights'
      ? matrixTexts.share(asks, isLookedAt, number)
      : matrixTexts.cell(asks, isLookedAt, matrixTexts.one[drawn.kind], number);
  };

  return html`<p class="hint" part="hint">${matrixTexts.large(tokens.length, keyTokens.length)}</p>
    <canvas
      class="matrix-picture"
      role="slider"
      tabindex="0"
      aria-label=${matrixTexts.captions[drawn.kind]}
      aria-valuemin="1"
      aria-valuemax=${tokens.length}
      aria-valuenow=${token + 1}
      aria-valuetext=${tell(token, scene.key)}
      ${ref((element) => paintSoon(element, drawn, token))}
      @click=${(event: MouseEvent) => {
        const { query, key } = at(event);
        chooseCell(scene, query, key, actions);
      }}
      @pointermove=${(event: PointerEvent) => {
        const { query, key } = at(event);
        if (readout) readout.textContent = tell(query, key);
      }}
      @keydown=${move}
    ></canvas>
    <p class="hint" part="hint" ${ref((element) => {
      readout = element as HTMLElement | undefined;
    })}>&nbsp;</p>`;

  function move(event: KeyboardEvent) {
    const { key, ctrlKey } = event;
    if (key === 'Enter') return togglePin(scene, token, actions);
    const down = { ArrowDown: 1, ArrowUp: -1 }[key] ?? 0;
    const across = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
    const end = { Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[key] ?? 0;
    if (down + across + end === 0) return;
    event.preventDefault();
    const query = within(token + down + (ctrlKey ? end : 0), tokens.length);
    if (down !== 0) return actions.set({ token: query });
    chooseCell(scene, query, within(scene.key + across + end, keyTokens.length), actions);
  }
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
