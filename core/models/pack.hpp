#pragma once

#include <optional>

#include "core/error.hpp"
#include "core/matrix.hpp"
#include "core/models/transformer/model_weights.hpp"

namespace ap {

/// A trained model as a file holds it: not yet checked.
struct StoredModel {
  struct Named {
    std::string name;
    Matrix matrix;
  };
  struct HeadName {
    double layer, head;
    std::string name;
  };

  std::string words;             // in the order of their rows, separated by single spaces
  std::string sourceWords = {};  // of a model that writes: those that it reads
  double heads = 1;              // of every layer of self-attention
  double crossHeads = 1;         // of every layer of cross-attention
  bool looksRightward = false;   // whether the words of an encoder see only what follows them
  std::string example = {};      // a sentence to read where there is none
  std::vector<HeadName> headNames = {};
  std::vector<Named> matrices =
      {};  // by the names that training gives them; others are passed over
};

/// Checks a model and makes it flat. What it is follows from its matrices: those of an encoder
/// begin with "encoder.", those of a decoder with "decoder."; with both, the decoder is a writer,
/// whose layers have a self-attention and a cross-attention each.
///
/// An error, which names the matrix, where one is missing, has another shape than the others ask
/// for or holds what is not finite; where heads do not divide its columns; where words and rows are
/// not as many (an encoder may have a row more, for a hidden word; a writer has two more, for start
/// and end).
std::optional<Error> packModel(const StoredModel& stored, ModelWeights& weights);

}  // namespace ap
