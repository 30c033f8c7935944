#include "core/snapshot.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>

#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// What a snapshot holds: its table and its names. Its numbers: snapshot_numbers_test.cpp.
namespace ap {
namespace {

// The border, in words of the contract: "as long as all together hold at most a million numbers".
constexpr Index million = 1'000'000;

// Others may be added, none of these may go.
constexpr std::string_view contractNames[] = {"embeddings", "queries",  "keys",    "values",
                                              "scores",     "logits",   "weights", "scaledValues",
                                              "output",     "combined", "residual"};

std::string nameOf(TensorName name) {
  return std::string(tensorNames[static_cast<std::size_t>(name)]);
}

// Each tensor at most once, one after the other, and together all of the buffer.
void checkTable(const Snapshot& snapshot) {
  std::set<std::tuple<TensorName, int, int>> seen;
  std::size_t end = 0;
  for (const TensorEntry& entry : snapshot.table) {
    CHECK(seen.insert({entry.name, entry.layer, entry.head}).second);
    CHECK(entry.offset == end);
    CHECK(entry.rows >= 1);
    CHECK(entry.columns >= 1);
    end += static_cast<std::size_t>(entry.rows * entry.columns);
  }
  CHECK(end == snapshot.buffer.size());
}

void checkShape(const Snapshot& snapshot, TensorName name, Index layer, Index head, Index rows,
                Index columns) {
  const auto found = tensor(snapshot, name, layer, head);
  CAPTURE(nameOf(name));
  CHECK(found.rows() == rows);
  CHECK(found.cols() == columns);
}

// Tensors of the selected head alone.
void checkSelectedShapes(const Snapshot& snapshot, Index l, Index h, Index keyWidth,
                         Index valueWidth) {
  const auto n = static_cast<Index>(snapshot.tokens.size());
  const struct {
    TensorName name;
    Index rows, columns;
  } shapes[] = {{TensorName::products, n, keyWidth},    {TensorName::asymmetry, 1, 1},
                {TensorName::scoreDifference, 1, 1},    {TensorName::scoreNorm, 1, 1},
                {TensorName::weightSum, 1, 1},          {TensorName::scale, 1, 1},
                {TensorName::exponentials, 1, n},       {TensorName::exponentialSum, 1, 1},
                {TensorName::planeAxes, 2, valueWidth}, {TensorName::planeValues, n, 2},
                {TensorName::planeSums, n + 1, 2}};
  for (const auto& [name, rows, columns] : shapes) {
    CAPTURE(nameOf(name));
    const bool isSelected = l == snapshot.layer && h == snapshot.head;
    CHECK((snapshot.find(name, l, h) != nullptr) == isSelected);
    if (isSelected) checkShape(snapshot, name, l, h, rows, columns);
  }
}

// Shapes of all tensors with projections; `kept` says whether other heads keep (n, n) tensors.
void checkShapes(const Snapshot& snapshot, const Model& model, bool kept) {
  const auto n = static_cast<Index>(snapshot.tokens.size());
  const Index d = model.layers()[0].output.cols();
  for (const TensorName name :
       {TensorName::tokenEmbeddings, TensorName::positions, TensorName::embeddings})
    checkShape(snapshot, name, -1, -1, n, d);
  checkShape(snapshot, TensorName::similarities, -1, -1, 1, n);
  for (Index l = 0; l < static_cast<Index>(model.layers().size()); ++l) {
    const AttentionLayer& layer = model.layers()[static_cast<std::size_t>(l)];
    for (Index h = 0; h < static_cast<Index>(layer.heads.size()); ++h) {
      const Head& head = layer.heads[static_cast<std::size_t>(h)];
      checkSelectedShapes(snapshot, l, h, head.key.cols(), head.value.cols());
      checkShape(snapshot, TensorName::queryProjection, l, h, d, head.query.cols());
      checkShape(snapshot, TensorName::keyProjection, l, h, d, head.key.cols());
      checkShape(snapshot, TensorName::valueProjection, l, h, d, head.value.cols());
      checkShape(snapshot, TensorName::queries, l, h, n, head.query.cols());
      checkShape(snapshot, TensorName::keys, l, h, n, head.key.cols());
      checkShape(snapshot, TensorName::values, l, h, n, head.value.cols());
      checkShape(snapshot, TensorName::scaledValues, l, h, n, head.value.cols());
      checkShape(snapshot, TensorName::partialSums, l, h, n, head.value.cols());
      checkShape(snapshot, TensorName::output, l, h, n, head.value.cols());
      for (const TensorName name : {TensorName::scores, TensorName::logits, TensorName::weights}) {
        const bool expected = kept || (l == snapshot.layer && h == snapshot.head);
        CHECK((snapshot.find(name, l, h) != nullptr) == expected);
        if (!expected) continue;
        checkShape(snapshot, name, l, h, n, n);
      }
    }
    checkShape(snapshot, TensorName::inputs, l, -1, n, d);
    checkShape(snapshot, TensorName::concatenated, l, -1, n, layer.output.rows());
    checkShape(snapshot, TensorName::outputProjection, l, -1, layer.output.rows(), d);
    checkShape(snapshot, TensorName::combined, l, -1, n, d);
    checkShape(snapshot, TensorName::residual, l, -1, n, d);
  }
}

Index headsOf(const Model& model) {
  Index heads = 0;
  for (const AttentionLayer& layer : model.layers())
    heads += static_cast<Index>(layer.heads.size());
  return heads;
}

}  // namespace

TEST_CASE("Snapshot: add, allocate, find, at") {
  Snapshot snapshot;
  snapshot.add(TensorName::embeddings, -1, -1, 2, 3);
  snapshot.add(TensorName::queries, 0, 1, 2, 1);
  snapshot.allocate();
  CHECK(snapshot.buffer == std::vector<float>(8, 0.f));
  snapshot.at(TensorName::queries, 0, 1) << 5, 6;
  snapshot.at(TensorName::embeddings, -1, -1)(1, 0) = 7;
  CHECK(snapshot.buffer == std::vector<float>{0, 0, 0, 7, 0, 0, 5, 6});
  CHECK(snapshot.find(TensorName::queries, 0, 0) == nullptr);
  CHECK(snapshot.find(TensorName::queries, 1, 1) == nullptr);
  CHECK(snapshot.find(TensorName::keys, 0, 1) == nullptr);
  REQUIRE(snapshot.find(TensorName::queries, 0, 1) != nullptr);
  CHECK(snapshot.find(TensorName::queries, 0, 1)->offset == 6);
  checkTable(snapshot);
}

TEST_CASE("Snapshot: the public names, in the order of the data's way") {
  std::size_t at = 0;
  for (const std::string_view name : contractNames) {
    const auto found = std::find(tensorNames.begin(), tensorNames.end(), name);
    CAPTURE(std::string(name));
    REQUIRE(found != tensorNames.end());
    CHECK(static_cast<std::size_t>(found - tensorNames.begin()) >= at);
    at = static_cast<std::size_t>(found - tensorNames.begin());
  }
  // The enumeration and the list agree: at both ends, and somewhere in between.
  CHECK(nameOf(TensorName::tokenEmbeddings) == "tokenEmbeddings");
  CHECK(nameOf(TensorName::embeddings) == "embeddings");
  CHECK(nameOf(TensorName::scores) == "scores");
  CHECK(nameOf(TensorName::scaledValues) == "scaledValues");
  CHECK(nameOf(TensorName::residual) == "residual");
  CHECK(nameOf(TensorName::planeHull) == "planeHull");
  CHECK(nameOf(TensorName::layerDimensions) == "layerDimensions");
  CHECK(static_cast<std::size_t>(TensorName::layerDimensions) + 1 == tensorNames.size());
  CHECK(std::set(tensorNames.begin(), tensorNames.end()).size() == tensorNames.size());
}

TEST_CASE("snapshot of every model: the table, every tensor and its shape") {
  for (const std::string_view id : modelIds()) {
    const Model& model = *findModel(id);
    for (const Index n : {1, 2, 7, 40}) {
      CAPTURE(std::string(id));
      CAPTURE(n);
      const Snapshot snapshot = compute({.sentence = textOf(n), .model = std::string(id)});
      checkTable(snapshot);
      checkShapes(snapshot, model, true);

      std::set<std::string> names;
      for (const TensorEntry& entry : snapshot.table) names.insert(nameOf(entry.name));
      for (const std::string_view name : contractNames) CHECK(names.contains(std::string(name)));
      CHECK(names.size() == static_cast<std::size_t>(TensorName::ambiguityRank) - 10);
      // Only of models that were trained.
      for (const char* name : {"encoded", "normalised", "feedForward", "layerOutput"})
        CHECK_FALSE(names.contains(name));
      CHECK_FALSE(names.contains("mask"));        // only where something is masked
      CHECK_FALSE(names.contains("scoreSum"));    // only of schemes that divide by it
      CHECK_FALSE(names.contains("chosenKeys"));  // only where some were chosen
      CHECK_FALSE(names.contains("chosenWeight"));
      CHECK_FALSE(names.contains("ambiguityRank"));
      CHECK_FALSE(names.contains("schemeWeights"));     // only beside a given weighting
      CHECK_FALSE(names.contains("sourceEmbeddings"));  // only of a second sentence
    }
  }
}

TEST_CASE("snapshot of every scheme: only softmax has logits, and what is made of them") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const Snapshot snapshot =
        compute({.sentence = "i love sushi", .scheme = std::string(scheme->id)});
    checkTable(snapshot);
    for (const TensorName name : {TensorName::scale, TensorName::logits, TensorName::exponentials,
                                  TensorName::exponentialSum})
      CHECK((snapshot.find(name, 0, 0) != nullptr) == scheme->hasLogits);
    for (const TensorName name : {TensorName::scores, TensorName::weights})
      checkShape(snapshot, name, 0, 0, 3, 3);
  }
}

TEST_CASE("snapshot of every scheme: the mask, where there is one") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    Settings settings{.sentence = textOf(40), .scheme = std::string(scheme->id)};
    CHECK(compute(settings).find(TensorName::mask, -1, -1) == nullptr);
    settings.mask = "causal";
    const Snapshot snapshot = compute(settings);
    checkTable(snapshot);
    const auto mask = tensor(snapshot, TensorName::mask, -1, -1);
    CHECK(sameBits(mask, Matrix::Ones(40, 40).triangularView<Eigen::Lower>().toDenseMatrix()));
    const auto weights = tensor(snapshot, TensorName::weights, 0, 0);
    CHECK((mask.array() > 0 || weights.array() == 0).all());
  }
}

TEST_CASE("snapshot of two sentences: the mask has a row a query, a column a key") {
  const Snapshot snapshot =
      compute({.sentence = "i love sushi", .source = "a b", .mask = "causal"});
  CHECK(sameBits(tensor(snapshot, TensorName::mask, -1, -1), Matrix{{1, 0}, {1, 1}, {1, 1}}));
}

TEST_CASE("snapshot of every model: other heads keep (n, m) tensors up to a million numbers") {
  for (const std::string_view id : modelIds()) {
    const Model& model = *findModel(id);
    CAPTURE(std::string(id));
    const auto largest = static_cast<Index>(
        std::sqrt(static_cast<double>(million) / static_cast<double>(3 * headsOf(model))));
    REQUIRE(3 * headsOf(model) * largest * largest <= million);
    REQUIRE(3 * headsOf(model) * (largest + 1) * (largest + 1) > million);
    // The last head is selected, so that those before it are the others.
    const auto head = static_cast<double>(model.layers()[0].heads.size() - 1);
    for (const bool kept : {true, false}) {
      const Snapshot snapshot = compute({.sentence = textOf(kept ? largest : largest + 1),
                                         .model = std::string(id),
                                         .head = head});
      checkTable(snapshot);
      checkShapes(snapshot, model, kept);
    }
  }
}

TEST_CASE("snapshot without projections: queries, keys and values are the embeddings") {
  for (const std::string_view id : modelIds())
    for (const std::string_view position : positionNames) {
      CAPTURE(std::string(id));
      CAPTURE(std::string(position));
      const Snapshot snapshot = compute({.sentence = "i love sushi",
                                         .model = std::string(id),
                                         .projections = "none",
                                         .position = std::string(position)});
      checkTable(snapshot);
      CHECK(snapshot.layers == 1);
      CHECK(snapshot.heads.size() == 1);
      const auto embeddings = tensor(snapshot, TensorName::embeddings, -1, -1);
      for (const TensorName name : {TensorName::queries, TensorName::keys, TensorName::values})
        CHECK(sameBits(tensor(snapshot, name, 0, 0), embeddings));
      checkShape(snapshot, TensorName::output, 0, 0, 3, embeddings.cols());
      checkShape(snapshot, TensorName::scaledValues, 0, 0, 3, embeddings.cols());
      for (const TensorName name : {TensorName::scores, TensorName::logits, TensorName::weights})
        checkShape(snapshot, name, 0, 0, 3, 3);
      for (const TensorName name :
           {TensorName::queryProjection, TensorName::keyProjection, TensorName::valueProjection,
            TensorName::concatenated, TensorName::outputProjection, TensorName::combined,
            TensorName::residual})
        for (const TensorEntry& entry : snapshot.table) CHECK(entry.name != name);
      CHECK(snapshot.keyNames == snapshot.dimensionNames);
      CHECK(snapshot.valueNames == snapshot.dimensionNames);
    }
}

TEST_CASE("snapshot: tokens, names and what was selected") {
  for (const std::string_view id : modelIds()) {
    const Model& model = *findModel(id);
    const auto& heads = model.layers()[0].heads;
    CAPTURE(std::string(id));
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const Snapshot snapshot = compute({.sentence = "the black cat, xqzt!",
                                         .token = 2,
                                         .model = std::string(id),
                                         .head = static_cast<double>(h)});
      const std::vector<std::string> tokens = {"the", "black", "cat", ",", "xqzt", "!"};
      CHECK(snapshot.tokens == tokens);
      CHECK(snapshot.keyTokens == tokens);
      CHECK(snapshot.tokensInText == 6);
      CHECK(snapshot.tokensInSource == 6);
      CHECK_FALSE(snapshot.hasSource);
      CHECK(snapshot.known.size() == 6);
      CHECK(snapshot.keysKnown == snapshot.known);
      CHECK(snapshot.pair == 1);
      CHECK(snapshot.token == 2);
      CHECK(snapshot.layer == 0);
      CHECK(snapshot.head == static_cast<Index>(h));
      CHECK(snapshot.layers == static_cast<Index>(model.layers().size()));
      CHECK(snapshot.dimensionNames == model.dimensionNames());
      CHECK(snapshot.keyNames == heads[h].keyNames);
      CHECK(snapshot.valueNames == heads[h].valueNames);
      std::vector<std::string> names;
      for (const Head& head : heads) names.push_back(head.name);
      CHECK(snapshot.heads == names);
    }
  }
}

}  // namespace ap
