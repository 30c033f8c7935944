/** Messages keep this far apart, in milliseconds, so that each can be heard. */
const apart = 1000;

/**
 * The one line of a figure that is read aloud when it changes. Views mark with `data-say` what is
 * worth saying; once a second at most the line repeats those that changed, as they are by then.
 */
export class Live {
  readonly #root: ShadowRoot;
  readonly #heard = new WeakMap<Element, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot) {
    this.#root = root;
    // What is there from the start is no news.
    this.#news();
  }

  /** After every rendering. */
  listen(): void {
    this.#timer ??= setTimeout(() => this.#say(), apart);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #say() {
    this.#timer = undefined;
    const news = this.#news().join(' ');
    const line = this.#root.querySelector('.live');
    if (news && line) line.textContent = news;
  }

  #news(): string[] {
    return Array.from(this.#root.querySelectorAll('[data-say]'), (part) => {
      const text = part.textContent.replace(/\s+/g, ' ').trim();
      const before = this.#heard.get(part) ?? text;
      this.#heard.set(part, text);
      return text === before ? '' : text;
    }).filter(Boolean);
  }
}
