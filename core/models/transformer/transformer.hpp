#pragma once

#include "core/models/model.hpp"
#include "core/text/known_words.hpp"

namespace ap {

/// What a stack of layers is for.
enum class Role : std::uint8_t {
  /// It reads: words see the whole sentence. It may have a mark that hides a word.
  encoder,
  /// Words see what is before them. "red-3" are two words at one place, whose vectors are added up,
  /// if these are among its own.
  decoder,
  /// It writes of what an encoder has read: a row is made from the word before, and says which word
  /// comes next. Its two marks are start and end; its layers are of the kinds decoder and cross by
  /// turns.
  writer,
};

/// A trained stack of layers.
struct Stack {
  KnownWords words;
  Role role = {};
  bool looksRightward = {};  // whether the words of an encoder see only themselves and what follows
  Matrix unknown;            // (1, d): stands for words that are not among these
  Matrix table;              // (words and marks, d): a row for each word, then for each mark
  Matrix places;             // (longest sentence, d): what position adds
  LayerNorm norm;            // of what the last layer hands on
  std::vector<AttentionLayer> layers;
};

/// A model that was trained: words have learned vectors, and so have places.
class Transformer final : public Model {
 public:
  /// `id` has to outlive the model.
  Transformer(std::string_view id, Stack stack) : id_(id), stack_(std::move(stack)) {}

  std::string_view id() const override { return id_; }
  std::vector<std::string> dimensionNames() const override { return {}; }
  Embedding embed(std::span<const Token> tokens) const override;
  void addPosition(MatrixOut embeddings) const override;
  Mask mask(Index n) const override;
  const std::vector<AttentionLayer>& layers() const override { return stack_.layers; }
  std::size_t longest() const override { return static_cast<std::size_t>(stack_.places.rows()); }
  bool isWriter() const override { return stack_.role == Role::writer; }
  std::string suggest(std::string_view word) const override { return stack_.words.near(word); }

  /// Embeddings with position through all layers and the last norm: (n, d) → (n, d).
  Matrix encode(Matrix rows) const;

  /// Rows through one layer as it was trained, with nothing kept: (n, d) → (n, d). `encoded` (m, d)
  /// is what a layer of cross-attention looks at.
  Matrix pass(std::size_t layer, const Matrix& rows, const Matrix& encoded) const;

  /// What it writes of what was read (m, d), taking the likeliest word each time, until the end or
  /// as far as it has places. Words are separated by spaces.
  std::string write(const Matrix& encoded) const;

 private:
  const float* vectorOf(int number) const { return stack_.table.data() + number * width(); }
  Index width() const { return stack_.table.cols(); }
  /// Writes a word's vector to a row of d numbers; false, and what stands for it, where it is not
  /// known.
  bool look(std::string_view word, float* row) const;

  std::string_view id_;
  Stack stack_;
};

}  // namespace ap
