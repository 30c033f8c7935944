import { needed } from '../parts/tensor.js';
import { isDrawable, type Point, type Scene } from './scene.js';

/** The paper, in units that are about a pixel each. */
export const paper = { width: 360, height: 320 };

// Room for the labels of points at the edge.
const margin = { x: 44, y: 26 };

/** From the plane to the paper: the same scale in both directions, y upwards. */
export function fit(scene: Scene): (point: Point) => Point {
  const { words, snapshot } = scene;
  const hull = [...needed(snapshot, 'planeHull').data].map(scene.value);
  // With weights that are no distribution the sums can lie anywhere.
  const sums = Array.from({ length: words.length + 1 }, (_, count) => scene.sumAfter(count));
  const points = [...hull, ...sums].filter(isDrawable);
  const [left, right] = extent(points.map(({ x }) => x));
  const [bottom, top] = extent(points.map(({ y }) => y));
  const scale = Math.min(
    (paper.width - 2 * margin.x) / (right - left || 1e-9),
    (paper.height - 2 * margin.y) / (top - bottom || 1e-9),
  );
  // Where all points are one, any scale is right.
  const unit = right === left && top === bottom ? 1 : scale;
  return ({ x, y }) => ({
    x: paper.width / 2 + (x - (left + right) / 2) * unit,
    y: paper.height / 2 - (y - (bottom + top) / 2) * unit,
  });
}

function extent(numbers: number[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return [least, most];
}

/** Points closer than this are one to the eye. */
const together = 5;

/** Words whose points lie on each other, the first of each group being the heaviest. */
export function groups(indices: readonly number[], placed: (index: number) => Point): number[][] {
  const found: number[][] = [];
  for (const index of indices) {
    const near = found.find(([first]) => distance(placed(first!), placed(index)) < together);
    if (near) near.push(index);
    else found.push([index]);
  }
  return found;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
