import * as tf from '@tensorflow/tfjs-core';
import type { Questions, TrainedBatch, TranslatorBatch } from '../start.js';
import {
  attend,
  attended,
  embed,
  fedForward,
  looks,
  normalise,
  type Parameters,
  whole,
  wordsOf,
} from './blocks.js';
import { crossEntropy, rowsOf } from './operations.js';
import { project, projectTransposed } from './products.js';

/** The loss of a batch, given parameters; what is in a batch was made into tensors before. */
export type Loss = (parameters: Parameters) => tf.Scalar;

const causal = (query: number, key: number) => key <= query;
const rightward = (query: number, key: number) => key >= query;
const everywhere = () => true;

/** What is right, and how much of the loss each row is: the mean over each of the groups, added. */
function targetsOf(groups: Int32Array[], words: number) {
  const right = groups.flatMap((group) => Array.from(group));
  const shares = groups.flatMap((group) => Array.from(group, () => 1 / group.length));
  // Its own oneHot is wrong on WASM.
  const oneHot = tf.buffer([right.length, words]);
  for (const [row, word] of right.entries()) oneHot.set(1, row, word);
  return {
    right: tf.tensor2d(
      right.map((word, row) => [row, word]),
      undefined,
      'int32',
    ),
    oneHot: oneHot.toTensor() as tf.Tensor2D,
    shares: tf.tensor2d(shares, [shares.length, 1]),
  };
}

/** A task: one layer that looks back, and the word that comes next. */
export function decoderOnly({ words, answers }: Questions, wordCount: number): Loss {
  const sentences = wordsOf(words);
  const back = looks(words, words, 1, causal);
  const last = whole(words.starts.subarray(1).map((end) => end - 1));
  const { right, oneHot, shares } = targetsOf([answers], wordCount);
  return (parameters) => {
    const embedded = embed(parameters, 'decoder.embedding', sentences);
    const layer = attended(parameters, 'decoder.layer0', embedded, back);
    const rows = fedForward(parameters, 'decoder.layer0', rowsOf(layer, last));
    const asked = normalise(parameters, 'decoder.norm', rows);
    return crossEntropy(project(asked, parameters.next!), right, oneHot, shares);
  };
}

/** The shipped model `trained`: which word is hidden, and which word a linked word belongs to. */
export function trained(batch: TrainedBatch, wordCount: number): Loss {
  const sentences = wordsOf(batch.words);
  const around = looks(batch.words, batch.words, 4, everywhere);
  const [hiddenAt, linkedAt] = [whole(batch.hiddenAt), whole(batch.linkedAt)];
  const { right, oneHot, shares } = targetsOf([batch.hiddenWords, batch.namedWords], wordCount);
  return (parameters) => {
    const embedded = embed(parameters, 'encoder.embedding', sentences);
    const first = attended(parameters, 'encoder.layer0', embedded, around);
    const second = attended(parameters, 'encoder.layer1', first, around);
    const rows = fedForward(parameters, 'encoder.layer1', rowsOf(second, hiddenAt));
    const filled = normalise(parameters, 'encoder.norm', rows);
    const linked = normalise(parameters, 'namerNorm', rowsOf(second, linkedAt));
    const said = tf.concat([filled, project(linked, parameters.namer!)]);
    const logits = projectTransposed(said, parameters['encoder.embedding.words']!);
    const biased = tf.add(logits, parameters.wordBias!);
    return crossEntropy(biased as tf.Tensor2D, right, oneHot, shares);
  };
}

/** The shipped model `translator`. */
export function translator({ source, target, right }: TranslatorBatch, wordCount: number): Loss {
  const [read, written] = [wordsOf(source), wordsOf(target)];
  const ahead = looks(source, source, 4, rightward);
  const back = looks(target, target, 4, causal);
  const across = looks(target, source, 1, everywhere);
  const targets = targetsOf([right], wordCount);
  return (parameters) => {
    const embedded = embed(parameters, 'encoder.embedding', read);
    const layer = attended(parameters, 'encoder.layer0', embedded, ahead);
    const encoded = normalise(parameters, 'encoder.norm', layer);
    const name = 'decoder.layer0';
    let rows = embed(parameters, 'decoder.embedding', written);
    const input = normalise(parameters, `${name}.selfNorm`, rows);
    rows = tf.add(rows, attend(parameters, `${name}.self`, input, input, back));
    const asking = normalise(parameters, `${name}.crossNorm`, rows);
    rows = tf.add(rows, attend(parameters, `${name}.cross`, asking, encoded, across));
    rows = normalise(parameters, 'decoder.norm', fedForward(parameters, name, rows));
    const logits = projectTransposed(rows, parameters['decoder.embedding.words']!);
    return crossEntropy(logits, targets.right, targets.oneHot, targets.shares);
  };
}
