#include "core/random.hpp"

#include <algorithm>
#include <cmath>

#include "core/models/models.hpp"
#include "core/positions/position.hpp"

namespace ap {

namespace {

constexpr Index width = 32;
constexpr Index heads = 4;
constexpr Index headWidth = width / heads;
constexpr Index mostAdded = 8;  // columns of values that are wider than that

// Entries with variance 1/rows keep the variance of what is projected.
Matrix draw(Random& random, Index rows, Index columns) {
  Matrix drawn(rows, columns);
  const float deviation = 1 / std::sqrt(static_cast<float>(rows));
  for (Index i = 0; i < drawn.size(); ++i) drawn.data()[i] = random.normal() * deviation;
  return drawn;
}

// A layer whose values are as wide as its queries and keys.
AttentionLayer drawLayer(Random& random) {
  AttentionLayer layer;
  for (Index h = 0; h < heads; ++h) {
    Head head;
    head.query = draw(random, width, headWidth);
    head.key = draw(random, width, headWidth);
    head.value = draw(random, width, headWidth);
    layer.heads.push_back(std::move(head));
  }
  layer.output = draw(random, width, width);
  return layer;
}

// The same with values of another width: narrower ones lose their last columns, wider ones gain
// columns, so that what both have stays the same. W_O follows, and keeps the variance.
AttentionLayer withValueWidth(const AttentionLayer& layer, Index valueWidth, Random& random) {
  const Index common = std::min(valueWidth, headWidth);
  const Index added = valueWidth - common;
  AttentionLayer result = layer;
  result.output.resize(heads * valueWidth, width);
  for (Index h = 0; h < heads; ++h) {
    Matrix& value = result.heads[static_cast<std::size_t>(h)].value;
    value.conservativeResize(width, valueWidth);
    value.rightCols(added) = draw(random, width, mostAdded).leftCols(added);
    auto output = result.output.middleRows(h * valueWidth, valueWidth);
    output.topRows(common) = layer.output.middleRows(h * headWidth, common);
    // Entries with the variance of the rest.
    output.bottomRows(added) = draw(random, width, width).topRows(added);
  }
  result.output *= std::sqrt(static_cast<float>(headWidth) / static_cast<float>(valueWidth));
  return result;
}

class RandomModel final : public Model {
 public:
  explicit RandomModel(const Chance& chance) : seed_(chance.seed) {
    Random random(chance.seed);
    const AttentionLayer layer = drawLayer(random);
    layers_.push_back(
        chance.valueWidth == headWidth ? layer : withValueWidth(layer, chance.valueWidth, random));
  }

  std::string_view id() const override { return "random"; }
  std::vector<std::string> dimensionNames() const override { return {}; }
  const std::vector<AttentionLayer>& layers() const override { return layers_; }
  void addPosition(MatrixOut embeddings) const override { addSinusoids(embeddings); }

  // Any word has a vector of its own, drawn from its spelling: the same word, the same vector.
  Embedding embed(std::span<const Token> tokens) const override {
    Embedding embedding{Matrix(static_cast<Index>(tokens.size()), width),
                        std::vector<std::uint8_t>(tokens.size(), 1)};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      Random random(hash(tokens[i].text) ^ seed_);
      for (Index c = 0; c < width; ++c) embedding.rows(static_cast<Index>(i), c) = random.normal();
    }
    return embedding;
  }

 private:
  std::uint64_t seed_;
  std::vector<AttentionLayer> layers_;
};

}  // namespace

std::unique_ptr<Model> makeRandom(const Chance& chance) {
  return std::make_unique<RandomModel>(chance);
}

}  // namespace ap
