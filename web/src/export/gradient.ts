import { colourOf, painted } from './colour.js';
import { parts } from './length.js';
import type { Paper, Rect } from './paper.js';
import { element } from './xml.js';

interface Stop {
  css: string;
  /** Along the line, in pixels; undefined for between its neighbours. */
  at: number | undefined;
}

/** The attributes that fill a tile with a computed linear gradient, which may repeat. */
export function gradientFill(css: string, tile: Rect, paper: Paper) {
  const match = /^(repeating-)?linear-gradient\((.*)\)$/s.exec(css);
  if (!match) return { fill: 'none' };
  const [direction, ...rest] = parts(match[2]!);
  const degrees = /^-?[\d.]+deg$/.test(direction!) ? Number.parseFloat(direction!) : undefined;
  const angle = ((degrees ?? 180) * Math.PI) / 180;
  const { x: dx, y: dy } = { x: Math.sin(angle), y: -Math.cos(angle) };
  const length = Math.abs(tile.width * dx) + Math.abs(tile.height * dy);
  const stops = placed(
    stopsOf(degrees === undefined ? [direction!, ...rest] : rest, length),
    length,
  );
  const colours = new Set(stops.map((stop) => stop.css));
  if (colours.size === 1) return painted('fill', stops[0]!.css);

  const [from, to] = match[1] ? [stops[0]!.at, stops.at(-1)!.at] : [0, length];
  const start = {
    x: tile.x + tile.width / 2 - (dx * length) / 2,
    y: tile.y + tile.height / 2 - (dy * length) / 2,
  };
  const line = {
    gradientUnits: 'userSpaceOnUse',
    x1: start.x + dx * from,
    y1: start.y + dy * from,
    x2: start.x + dx * to,
    y2: start.y + dy * to,
    spreadMethod: match[1] && 'repeat',
  };
  const written = stops.map((stop, index) => {
    const isClear = colourOf(stop.css).opacity === 0;
    // What fades out keeps its colour.
    const seen = isClear ? (stops[index - 1] ?? stops[index + 1])!.css : stop.css;
    return element('stop', {
      offset: Number(((stop.at - from) / (to - from)).toFixed(4)),
      ...painted('stop', seen),
      ...(isClear && { 'stop-opacity': 0 }),
    });
  });
  const fill = paper.define((id) => element('linearGradient', { id, ...line }, ...written));
  return { fill };
}

function stopsOf(texts: string[], length: number): Stop[] {
  return texts.flatMap((text): Stop | Stop[] => {
    const [, css, places] = /^(.*?)((?:\s+-?[\d.e-]+(?:px|%))*)$/s.exec(text)!;
    const found = places!.trim().split(/\s+/).filter(Boolean);
    if (found.length === 0) return { css: css!, at: undefined };
    return found.map((place) => {
      const number = Number.parseFloat(place);
      return { css: css!, at: place.endsWith('%') ? (number / 100) * length : number };
    });
  });
}

// The first is at the start, the last at the end, none before the one that it follows.
function placed(stops: Stop[], length: number): { css: string; at: number }[] {
  let last = 0;
  return stops.map(({ css, at }, index) => {
    const wanted = at ?? (index === 0 ? 0 : (index / (stops.length - 1)) * length);
    last = Math.max(wanted, index === 0 ? wanted : last);
    return { css, at: last };
  });
}
