/** A text with emphasised words, each a span of its own. */
export type Text = (string | { strong: string })[];

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
  /** A number of a tensor: in the row of the word that asks, unless another is named. */
  tensor?: string;
  row?: number;
  column?: number;
  atLeast?: number;
  atMost?: number;
}

/** What the reader opened in a view: words added to the sum, dimension and key word chosen. */
export interface Shown {
  added?: number;
  dimension?: number;
  keyToken?: number;
}

/** What a reader does to reach a goal, for the test that walks the lessons. */
export interface Doing {
  set?: Record<string, unknown>;
  show?: Shown;
}

/** What the reader is asked to do. */
export interface Task {
  text: Text;
  goal: Goal;
  doing: Doing;
  /** Said when it is done. */
  done: Text;
}

/** One step: settings of the page, a view to look at, what is lit, and what is said. */
export interface Step {
  text: Text;
  /** Settings, on top of the lesson's and of those of the steps before. */
  set?: Record<string, unknown>;
  show?: Shown;
  view: string;
  light: { tokens?: number[]; dimensions?: number[]; tensors?: string[] };
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
