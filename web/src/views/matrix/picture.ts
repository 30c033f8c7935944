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

  return html`<p class="hint">${matrixTexts.large(tokens.length, keyTokens.length)}</p>
    <canvas
      class="matrix-picture"
      role="slider"
      tabindex="0"
      aria-label=${matrixTexts.captions[drawn.kind]}
      aria-valuemin="1"
      aria-valuemax=${tokens.length}
      aria-valuenow=${token + 1}
      aria-valuetext=${short(tokens[token]!)}
      ${ref((element) => paintSoon(element, drawn, token))}
      @click=${(event: MouseEvent) => {
        const { query, key } = at(event);
        chooseCell(scene, query, key, actions);
      }}
      @pointermove=${(event: PointerEvent) => {
        const { query, key } = at(event);
        if (readout) readout.textContent = tell(query, key);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') return togglePin(scene, token, actions);
        const right = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (right) {
          event.preventDefault();
          const key = Math.min(Math.max(scene.key + right, 0), keyTokens.length - 1);
          return chooseCell(scene, token, key, actions);
        }
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
