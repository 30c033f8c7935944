#include <doctest/doctest.h>

#include <limits>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"
#include "tests/core/sessions.hpp"

// The model `manual`: Q, K and V as a reader typed them.
namespace ap {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

std::vector<float> drawn(Random& random, Index count) {
  std::vector<float> numbers;
  for (Index i = 0; i < count; ++i) numbers.push_back(random.normal());
  return numbers;
}

// n queries, m keys and values.
Manual draw(Index n, Index m, Index keyWidth, Index valueWidth) {
  Random random(7);
  return {static_cast<double>(keyWidth), static_cast<double>(valueWidth),
          drawn(random, n * keyWidth), drawn(random, m * keyWidth), drawn(random, m * valueWidth)};
}

Settings typed(Manual manual, std::string sentence = "i love sushi") {
  Settings settings{.sentence = std::move(sentence), .model = "manual"};
  settings.manual = std::move(manual);
  return settings;
}

Eigen::Map<const Matrix> rows(const std::vector<float>& numbers, Index count) {
  return {numbers.data(), count, static_cast<Index>(numbers.size()) / count};
}

void checkWrong(const Settings& settings, ErrorCode code, std::string_view argument) {
  Error error;
  CHECK_FALSE(validate(settings, error).has_value());
  CAPTURE(message(error));
  CHECK(error.code == code);
  CHECK(error.argument == argument);
  CHECK(message(error).starts_with(std::string(argument) + " "));
}

// Only attention itself: nothing before queries, nothing after the output.
void checkHasNoModel(const Snapshot& snapshot) {
  for (const TensorEntry& entry : snapshot.table)
    for (const TensorName name :
         {TensorName::tokenEmbeddings, TensorName::positions, TensorName::embeddings,
          TensorName::sourceEmbeddings, TensorName::similarities, TensorName::inputs,
          TensorName::queryProjection, TensorName::keyProjection, TensorName::valueProjection,
          TensorName::concatenated, TensorName::outputProjection, TensorName::combined,
          TensorName::residual})
      CHECK(entry.name != name);
  CHECK(snapshot.layers == 1);
  CHECK(snapshot.heads == std::vector<std::string>{""});
  CHECK(snapshot.dimensionNames.empty());
}

}  // namespace

TEST_CASE("manual: is listed after the models of the registry and those that can be loaded") {
  auto ids = modelIds();
  for (const char* id : {"trained", "translator", "file", "manual"}) ids.emplace_back(id);
  CHECK(modelNames() == ids);
}

TEST_CASE("manual: typed queries, keys and values are used as they are") {
  for (const Scheme* scheme : schemes())
    for (const auto& [keyWidth, valueWidth] : {std::pair<Index, Index>{2, 3}, {1, 1}, {16, 16}}) {
      CAPTURE(std::string(scheme->id));
      const Manual manual = draw(3, 3, keyWidth, valueWidth);
      Settings settings = typed(manual);
      settings.scheme = scheme->id;
      const Snapshot snapshot = compute(settings);
      checkHasNoModel(snapshot);
      CHECK(sameBits(tensor(snapshot, TensorName::queries, 0, 0), rows(manual.queries, 3)));
      CHECK(sameBits(tensor(snapshot, TensorName::keys, 0, 0), rows(manual.keys, 3)));
      CHECK(sameBits(tensor(snapshot, TensorName::values, 0, 0), rows(manual.values, 3)));
      CHECK(snapshot.keyNames.empty());
      CHECK(snapshot.valueNames.empty());
      if (scheme->id != "scaled-softmax") continue;
      const auto expected = reference::attend(
          rows(manual.queries, 3).cast<double>(), rows(manual.keys, 3).cast<double>(),
          rows(manual.values, 3).cast<double>(), 1 / std::sqrt(static_cast<double>(keyWidth)),
          Mask::none());
      checkClose(tensor(snapshot, TensorName::weights, 0, 0), expected.weights, 1e-6, 0);
      checkClose(tensor(snapshot, TensorName::output, 0, 0), expected.output, 1e-5, 0);
    }
}

TEST_CASE("manual: with a second sentence, m keys and values") {
  const Manual manual = draw(3, 5, 2, 4);
  Settings settings = typed(manual);
  settings.source = "one two three four five";
  const Snapshot snapshot = compute(settings);
  checkHasNoModel(snapshot);
  CHECK(sameBits(tensor(snapshot, TensorName::keys, 0, 0), rows(manual.keys, 5)));
  CHECK(sameBits(tensor(snapshot, TensorName::values, 0, 0), rows(manual.values, 5)));
  CHECK(tensor(snapshot, TensorName::weights, 0, 0).rows() == 3);
  CHECK(tensor(snapshot, TensorName::weights, 0, 0).cols() == 5);
}

TEST_CASE("manual: without numbers it starts from the first head of concept") {
  for (const std::string_view projections : {"model", "none"})
    for (const std::string_view source : {"", "the small dog ran"}) {
      CAPTURE(std::string(projections));
      Settings settings{.sentence = "the black cat",
                        .source = std::string(source),
                        .model = "concept",
                        .position = "model"};
      const Snapshot concept_ = compute(settings);
      settings.model = "manual";
      settings.projections = projections;
      const Snapshot snapshot = compute(settings);
      checkHasNoModel(snapshot);
      for (const TensorName name : {TensorName::queries, TensorName::keys, TensorName::values,
                                    TensorName::weights, TensorName::output})
        CHECK(sameBits(tensor(snapshot, name, 0, 0), tensor(concept_, name, 0, 0)));
      CHECK(snapshot.known == concept_.known);
      CHECK(snapshot.keyNames == concept_.keyNames);
      CHECK(snapshot.valueNames == concept_.valueNames);

      // What it starts from, typed in again, changes nothing.
      const auto numbers = [&](TensorName name) {
        const auto found = tensor(snapshot, name, 0, 0);
        return std::vector<float>(found.data(), found.data() + found.size());
      };
      settings.manual = {static_cast<double>(snapshot.keyNames.size()),
                         static_cast<double>(snapshot.valueNames.size()),
                         numbers(TensorName::queries), numbers(TensorName::keys),
                         numbers(TensorName::values)};
      const Snapshot again = compute(settings);
      for (const TensorName name : {TensorName::weights, TensorName::output})
        CHECK(sameBits(tensor(again, name, 0, 0), tensor(snapshot, name, 0, 0)));
    }
}

TEST_CASE("manual: has one layer and one head") {
  for (const bool given : {true, false}) {
    Settings settings = typed(draw(3, 3, 2, 2));
    if (!given) settings.manual.reset();
    settings.head = 1;
    checkWrong(settings, ErrorCode::outOfRange, "head");
    settings.head = 0;
    settings.layer = 1;
    checkWrong(settings, ErrorCode::outOfRange, "layer");
  }
}

TEST_CASE("manual: every wrong length is named") {
  const struct {
    std::vector<float> Manual::*array;
    std::string_view argument;
  } arrays[] = {{&Manual::queries, "manual queries"},
                {&Manual::keys, "manual keys"},
                {&Manual::values, "manual values"}};
  for (const auto& [array, argument] : arrays) {
    const Manual good = draw(3, 5, 2, 3);
    const auto check = [&](const std::vector<float>& numbers, ErrorCode code) {
      Manual wrong = good;
      wrong.*array = numbers;
      Settings settings = typed(wrong);
      settings.source = "one two three four five";
      checkWrong(settings, code, argument);
    };
    auto numbers = good.*array;
    check({}, ErrorCode::wrongLength);
    numbers.push_back(1);
    check(numbers, ErrorCode::wrongLength);
    numbers.resize(numbers.size() - 2);
    check(numbers, ErrorCode::wrongLength);
    for (const float wrong : {nan, inf, -inf}) {
      numbers = good.*array;
      numbers.back() = wrong;
      check(numbers, ErrorCode::notFinite);
    }
  }
}

TEST_CASE("manual: a width is a whole number from 1 to 16") {
  for (const double wrong : {0.0, -1.0, 1.5, 17.0, 1e300, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()}) {
    Manual manual = draw(3, 3, 2, 2);
    manual.keyWidth = wrong;
    checkWrong(typed(manual), ErrorCode::outOfRange, "manual");
    manual.keyWidth = 2;
    manual.valueWidth = wrong;
    checkWrong(typed(manual), ErrorCode::outOfRange, "manual");
  }
}

TEST_CASE("manual: at most 12 tokens, in either sentence") {
  compute(typed(draw(12, 12, 2, 2), textOf(12)));
  checkWrong(typed(draw(13, 13, 2, 2), textOf(13)), ErrorCode::tooMany, "manual");
  checkWrong({.sentence = textOf(13), .model = "manual"}, ErrorCode::tooMany, "manual");
  checkWrong({.sentence = "i love sushi", .source = textOf(13), .model = "manual"},
             ErrorCode::tooMany, "manual");
}

TEST_CASE("manual: numbers for it do not matter to another model") {
  Settings settings = typed({-1, 0, {nan}, {}, {}}, textOf(20));
  settings.model = "random";
  compute(settings);
}

TEST_CASE("manual: very large numbers break nothing") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    Manual manual = draw(3, 3, 4, 4);
    for (auto* numbers : {&manual.queries, &manual.keys, &manual.values})
      for (float& number : *numbers) number = number > 0 ? 3e38f : -3e38f;
    Settings settings = typed(manual);
    settings.scheme = scheme->id;
    CHECK(tensor(compute(settings), TensorName::weights, 0, 0).rows() == 3);
  }
}

}  // namespace ap
