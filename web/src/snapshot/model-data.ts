/** A trained model as data, as the module that reads files of them hands it to the one that computes. */
export interface ModelData {
  texts: string;
  structure: Float32Array;
  numbers: Float32Array;
}
