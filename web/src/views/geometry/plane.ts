import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed } from '../parts/tensor.js';
import { Labels, type Placed } from './labels.js';
import { distance, fit, groups, paper } from './layout.js';
import { isDrawable, type Point, type Scene, written } from './scene.js';

const { plane: labels } = texts;

const dot = 5;
const ring = 9;

/** Shorter arrows have no head: many small ones would be nothing but heads. */
const shortestWithHead = 16;

/** A label as long as this still finds a place. */
const mostLetters = 12;

/** How many values are told to who does not see them; the table below has all. */
const mostSpoken = 8;

/** The plane: hull, values, the scaled values tip to tail, and the sum. */
export function plane(scene: Scene) {
  const { words, colours, shown, added, weights } = scene;
  const place = fit(scene);
  const at = (index: number) => place(scene.value(index));
  const sum = scene.sumAfter(added);
  const isThere = isDrawable(sum);
  const origin = place({ x: 0, y: 0 });
  // The heaviest first: their labels find a place before the others'.
  const byWeight = [...shown].sort(
    (a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b,
  );
  // In the order of the scheme's weights, so that labels stay while the reader moves one.
  const wordGroups = groups(inOrderOfColour(scene), at);
  const room = new Labels([...shown.map(at), origin], dot);
  const named = wordGroups.map((group) => ({
    group,
    place: room.place({
      at: at(group[0]!),
      text: nameOf(group, words),
      gap: besideSum(at(group[0]!), dot + 4),
    }),
  }));
  const originLabel = room.place({
    at: origin,
    text: labels.origin,
    gap: besideSum(origin, dot + 2),
  });
  const sumText = added === words.length ? labels.sum : labels.partial(added, words.length);
  const sumLabel = isThere
    ? room.placeFreely({ at: place(sum), text: sumText, gap: ring + 4 }, arrowPoints())
    : undefined;
  const isCut = shown.length < words.length;

  return html`<svg
      class="plane"
      viewBox="0 0 ${paper.width} ${paper.height}"
      role="img"
      aria-label=${spoken()}
    >
      <path class="plane-hull" d=${polygon([...needed(scene.snapshot, 'planeHull').data].map(at))}></path>
      <g class="plane-move" ${move(origin)}>
        <path class="plane-axes" d="M-2000 0H2000M0 -2000V2000"></path>
        <circle class="plane-origin" r="3"></circle>
      </g>
      ${originLabel ? label(originLabel, labels.origin, 'plane-zero') : nothing}
      ${isCut && isThere ? svg`<path class="plane-trail" d=${trail()}></path>` : nothing}
      ${repeat(
        // The lightest below, so that the heaviest is what is pointed at.
        byWeight.toReversed(),
        (index) => index,
        (index) => svg`<g
          class=${`plane-dot plane-move ${colours[index]}`}
          data-token=${index}
          ${move(at(index))}
        >
          <circle class="plane-reach" r="12"></circle>
          <circle class="plane-value" r=${dot}></circle>
        </g>`,
      )}
      ${repeat(
        shown.filter((index) => index < added),
        (index) => index,
        (index) => arrow(index),
      )}
      ${isThere ? svg`<circle class="plane-sum plane-move" r=${ring} ${move(place(sum))}></circle>` : nothing}
      ${named.map(({ group, place: found }) =>
        found
          ? label(found, nameOf(group, words), `plane-word ${colours[group[0]!]}`, group[0])
          : nothing,
      )}
      ${sumLabel ? label(sumLabel, sumText, 'plane-total') : nothing}
    </svg>
    ${isCut ? html`<p class="hint" part="hint">${labels.cut(shown.length, words.length)}</p>` : nothing}`;

  // What stands at the ring keeps its label off the ring.
  function besideSum(point: Point, gap: number) {
    return isThere && distance(point, place(sum)) < ring + dot ? ring + 5 : gap;
  }

  function arrow(index: number) {
    const [from, to] = [scene.sumAfter(index), scene.sumAfter(index + 1)];
    if (!isDrawable(from) || !isDrawable(to)) return nothing;
    return svg`<path
      class=${`plane-arrow ${colours[index]}`}
      data-token=${index}
      d=${arrowPath(place(from), place(to))}
    ></path>`;
  }

  // Along the arrows, close enough that no label slips through.
  function arrowPoints(): Point[] {
    return shown
      .filter((index) => index < added)
      .flatMap((index) => {
        const [from, to] = [place(scene.sumAfter(index)), place(scene.sumAfter(index + 1))];
        const parts = Math.ceil(distance(from, to) / 8);
        return Array.from({ length: parts }, (_, part) => ({
          x: from.x + ((to.x - from.x) * part) / parts,
          y: from.y + ((to.y - from.y) * part) / parts,
        }));
      });
  }

  // The way through all sums, also those of words without an arrow.
  function trail() {
    const sums = Array.from({ length: added + 1 }, (_, count) => place(scene.sumAfter(count)));
    return polyline(sums);
  }

  function spoken() {
    const some = byWeight.slice(0, mostSpoken);
    const names = some.map((index) =>
      labels.value(short(words[index]!), written(scene.value(index))),
    );
    const rest = words.length - some.length;
    const others = [...names, ...(rest > 0 ? [labels.more(rest)] : [])].join(', ');
    return labels.label(short(scene.word), isThere ? written(sum) : labels.undefined, others);
  }
}

function inOrderOfColour({ snapshot, shown, weights }: Scene): number[] {
  const own = snapshot.tensor('schemeWeights')?.data ?? weights;
  return [...shown].sort((a, b) => Math.abs(own[b]!) - Math.abs(own[a]!) || a - b);
}

function move({ x, y }: Point) {
  return setProperties({ '--x': x.toFixed(2), '--y': y.toFixed(2) });
}

function label({ x, y, anchor }: Placed, text: string, kind: string, token?: number) {
  return svg`<text
    class=${`plane-label ${kind}`}
    x=${x.toFixed(2)}
    y=${y.toFixed(2)}
    text-anchor=${anchor}
    data-token=${token ?? nothing}
  >${text}</text>`;
}

// "the ×2", or "cat, mat" for different words on one point.
function nameOf(group: readonly number[], words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const index of group) counts.set(words[index]!, (counts.get(words[index]!) ?? 0) + 1);
  const names = Array.from(counts, ([word, count]) => {
    const name = short(word, mostLetters);
    return count > 1 ? labels.times(name, count) : name;
  });
  const most = (names[0] + (names[1] ?? '')).length > mostLetters ? 1 : 2;
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` +${rest}` : '');
}

const coordinates = ({ x, y }: Point) => `${x.toFixed(2)} ${y.toFixed(2)}`;

function polyline(points: Point[]): string {
  return points.length > 0 ? `M${points.map(coordinates).join('L')}` : '';
}

function polygon(points: Point[]): string {
  return `${polyline(points)}Z`;
}

// Always of the same commands, so that it can be animated; without a head the head has no length.
function arrowPath(from: Point, to: Point): string {
  const length = distance(from, to);
  const size = length < shortestWithHead ? 0 : 7;
  const ahead = { x: (to.x - from.x) / (length || 1), y: (to.y - from.y) / (length || 1) };
  const side = (sign: number) => ({
    x: to.x - size * (ahead.x - sign * 0.6 * ahead.y),
    y: to.y - size * (ahead.y + sign * 0.6 * ahead.x),
  });
  return `${polyline([from, to])}${polyline([side(1), to, side(-1)])}`;
}
