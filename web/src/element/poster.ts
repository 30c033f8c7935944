/** As high as the least of figures; a height that the page reserves holds for the picture too. */
const styles = `
:host { display: block; min-block-size: var(--ap-poster-block-size, auto) }
[hidden], :host([hidden]) { display: none }
.poster { min-block-size: var(--ap-poster-block-size, 20em) }
.poster p { margin: 0; font-size: 1.5em }
.poster [role] { padding: .5em .75em; border-inline-start: 4px solid; font-size: 1em }
::slotted([slot]) { max-inline-size: 100% }`;

let sheet: CSSStyleSheet | undefined;

/**
 * Stands in for the picture: the page's own poster, or the sentence; and where there can be no
 * picture, why, with what the page gave for this case.
 */
export class Poster {
  readonly #place = document.createElement('div');
  readonly #poster = document.createElement('slot');
  readonly #sentence = document.createElement('p');
  readonly #problem = document.createElement('p');
  readonly #fallback = document.createElement('slot');

  constructor(root: ShadowRoot) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    root.adoptedStyleSheets = [sheet];
    this.#place.className = 'poster';
    this.#place.setAttribute('part', 'poster');
    this.#poster.name = 'poster';
    this.#sentence.dir = 'auto';
    this.#poster.append(this.#sentence);
    this.#problem.setAttribute('part', 'problem');
    this.#problem.role = 'alert';
    this.#problem.lang = 'en';
    this.#place.append(this.#problem, this.#poster, this.#fallback);
    root.append(this.#place);
    this.wait();
  }

  /** Without a poster of the page's own, the sentence is shown. */
  say(sentence: string): void {
    this.#sentence.textContent = sentence;
  }

  /** A picture is to come. */
  wait(): void {
    this.#show(true, false);
  }

  /** There is a picture. */
  end(): void {
    this.#show(false, false);
  }

  /** There can be none. */
  fail(message: string): void {
    this.#problem.textContent = message;
    this.#show(false, true);
  }

  #show(isWaiting: boolean, hasFailed: boolean) {
    this.#place.hidden = !isWaiting && !hasFailed;
    this.#poster.hidden = !isWaiting;
    this.#problem.hidden = this.#fallback.hidden = !hasFailed;
  }
}
