#include "core/models/concept/heads.hpp"
#include "core/models/concept/sense.hpp"
#include "core/models/concept/spelling.hpp"
#include "core/models/models.hpp"

namespace ap {

namespace {

constexpr float positionUnit = 8;  // tokens to a step of 1 in the position dimension

class Concept final : public Model {
 public:
  std::string_view id() const override { return "concept"; }
  const std::vector<AttentionLayer>& layers() const override { return layers_; }

  std::vector<std::string> dimensionNames() const override {
    return {std::begin(words::dimensionNames), std::end(words::dimensionNames)};
  }

  Embedding embed(std::span<const Token> tokens) const override {
    Embedding embedding{
        Matrix::Zero(static_cast<Index>(tokens.size()), static_cast<Index>(words::width)),
        std::vector<std::uint8_t>(tokens.size())};
    bool beginsSentence = true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const words::Reading reading = words::read(tokens[i].text, beginsSentence);
      embedding.known[i] = reading.known;
      for (std::size_t c = 0; c < words::meaningSize; ++c)
        embedding.rows(static_cast<Index>(i), static_cast<Index>(c)) = reading.sense.at(c);
      beginsSentence = tokens[i].text == "." || tokens[i].text == "!" || tokens[i].text == "?";
    }
    return embedding;
  }

  void addPosition(MatrixOut embeddings) const override {
    const auto column = [&](words::Dimension dimension) {
      return embeddings.col(static_cast<Index>(words::index(dimension)));
    };
    for (Index i = 0; i < embeddings.rows(); ++i) {
      const float position = static_cast<float>(i) / positionUnit;
      column(words::Dimension::bias)(i) += 1;
      column(words::Dimension::position)(i) += position;
      column(words::Dimension::positionSquared)(i) += position * position;
    }
  }

 private:
  std::vector<AttentionLayer> layers_{words::conceptLayer()};
};

}  // namespace

std::unique_ptr<Model> makeConcept(const Chance& /*chance*/) { return std::make_unique<Concept>(); }

}  // namespace ap
