#pragma once

#include <string>
#include <vector>

namespace ap {

/// A trained model as data, flat: what crosses from the module that reads a file of it to the one
/// that computes with it. packModel() makes it, unpackModel() a model of it.
///
/// A model is a stack of layers, an encoder or a decoder, or two: an encoder, and a writer.
struct ModelWeights {
  /// A line each, with its end: what an encoder reads where there is nothing else; then of each
  /// stack its words, separated by single spaces, and a name for each head of each layer, empty
  /// where there is none.
  std::string texts;
  /// How many stacks. Of each: its Role, whether it looks rightward (0 or 1), marks, the longest
  /// sentence, d, how many layers. Of each layer: heads, d_k, d_v, and f of its feed-forward, 0 for
  /// none. All are whole numbers.
  std::vector<float> structure;
  /// Of each stack: what stands for an unknown word (1, d), words and marks (words + marks, d),
  /// places (longest, d), gain and bias of the last norm (1, d), then its layers. Of each layer:
  /// gain and bias, W_Q (d, d_k), W_K (d, d_k) and W_V (d, d_v) of head after head, W_O (H·d_v, d);
  /// with a feed-forward its gain and bias, in (d, f), inBias (1, f), out (f, d), outBias (1, d).
  std::vector<float> numbers;
};

}  // namespace ap
