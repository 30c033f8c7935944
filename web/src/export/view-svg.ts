import type { Snapshot } from '../snapshot/snapshot.js';
import { isWritten } from '../store/model-change.js';
import { type Values, viewIds } from '../store/properties.js';
import { aside, type Playground } from './aside.js';
import { checkName } from './check-name.js';
import { figureSvg } from './figure-svg.js';

/**
 * A view of a figure as SVG: as it is on the screen, or where it is folded or not listed there, as it
 * would be.
 *
 * @throws RangeError when there is no such view, or not with the figure's model.
 * @throws Error when the figure has no place on a page.
 */
export async function viewSvg(
  figure: Playground,
  view: string,
  snapshot: Snapshot,
  values: Values,
): Promise<string> {
  checkName('view', view, viewIds);
  if (figure.clientWidth === 0) {
    throw new Error('the figure takes up no space on a page, so it has no picture');
  }
  const about = {
    sentence: isWritten(values) ? snapshot.tokens.join(' ') : values.sentence.trim(),
    source: values.source.trim(),
  };
  const drawn = (of: Playground) => {
    const found = of.shadowRoot!.querySelector<HTMLElement>(`.view.${view}`);
    const isFolded = found instanceof HTMLDetailsElement && !found.open;
    return found && !isFolded ? figureSvg(found, about) : null;
  };
  const svg = drawn(figure) ?? (await aside(figure, { ...values, views: view }, drawn));
  if (svg === null) {
    throw new RangeError(`view is "${view}", which the model ${values.model} does not have`);
  }
  return svg;
}
