import matrix from './matrix/matrix.css?inline';
import parts from './parts/parts.css?inline';
import sentence from './sentence/sentence.css?inline';
import sum from './sum/sum.css?inline';

/** The views' style sheets as text, in the order in which they apply. */
export const viewStyles: readonly string[] = [parts, sentence, sum, matrix];
