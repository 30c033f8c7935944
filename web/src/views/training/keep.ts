import { html } from 'lit';
import type { Values } from '../../store/properties.js';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { Actions } from '../view.js';
import { follow } from './choose.js';
import type { Scene } from './scene.js';

const { keep: texts } = trainingTexts;

/** Saves the model as a file, goes on from one, and puts it into the figure. */
export function keep(scene: Scene, isUsed: boolean, actions: Actions) {
  const { training, last } = scene;
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
    <button type="button" data-control="use" @click=${() => use(scene, actions)}>${texts.use}</button>
    <span class="hint" part="hint" data-say>${isUsed ? texts.used : texts.about}</span>
  </div>`;
}

/** The model takes the place of the figure's, which looks at the same sentence with its last word. */
function use({ sentence, layer, head }: Scene, actions: Actions) {
  actions.train(async (trainer) => {
    const file = await trainer.model();
    if (!file) return;
    actions.set({
      file,
      model: 'file',
      // Words that share a place are one there.
      sentence: sentence.words.map((word) => word.replace(' ', '-')).join(' '),
      token: sentence.words.length - 1,
      layer,
      head,
      ...plain,
    });
  });
}

// As it was trained.
const plain = {
  source: '',
  projections: 'model',
  position: 'model',
  scheme: 'scaled-softmax',
  mask: 'model',
  temperature: 1,
} satisfies Partial<Values>;

function download(file: Uint8Array, name: string) {
  const address = URL.createObjectURL(new Blob([file as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
