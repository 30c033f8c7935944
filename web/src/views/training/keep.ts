import { html } from 'lit';
import { trainingTexts } from '../../texts/views/training.js';
import type { Actions } from '../view.js';
import { follow } from './choose.js';
import type { Scene } from './scene.js';

const { keep: texts } = trainingTexts;

/** Saves the model as a file, and goes on from one. */
export function keep({ training, last }: Scene, actions: Actions) {
  return html`<div class="training-keep" role="group" aria-label=${texts.label}>
    <button
      type="button"
      @click=${() =>
        actions.train(async (trainer) => {
          const name = texts.fileName(training.settings.task, last.step);
          const file = await trainer.save();
          if (file) download(file, name);
        })}
    >
      ${texts.save}
    </button>
    <label class="training-file">
      <input
        type="file"
        accept=".safetensors"
        @change=${async ({ target }: Event) => {
          const input = target as HTMLInputElement;
          const file = input.files?.[0];
          if (!file) return;
          const bytes = new Uint8Array(await file.arrayBuffer());
          // The same file can be chosen again.
          input.value = '';
          follow(actions, (trainer) => void trainer.load(bytes));
        }}
      />
      <span>${texts.load}</span>
    </label>
    <span class="hint">${texts.about}</span>
  </div>`;
}

function download(file: Uint8Array, name: string) {
  const address = URL.createObjectURL(new Blob([file as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
