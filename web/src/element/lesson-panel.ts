import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Guide } from '../lessons/guide.js';
import type { Goal, Text } from '../lessons/lesson.js';
import { type Filled, filled, type Moment } from '../lessons/spans.js';
import { lessonTexts as texts } from '../texts/en/lessons.js';
import { decimal, percent } from '../views/parts/format.js';

/** What the panel's buttons do. */
export interface PanelActions {
  go(step: number): void;
  close(): void;
}

/** The panel of a lesson: where the reader is, what is said and asked, and the way on. */
export function panel(guide: Guide, { go, close }: PanelActions) {
  const { lesson, at, step, isDone } = guide;
  const isLast = at === lesson.steps.length - 1;
  const next = isLast ? texts.finish : step.task && !isDone ? texts.skip : texts.next;
  return html`<section
    class="lesson"
    part="lesson"
    tabindex="-1"
    aria-label=${texts.label(lesson.title)}
    aria-describedby="lesson-text"
  >
    <p class="lesson-place">
      <b>${lesson.title}</b> · ${texts.progress(at + 1, lesson.steps.length)}
    </p>
    <button type="button" class="lesson-close" aria-label=${texts.close} @click=${close}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"></path></svg>
    </button>
    <div class="lesson-text" id="lesson-text" data-say>
      ${said(guide)} ${asked(guide)}
    </div>
    <p class="lesson-buttons">
      <button type="button" aria-disabled=${at === 0} @click=${() => at > 0 && go(at - 1)}>
        ${texts.back}
      </button>
      <button
        type="button"
        class="lesson-next"
        ?data-waiting=${step.task && !isDone}
        @click=${() => (isLast ? close() : go(at + 1))}
      >
        ${next}
      </button>
    </p>
  </section>`;
}

// Keyed, since a screen reader announces new paragraphs whole, but of changed ones only the pieces.
function said({ at, step, arrived }: Guide) {
  return keyed(at, html`<p>${spans(step.text, arrived)}</p>`);
}

function asked({ at, step: { task }, arrived, done }: Guide) {
  if (!task) return nothing;
  return html`<div class="lesson-task" ?data-done=${done !== undefined}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5"></circle
      ><path d="M4.8 8.2l2.2 2.3 4.2-4.8"></path></svg>
    ${keyed(
      `${at} ${done !== undefined}`,
      done
        ? html`<p><b>${texts.done}</b> ${spans(task.done, done, task.goal)}</p>`
        : html`<p>${spans(task.text, arrived, task.goal)}</p>`,
    )}
  </div>`;
}

function spans(text: Text, moment: Moment | undefined, goal?: Goal) {
  return moment && filled(text, moment, goal).map(span);
}

function span(part: Filled) {
  if ('text' in part) return part.isStrong ? html`<b>${part.text}</b>` : part.text;
  const { number, as, digits } = part;
  return html`<span class="lesson-number"
    >${as === 'percent' ? percent(number) : decimal(number, digits)}</span
  >`;
}
