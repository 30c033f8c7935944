/** How a number is written: as a share, or with digits behind the point (two, unless it says). */
export interface Format {
  as: 'percent' | 'decimal';
  digits?: number;
}

/** A number of a tensor, by its place. */
export interface Place {
  tensor: string;
  row: number;
  column: number;
}

/** A number of the run that the view of training shows, or of its task. */
export type RunNumber = 'step' | 'accuracy' | 'lookAccuracy' | 'chance' | 'bagOfWords';

/** What a control of the experiment reached: with the seed that did least, or most. */
export interface Reached {
  control: string;
  of: 'least' | 'most';
}

/** A number that no lesson holds: it is read from the page when the reader comes to it. */
export type NumberSpan = Format &
  (Place | { property: string } | { goal: string } | { run: RunNumber } | Reached);

/** A part of a text. `dimension` is the name of a column of the values. */
export type Span = string | { strong: string } | { dimension: number } | NumberSpan;

/** A text with emphasised words and numbers, each a span of its own. */
export type Text = Span[];

/** What has to hold on the page; of an object all that it says. */
export interface Goal {
  /** The word that asks. */
  token?: number;
  /** A setting: what it is, or on which side of a number. */
  property?: string;
  is?: string | number;
  below?: number;
  above?: number;
  /** How many words were added to the sum. */
  added?: number;
  /** The dimension of the sum whose terms are shown. */
  dimension?: number;
  /** The key word whose weight is explained. */
  keyToken?: number;
  /** Of which product the cells are shown. */
  product?: Shown['product'];
  /** A number of a tensor: in the row of the word that asks, unless another is named. */
  tensor?: string;
  row?: number;
  column?: number;
  atLeast?: number;
  atMost?: number;
  /** Whether it is the largest of its row. */
  largest?: boolean;
  /** The run that the view of training shows. */
  run?: RunGoal;
  /** What must hold besides. */
  and?: Goal;
}

/** What has to hold of the run; of several, all. */
export interface RunGoal {
  task?: string;
  isSolved?: true;
  /** The step whose weights are shown. */
  shown?: number;
  /** What the experiment found for this control, from every seed. */
  control?: string;
  atLeast?: number;
  atMost?: number;
}

/** What is opened in a view: words added to the sum, dimension, key word, product, table chosen. */
export interface Shown {
  added?: number;
  dimension?: number;
  keyToken?: number;
  product?: 'queries' | 'keys' | 'values';
  drawn?: 'scores' | 'logits' | 'weights';
}

/** Something that a reader does, for the test that walks the lessons: one of these. */
export interface Doing {
  /** Chooses a word, or the row of a word among all. */
  token?: number;
  row?: number;
  head?: number;
  scheme?: string;
  ratio?: number;
  projections?: 'model' | 'none';
  source?: 'add';
  /** Drags a word's weight. */
  weigh?: { token: number; weight: number };
  /** Drags a word's weight as far as the sum allows, which stands still. */
  trade?: { token: number; weight: number };
  /** Sets the width of the random model's values. */
  valueWidth?: number;
  /** Adds so many words. */
  added?: number;
  /** Chooses a task to train, trains until it is solved, goes back to a step, takes attention away. */
  learn?: string;
  train?: 'solved';
  moment?: number;
  experiment?: 'done';
  /** Chooses a cell of the sum, a key word, a product. */
  dimension?: number;
  keyToken?: number;
  product?: Shown['product'];
}

/** What the reader is asked to do. */
export interface Task {
  text: Text;
  goal: Goal;
  /** What reaches the goal, one thing after the other. */
  doing: Doing[];
  /** Said when it is done. */
  done: Text;
  /** What `done` says without a number, for the test: it must hold then. */
  claims?: Goal[];
}

/** What a step speaks of: words, dimensions, tensors, and controls by their name. */
export interface Light {
  tokens?: number[];
  dimensions?: number[];
  tensors?: string[];
  controls?: string[];
}

/** What is trained in a step: begun if it is not there already, or in any case where it is new. */
export interface StepRun {
  task: string;
  isNew?: true;
}

/** One step: settings of the page, a view to look at, what is lit, and what is said. */
export interface Step {
  text: Text;
  /** What the text says without a number, for the test: it must hold when the reader arrives. */
  claims?: Goal[];
  /** Settings, on top of the lesson's and of those of the steps before. */
  set?: Record<string, unknown>;
  show?: Shown;
  run?: StepRun;
  view: string;
  light: Light;
  task?: Task;
}

/** A lesson, as web/lessons/schema.json describes it. */
export interface Lesson {
  id: string;
  title: string;
  question: string;
  set: Record<string, unknown>;
  steps: Step[];
}
