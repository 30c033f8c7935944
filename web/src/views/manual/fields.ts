import type { Manual } from '../../snapshot/manual.js';
import type { ManualPlace } from '../../store/store.js';
import { dragAlong } from '../parts/drag.js';
import type { Editor } from './editor.js';
import { toBlock, toNumber, withBlock, withNumber } from './numbers.js';

/** A pointer that moved less than this, in pixels, clicked. */
const leastDrag = 4;

/** What a pixel of dragging changes. */
const dragStep = 0.01;

/** The field that an event belongs to. */
function fieldOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement;
}

function placeOf({ dataset }: HTMLElement): ManualPlace {
  return {
    of: dataset.of as keyof Manual,
    row: Number(dataset.row),
    column: Number(dataset.column),
  };
}

// Sums of decimal steps, without what binary fractions add.
function rounded(number: number): number {
  return Number(number.toPrecision(12));
}

/** What a table of fields listens for; the fields say by their data which number they hold. */
export function listeners(editor: Editor) {
  const set = (place: ManualPlace, number: number) => {
    editor.change((numbers) => withNumber(numbers, place, rounded(number)), {
      place,
      drafts: editor.drafts(place),
    });
  };
  const numberAt = ({ of, row, column }: ManualPlace) => editor.numbers[of][row]![column]!;

  return {
    focus(event: FocusEvent) {
      const field = fieldOf(event);
      const place = placeOf(field);
      const text = editor.isWrong(place) ? field.value : String(numberAt(place));
      editor.show({ place, drafts: editor.drafts(place, text) });
      field.select();
    },

    blur(event: FocusEvent) {
      const place = placeOf(fieldOf(event));
      if (!editor.isWrong(place)) editor.show({ drafts: editor.drafts(place) });
    },

    input(event: Event) {
      const field = fieldOf(event);
      const place = placeOf(field);
      const drafts = editor.drafts(place, field.value);
      const number = toNumber(field.value);
      if (number === null) editor.show({ drafts });
      else editor.change((numbers) => withNumber(numbers, place, number), { drafts });
    },

    keydown(event: KeyboardEvent) {
      const field = fieldOf(event);
      const place = placeOf(field);
      const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (event.altKey && up) {
        event.preventDefault();
        return set(place, numberAt(place) + up * (event.shiftKey ? 1 : 0.1));
      }
      if (event.key === 'Escape') {
        editor.show({ drafts: editor.drafts(place, String(numberAt(place))) });
        return field.select();
      }
      const step = stepOf(event, field);
      if (!step) return;
      const next = neighbour(field, place, step);
      event.preventDefault();
      next?.focus();
    },

    paste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text') ?? '';
      const isTable = /<td\b/i.test(event.clipboardData?.getData('text/html') ?? '');
      // One number, or one word, goes into the field's own text.
      if (toNumber(text) !== null || !/[\t\r\n,; ]/.test(text.trim())) return;
      event.preventDefault();
      const place = placeOf(fieldOf(event));
      const pasted = withBlock(editor.numbers, place, toBlock(text, isTable));
      if ('refused' in pasted) return editor.show({ refused: pasted.refused, left: null });
      const { rows, columns } = pasted.left;
      const left = rows + columns > 0 ? { from: 'pasted' as const, rows, columns } : null;
      editor.change(() => pasted.manual, { drafts: {}, left });
    },

    // A press on a field that is not being typed in chooses all of it, and selects no text.
    mousedown(event: MouseEvent) {
      const field = fieldOf(event);
      if (field.localName !== 'input' || field.matches(':focus')) return;
      event.preventDefault();
      field.focus();
    },

    /** On the field itself, which follows the pointer. */
    drag(event: PointerEvent) {
      const place = placeOf(event.currentTarget as HTMLElement);
      const start = numberAt(place);
      let isDragging = false;
      dragAlong(event, (clientX) => {
        const distance = clientX - event.clientX;
        isDragging ||= Math.abs(distance) >= leastDrag;
        if (isDragging) set(place, Math.round((start + distance * dragStep) * 100) / 100);
      });
    },
  };
}

// Left and right stay in a field while its text goes on there.
function stepOf(event: KeyboardEvent, field: HTMLInputElement): [number, number] | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const { selectionStart, selectionEnd, value } = field;
  switch (event.key) {
    case 'ArrowDown':
      return [1, 0];
    case 'ArrowUp':
      return [-1, 0];
    case 'Enter':
      return [event.shiftKey ? -1 : 1, 0];
    case 'ArrowLeft':
      return event.shiftKey || selectionStart !== 0 ? undefined : [0, -1];
    case 'ArrowRight':
      return event.shiftKey || selectionEnd !== value.length ? undefined : [0, 1];
    default:
      return undefined;
  }
}

function neighbour(
  field: HTMLElement,
  { row, column }: ManualPlace,
  [down, right]: [number, number],
) {
  const table = field.closest('table');
  return table?.querySelector<HTMLElement>(
    `[data-row="${row + down}"][data-column="${column + right}"]`,
  );
}
