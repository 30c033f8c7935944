#include "core/models/transformer/transformer.hpp"

#include "core/attention/dot_products.hpp"
#include "core/models/transformer/forward.hpp"
#include "core/text/split.hpp"

namespace ap {

bool Transformer::look(std::string_view word, float* row) const {
  const auto d = static_cast<std::size_t>(width());
  bool isKnown = true;
  std::fill_n(row, d, 0.f);
  forEachWord(
      word,
      [&](std::string_view part) {
        const int number = stack_.words.find(part);
        isKnown = isKnown && number != KnownWords::none;
        for (std::size_t c = 0; isKnown && c < d; ++c) row[c] += vectorOf(number)[c];
      },
      stack_.role == Role::decoder ? '-' : ' ');
  if (!isKnown) std::copy_n(stack_.unknown.data(), d, row);
  return isKnown;
}

Embedding Transformer::embed(std::span<const Token> tokens) const {
  const std::size_t n = tokens.size();
  Embedding embedding{Matrix(static_cast<Index>(n), width()), std::vector<std::uint8_t>(n)};
  float* const rows = embedding.rows.data();
  float* row = rows;
  for (std::size_t i = 0; i < n; ++i, row += width())
    embedding.known[i] = look(tokens[i].text, row);
  if (!isWriter()) return embedding;
  std::copy_backward(rows, row - width(), row);
  std::copy_n(vectorOf(stack_.words.size()), width(), rows);
  return embedding;
}

void Transformer::addPosition(MatrixOut embeddings) const {
  for (Index i = 0; i < embeddings.rows(); ++i)
    for (Index c = 0; c < width(); ++c) embeddings(i, c) += stack_.places(i, c);
}

Mask Transformer::mask(Index n) const {
  if (stack_.role != Role::encoder) return Mask::causal();
  return stack_.looksRightward ? Mask::rightward(n) : Mask::none();
}

Matrix Transformer::pass(std::size_t layer, const Matrix& rows, const Matrix& encoded) const {
  const AttentionLayer& passed = stack_.layers[layer];
  if (passed.kind == AttentionKind::cross)
    return throughLayer(passed, rows, &encoded, Mask::none());
  return throughLayer(passed, rows, nullptr, mask(rows.rows()));
}

Matrix Transformer::encode(Matrix rows) const {
  for (std::size_t l = 0; l < stack_.layers.size(); ++l) rows = pass(l, rows, rows);
  return normalised(stack_.norm, std::move(rows));
}

std::string Transformer::write(const Matrix& encoded) const {
  const int start = stack_.words.size();
  const int end = start + 1;
  std::string text;
  Matrix embeddings = stack_.places;
  int next = start;
  for (Index n = 0; n < embeddings.rows(); ++n) {
    for (Index c = 0; c < width(); ++c) embeddings(n, c) += vectorOf(next)[c];
    // Rows of words that are not written yet follow, but nobody sees them.
    Matrix rows = embeddings;
    for (std::size_t l = 0; l < stack_.layers.size(); ++l) rows = pass(l, rows, encoded);
    Matrix logits(rows.rows(), stack_.table.rows());
    dotProducts(normalised(stack_.norm, std::move(rows)), stack_.table, logits);
    // The end, or a word that is likelier.
    next = end;
    for (int word = 0; word < start; ++word)
      if (logits(n, word) > logits(n, next)) next = word;
    if (next == end) break;
    if (n > 0) text += ' ';
    text += stack_.words[next];
  }
  return text;
}

}  // namespace ap
