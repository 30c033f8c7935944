import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called } from '../parts/format.js';
import { sceneOf } from './scene.js';

export function told(state: State): string {
  const { snapshot, drawn } = sceneOf(state);
  const { tokens, keyTokens } = snapshot;
  const { kind, tensor, most } = drawn;
  const at = tensor.data.findIndex((number, index) => number === most && !drawn.isMasked(index));
  if (at < 0) return '';
  const columns = keyTokens.length;
  return texts.matrix(
    tokens.length,
    columns,
    matrixTexts.one[kind],
    drawn.text(at),
    called(tokens, Math.floor(at / columns)),
    called(keyTokens, at % columns),
  );
}
