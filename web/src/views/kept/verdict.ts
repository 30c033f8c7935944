import { html, type TemplateResult } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { short } from '../parts/format.js';
import { groupsOf, type Scene } from './scene.js';
import { listed, name } from './write.js';

const { verdict: phrases } = texts;

/** More words than this that can trade weight are counted, not named. */
const mostNamed = 5;

/** What the sum keeps of the weights, in a sentence. */
export function verdict(scene: Scene): TemplateResult {
  return html`<p class="kept-verdict">${sentence(scene)}</p>`;
}

function sentence(scene: Scene) {
  const { dimension, attended, range } = scene;
  if (attended.length === 1) return phrases.single;
  if (dimension === 0) return phrases.exact;
  if (!range) return html`${phrases.family(dimension)}${phrases.stop}`;
  const groups = groupsOf(scene);
  if (groups.length === 0) return phrases.cornered(dimension);
  const others = attended.length - groups.flat().length;
  if (groups.every((group) => group.length === 2)) {
    return html`${trades(groups, scene)}${others > 0 ? phrases.nothingElse : phrases.stop}`;
  }
  return html`${phrases.family(dimension)}${phrases.colon}${trades(groups, scene)}${
    others > 0 ? phrases.others(others) : phrases.stop
  }`;
}

function trades([first, ...further]: number[][], scene: Scene) {
  return html`${members(first!, scene)}${phrases.trade}${further.map(
    (group) => html`${phrases.tradeToo}${members(group, scene)}`,
  )}`;
}

function members(group: readonly number[], scene: Scene): TemplateResult {
  const { words, attended } = scene;
  const [a, b] = group;
  if (group.length === 2 && words[a!] === words[b!]) {
    return html`${phrases.twins}${name(scene, a!, short(words[a!]!))}`;
  }
  if (group.length > mostNamed) {
    const isAll = group.length === attended.length;
    return html`${isAll ? phrases.all(group.length) : phrases.some(group.length)}`;
  }
  return listed(
    group.map((index) => name(scene, index)),
    [phrases.comma, phrases.and],
  );
}
