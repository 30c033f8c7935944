#include "core/random.hpp"

#include <cmath>

#include "core/models/models.hpp"
#include "core/positions/position.hpp"

namespace ap {

namespace {

constexpr Index width = 32;
constexpr Index heads = 4;
constexpr Index headWidth = width / heads;

// Entries with variance 1/rows keep the variance of what is projected.
Matrix draw(Random& random, Index rows, Index columns) {
  Matrix drawn(rows, columns);
  const float deviation = 1 / std::sqrt(static_cast<float>(rows));
  for (Index i = 0; i < drawn.size(); ++i) drawn.data()[i] = random.normal() * deviation;
  return drawn;
}

class RandomModel final : public Model {
 public:
  explicit RandomModel(std::uint64_t seed) : seed_(seed) {
    Random random(seed);
    AttentionLayer layer;
    for (Index h = 0; h < heads; ++h) {
      Head head;
      head.query = draw(random, width, headWidth);
      head.key = draw(random, width, headWidth);
      head.value = draw(random, width, headWidth);
      layer.heads.push_back(std::move(head));
    }
    layer.output = draw(random, width, width);
    layers_.push_back(std::move(layer));
  }

  std::string_view id() const override { return "random"; }
  std::vector<std::string> dimensionNames() const override { return {}; }
  Mask::Kind mask() const override { return Mask::Kind::none; }
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

std::unique_ptr<Model> makeRandom(std::uint64_t seed) {
  return std::make_unique<RandomModel>(seed);
}

}  // namespace ap
