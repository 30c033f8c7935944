import type { TrainingChoice } from '../../store/store.js';
import type { Trainer } from '../../training/trainer.js';
import type { Actions } from '../view.js';

/** Changes what is shown of the run. */
export function look(actions: Actions, change: Partial<TrainingChoice>): void {
  actions.show(({ training }) => ({ training: { ...training, ...change } }));
}

/** Asks something of the run, and looks at what comes of it: at its last moment, whichever that is. */
export function follow(actions: Actions, command: (trainer: Trainer) => void): void {
  look(actions, { step: null });
  actions.train(command);
}
