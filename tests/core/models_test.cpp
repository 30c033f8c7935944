#include "core/models/models.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/models/model.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"

// What every model owes, whatever it is: all of the registry goes through each of these.
namespace ap {
namespace {

template <typename Check>
void forModels(Check check) {
  for (const std::string_view id : modelIds()) {
    CAPTURE(std::string(id));
    const auto model = findModel(id);
    REQUIRE(model != nullptr);
    check(*model);
  }
}

std::vector<Token> tokensOf(const std::vector<std::string>& words) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  for (const std::string& word : words) {
    tokens.push_back({word, at, at + word.size()});
    at += word.size() + 1;
  }
  return tokens;
}

// Words, names, signs, emoji, other scripts, what no text should hold.
const std::vector<std::string> strange = {"the",
                                          "black",
                                          "The",
                                          "BLACK",
                                          "cat",
                                          "cats",
                                          "Evan's",
                                          "well-known",
                                          ",",
                                          "!",
                                          "…",
                                          "42",
                                          "a",
                                          "I",
                                          "été",
                                          "\U0001F408",
                                          "日本語",
                                          "Привет",
                                          "\uFFFD",
                                          std::string(1, '\0'),
                                          std::string(10'000, 'x'),
                                          "\xff\xfe",
                                          " "};

Index widthOf(const Model& model) { return model.layers().front().output.cols(); }

// Each a text of its own, or none at all.
void checkNames(const std::vector<std::string>& names, Index count) {
  if (names.empty()) return;
  CHECK(static_cast<Index>(names.size()) == count);
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  for (const std::string& name : names) CHECK_FALSE(name.empty());
}

}  // namespace

TEST_CASE("models: ids are unique and found, each model is made once") {
  std::set<std::string_view> ids;
  for (const std::string_view id : modelIds()) {
    CHECK(ids.insert(id).second);
    REQUIRE(findModel(id) != nullptr);
    CHECK(findModel(id)->id() == id);
    CHECK(findModel(id) == findModel(id));
  }
  CHECK(ids.contains("concept"));
  CHECK(ids.contains("random"));
  for (const std::string_view unknown : {"", "Concept", "concept "})
    CHECK(findModel(unknown) == nullptr);
}

TEST_CASE("models: shapes agree") {
  forModels([](const Model& model) {
    REQUIRE_FALSE(model.layers().empty());
    const Index d = widthOf(model);
    CHECK(d >= 1);
    for (const AttentionLayer& layer : model.layers()) {
      REQUIRE_FALSE(layer.heads.empty());
      const Index keyWidth = layer.heads.front().key.cols();
      const Index valueWidth = layer.heads.front().value.cols();
      CHECK(keyWidth >= 1);
      CHECK(valueWidth >= 1);
      for (const Head& head : layer.heads) {
        CHECK(head.query.rows() == d);
        CHECK(head.key.rows() == d);
        CHECK(head.value.rows() == d);
        CHECK(head.query.cols() == keyWidth);
        CHECK(head.key.cols() == keyWidth);
        CHECK(head.value.cols() == valueWidth);
        CHECK(head.query.allFinite());
        CHECK(head.key.allFinite());
        CHECK(head.value.allFinite());
      }
      CHECK(layer.output.rows() == static_cast<Index>(layer.heads.size()) * valueWidth);
      CHECK(layer.output.cols() == d);
      CHECK(layer.output.allFinite());
    }
  });
}

TEST_CASE("models: names, where there are any, are one for each column and tell them apart") {
  forModels([](const Model& model) {
    checkNames(model.dimensionNames(), widthOf(model));
    for (const AttentionLayer& layer : model.layers()) {
      std::vector<std::string> headNames;
      for (const Head& head : layer.heads) {
        checkNames(head.keyNames, head.key.cols());
        checkNames(head.valueNames, head.value.cols());
        if (!head.name.empty()) headNames.push_back(head.name);
      }
      checkNames(headNames, static_cast<Index>(layer.heads.size()));
    }
  });
}

TEST_CASE("models: every word sees itself") {
  forModels([](const Model& model) {
    const Mask mask = model.mask(9);
    for (Index i = 0; i < 9; ++i) CHECK(mask.allows(i, i));
  });
}

TEST_CASE("models: any token has a finite embedding") {
  forModels([](const Model& model) {
    const auto tokens = tokensOf(strange);
    const Embedding embedding = model.embed(tokens);
    CHECK(embedding.rows.rows() == static_cast<Index>(tokens.size()));
    CHECK(embedding.rows.cols() == widthOf(model));
    CHECK(embedding.rows.allFinite());
    CHECK(embedding.known.size() == tokens.size());
    for (const std::uint8_t known : embedding.known) CHECK(known <= 1);
  });
}

TEST_CASE("models: the same tokens give the same bits, different words different vectors") {
  forModels([](const Model& model) {
    const auto tokens = tokensOf({"the", "black", "cat", "sat", "zyxomma"});
    const Embedding once = model.embed(tokens);
    const Embedding again = model.embed(tokens);
    CHECK(sameBits(once.rows, again.rows));
    CHECK(once.known == again.known);
    for (Index i = 0; i < once.rows.rows(); ++i)
      for (Index j = 0; j < i; ++j) CHECK_FALSE(sameBits(once.rows.row(i), once.rows.row(j)));
  });
}

TEST_CASE("models: the own position is added, finite, and depends on the place alone") {
  forModels([](const Model& model) {
    const Index d = widthOf(model);
    Matrix position = Matrix::Zero(2048, d);
    model.addPosition(position);
    CHECK(position.allFinite());
    Random random(12);
    const Matrix before = drawMatrix(random, 50, d);
    Matrix after = before;
    model.addPosition(after);
    checkClose(after, before + position.topRows(50), 1e-6, 1e-6);
  });
}

TEST_CASE("random: is made of the same bits each time, with mean 0 and variance 1") {
  const auto once = makeRandom({1});
  const auto again = makeRandom({1});
  const AttentionLayer& layer = once->layers().front();
  const AttentionLayer& same = again->layers().front();
  CHECK(sameBits(layer.output, same.output));
  REQUIRE(layer.heads.size() == same.heads.size());
  for (std::size_t h = 0; h < layer.heads.size(); ++h) {
    CHECK(sameBits(layer.heads[h].query, same.heads[h].query));
    CHECK(sameBits(layer.heads[h].key, same.heads[h].key));
    CHECK(sameBits(layer.heads[h].value, same.heads[h].value));
    CHECK_FALSE(sameBits(layer.heads[h].query, layer.heads[h].key));
    if (h > 0) CHECK_FALSE(sameBits(layer.heads[h].query, layer.heads[h - 1].query));
  }
  // A projection keeps the variance: its entries' is 1 / rows.
  const auto rows = static_cast<float>(layer.output.rows());
  CHECK(std::abs(layer.output.squaredNorm() / rows - 1) < 0.15);
  CHECK(std::abs(layer.output.sum()) < 4 * std::sqrt(rows));

  std::vector<std::string> words;
  for (int i = 0; i < 500; ++i) words.push_back("word" + std::to_string(i));
  const auto numbers = once->embed(tokensOf(words)).rows.array().cast<double>().eval();
  CHECK(std::abs(numbers.mean()) < 0.05);
  CHECK(std::abs((numbers - numbers.mean()).square().mean() - 1) < 0.05);
}

TEST_CASE("random: a word has the same vector wherever it stands") {
  const auto model = makeRandom({1});
  const Embedding embedding = model->embed(tokensOf({"the", "cat", "the"}));
  CHECK(sameBits(embedding.rows.row(0), embedding.rows.row(2)));
  CHECK(sameBits(embedding.rows.row(1), model->embed(tokensOf({"cat"})).rows.row(0)));
}

TEST_CASE("random: another seed, other embeddings and projections") {
  const std::vector<Token> words = tokensOf({"the", "cat"});
  const std::uint64_t seeds[] = {0, 1, 2, 1000, 0x7fffffff};
  for (const std::uint64_t seed : seeds)
    for (const std::uint64_t other : seeds) {
      CAPTURE(seed);
      CAPTURE(other);
      const auto a = makeRandom({seed});
      const auto b = makeRandom({other});
      const bool isSame = seed == other;
      const AttentionLayer& layer = a->layers()[0];
      const AttentionLayer& otherLayer = b->layers()[0];
      CHECK(sameBits(a->embed(words).rows, b->embed(words).rows) == isSame);
      CHECK(sameBits(layer.output, otherLayer.output) == isSame);
      for (std::size_t h = 0; h < layer.heads.size(); ++h) {
        CHECK(sameBits(layer.heads[h].query, otherLayer.heads[h].query) == isSame);
        CHECK(sameBits(layer.heads[h].key, otherLayer.heads[h].key) == isSame);
        CHECK(sameBits(layer.heads[h].value, otherLayer.heads[h].value) == isSame);
      }
    }
}

TEST_CASE("findModel: keeps a model until another seed is asked for, and who holds it keeps it") {
  CHECK(findModel("no such model") == nullptr);
  CHECK(findModel("manual") == nullptr);  // no model of its own
  for (const std::string_view id : modelIds()) {
    const auto first = findModel(id, {3});
    CHECK(findModel(id, {3}) == first);
    const Matrix output = first->layers()[0].output;
    const auto second = findModel(id, {4});
    CHECK(second->id() == id);
    CHECK(sameBits(first->layers()[0].output, output));
    CHECK(sameBits(findModel(id, {3})->layers()[0].output, output));
    CHECK(sameBits(second->layers()[0].output, output) == (id != "random"));
  }
}

}  // namespace ap
