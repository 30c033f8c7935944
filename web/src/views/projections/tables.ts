import type { TensorName } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { tableTexts as texts } from '../../texts/en/tables.js';
import { projectionsTexts } from '../../texts/en/views/projections.js';
import { called, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { NumberTable } from '../view.js';
import { drawnWords, namesOf, productOf, type Scene, sceneOf } from './scene.js';

const { project } = projectionsTexts;

/** X, W and their product; and of the word that asks all that has the embedding's dimensions. */
export function tables(state: State): NumberTable[] {
  const scene = sceneOf(state);
  const hasProjections = scene.snapshot.tensor('outputProjection') !== undefined;
  return [...ofWord(scene), ...(hasProjections ? ofProduct(scene) : [])];
}

function ofWord({ snapshot, word, names }: Scene): NumberTable[] {
  const wanted: TensorName[] = [
    'tokenEmbeddings',
    'positions',
    'embeddings',
    'combined',
    'residual',
    'feedForward',
    'layerOutput',
  ];
  const rows = wanted.flatMap((tensor) => {
    const found = snapshot.tensor(tensor);
    const index = snapshot.token;
    const name = texts.parts[tensor as keyof typeof texts.parts];
    return found ? [{ name, tensor, index, numbers: row(found, index) }] : [];
  });
  const caption = texts.ofWord(short(word));
  if (rows.length > 0) return [{ caption, columns: names, rows }];
  // What is typed has no embeddings.
  const numbers = row(needed(snapshot, 'output'), snapshot.token);
  const output = { name: texts.output, tensor: 'output', index: snapshot.token, numbers };
  return [{ caption, columns: namesOf(snapshot.valueNames, numbers.length), rows: [output] }];
}

function ofProduct(scene: Scene): NumberTable[] {
  const { snapshot, names } = scene;
  const { of, input, matrix, result, words, columns, isSource } = productOf(scene);
  const drawn = drawnWords(snapshot, words, isSource);
  const letter = project.letters[of];
  const ofWords = (tensor: string, given: typeof input) =>
    drawn.map((index) => ({
      name: called(words, index),
      tensor,
      index,
      numbers: row(given, index),
    }));
  return [
    { caption: texts.input, columns: names, rows: ofWords('input', input) },
    {
      caption: texts.matrix(letter),
      columns,
      rows: names.map((name, index) => ({
        name,
        tensor: `${of} projection`,
        index,
        numbers: row(matrix, index),
      })),
    },
    { caption: texts.result(letter), columns, rows: ofWords(of, result) },
  ];
}
