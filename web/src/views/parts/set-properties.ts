import { type ElementPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

type Properties = Record<`--${string}`, string | number>;

class SetProperties extends Directive {
  #last: Properties = {};

  override render(_properties: Properties) {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Properties]) {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties) as [`--${string}`, string | number][]) {
      if (this.#last[name] !== value) style.setProperty(name, String(value));
    }
    this.#last = properties;
    return noChange;
  }
}

/**
 * Sets custom properties on an element: `<td ${setProperties({'--value': 0.5})}>`. Unlike a `style`
 * attribute it is allowed by a strict content security policy.
 */
export const setProperties = directive(SetProperties);
