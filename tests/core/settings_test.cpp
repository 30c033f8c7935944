#include "core/settings.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace ap {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const Settings good{.sentence = "the black cat sat on the mat"};

Plan planOf(const Settings& settings) {
  Error error;
  auto plan = validate(settings, error);
  REQUIRE_MESSAGE(plan.has_value(), message(error));
  return std::move(*plan);
}

// The settings are wrong, for this reason, and the message begins with the argument's name.
void checkWrong(const Settings& settings, ErrorCode code, const std::string& argument) {
  Error error;
  CHECK_FALSE(validate(settings, error).has_value());
  CAPTURE(argument);
  CAPTURE(message(error));
  CHECK(error.code == code);
  CHECK(error.argument == argument);
  CHECK(message(error).starts_with(argument + " "));
}

Settings with(std::string Settings::*name, std::string value) {
  Settings settings = good;
  settings.*name = std::move(value);
  return settings;
}

Settings with(double Settings::*number, double value) {
  Settings settings = good;
  settings.*number = value;
  return settings;
}

Settings withToken(std::optional<double> token, bool followEdit = false,
                   std::string sentence = good.sentence) {
  Settings settings = good;
  settings.sentence = std::move(sentence);
  settings.token = token;
  settings.followEdit = followEdit;
  return settings;
}

}  // namespace

TEST_CASE("validate: the defaults of the contract") {
  const Plan plan = planOf(good);
  CHECK(plan.text.tokens.size() == 7);
  CHECK(plan.model == findModel("concept"));
  CHECK(plan.scheme == findScheme("scaled-softmax"));
  CHECK(plan.position == Position::model);
  CHECK(plan.mask.kind() == Mask::Kind::none);
  CHECK(plan.project);
  CHECK(plan.token == 1);
  CHECK(plan.layer == 0);
  CHECK(plan.head == 0);
  CHECK(plan.temperature == 1);
  CHECK_FALSE(plan.hasSource);
  CHECK_FALSE(plan.isManual);
  CHECK_FALSE(plan.manual.has_value());
  CHECK(plan.ratio == 0.75f);
  CHECK(plan.pair.query == 1);
  CHECK(plan.pair.other == 0);
  CHECK(plan.pair.keepsOwn);
  CHECK_FALSE(plan.axes.has_value());
  CHECK(plan.query.empty());
  CHECK(plan.weighting.empty());
}

TEST_CASE("validate: names become what they name") {
  CHECK(planOf(with(&Settings::model, "random")).model == findModel("random"));
  CHECK_FALSE(planOf(with(&Settings::projections, "none")).project);
  CHECK(planOf(with(&Settings::position, "none")).position == Position::none);
  CHECK(planOf(with(&Settings::position, "sinusoidal")).position == Position::sinusoidal);
  CHECK(planOf(with(&Settings::mask, "none")).mask.kind() == Mask::Kind::none);
  CHECK(planOf(with(&Settings::mask, "causal")).mask.kind() == Mask::Kind::causal);
  for (const std::string_view model : {"concept", "random"})
    CHECK(planOf(with(&Settings::model, std::string(model))).mask.kind() == Mask::Kind::none);
}

TEST_CASE("validate: a text without tokens") {
  for (const std::string_view empty : {"", " ", "\t\n \u00a0\u3000"})
    checkWrong(with(&Settings::sentence, std::string(empty)), ErrorCode::emptyText, "sentence");
}

TEST_CASE("validate: unknown names, with those that would do") {
  const struct {
    const char* argument;
    std::string Settings::*name;
    const char* one;
  } rows[] = {{"model", &Settings::model, "concept"},
              {"projections", &Settings::projections, "none"},
              {"position", &Settings::position, "sinusoidal"},
              {"scheme", &Settings::scheme, "scaled-softmax"},
              {"mask", &Settings::mask, "causal"},
              {"pairReading", &Settings::pairReading, "replace"},
              {"axes", &Settings::axes, "variance"}};
  for (const auto& [argument, name, one] : rows)
    for (const std::string_view wrong : {"", "None", "MODEL", "x y"}) {
      const Settings settings = with(name, std::string(wrong));
      checkWrong(settings, ErrorCode::unknownName, argument);
      Error error;
      validate(settings, error);
      CHECK(message(error).find(one) != std::string::npos);
      CHECK(error.value == wrong);
    }
}

TEST_CASE("validate: the query token, when not set, is 1, or the last of a shorter text") {
  CHECK(planOf(withToken({}, false, "cat")).token == 0);
  CHECK(planOf(withToken({}, false, "black cat")).token == 1);
  CHECK(planOf(withToken({}, false, "the black cat")).token == 1);
  CHECK(planOf(withToken({}, true, "cat")).token == 0);
}

TEST_CASE("validate: the query token, when set") {
  CHECK(planOf(withToken(0)).token == 0);
  CHECK(planOf(withToken(6)).token == 6);
  for (const double wrong : {-1.0, 7.0, 2.5, 1e300, inf, -inf, nan})
    checkWrong(withToken(wrong), ErrorCode::outOfRange, "token");
}

TEST_CASE("validate: a token that an edit removed becomes the last") {
  CHECK(planOf(withToken(6, true)).token == 6);
  CHECK(planOf(withToken(7, true)).token == 6);
  CHECK(planOf(withToken(100, true)).token == 6);
  CHECK(planOf(withToken(3, true, "cat")).token == 0);
  for (const double wrong : {-1.0, 2.5, -inf, nan})  // never was a token's index
    checkWrong(withToken(wrong, true), ErrorCode::outOfRange, "token");
}

TEST_CASE("validate: layer and head, of every model") {
  for (const std::string_view id : modelIds()) {
    const auto& layers = findModel(id)->layers();
    Settings settings = good;
    settings.model = id;
    for (std::size_t l = 0; l < layers.size(); ++l) {
      settings.layer = static_cast<double>(l);
      settings.head = static_cast<double>(layers[l].heads.size() - 1);
      CHECK(planOf(settings).layer == static_cast<Index>(l));
      CHECK(planOf(settings).head == static_cast<Index>(layers[l].heads.size() - 1));
      settings.head += 1;
      checkWrong(settings, ErrorCode::outOfRange, "head");
    }
    settings.head = 0;
    settings.layer = static_cast<double>(layers.size());
    checkWrong(settings, ErrorCode::outOfRange, "layer");
  }
  for (const double wrong : {-1.0, 0.5, 1e300, inf, nan}) {
    checkWrong(with(&Settings::layer, wrong), ErrorCode::outOfRange, "layer");
    checkWrong(with(&Settings::head, wrong), ErrorCode::outOfRange, "head");
  }
}

TEST_CASE("validate: without projections there is one layer and one head") {
  Settings settings = with(&Settings::projections, "none");
  planOf(settings);
  settings.head = 1;
  checkWrong(settings, ErrorCode::outOfRange, "head");
  settings.head = 0;
  settings.layer = 1;
  checkWrong(settings, ErrorCode::outOfRange, "layer");
}

TEST_CASE("validate: temperature is above 0 and finite") {
  CHECK(planOf(with(&Settings::temperature, 0.25)).temperature == 0.25f);
  for (const double wrong : {0.0, -0.0, -1.0, nan, inf, -inf, 1e39})
    checkWrong(with(&Settings::temperature, wrong), ErrorCode::notPositive, "temperature");
}

TEST_CASE("validate: of an unknown model, all that would do") {
  Error error;
  validate(with(&Settings::model, "no such"), error);
  for (const std::string_view name : modelNames())
    CHECK(message(error).find(name) != std::string::npos);
  CHECK(planOf(with(&Settings::model, "manual")).isManual);
}

TEST_CASE("validate: a seed is a whole number from 0, below 2^31") {
  for (const double seed : {0.0, 1.0, 42.0, 2147483647.0}) {
    Settings settings = with(&Settings::seed, seed);
    settings.model = "random";
    CHECK(planOf(settings).model == findModel("random", {static_cast<std::uint64_t>(seed)}));
  }
  for (const double wrong : {-1.0, 0.5, 2147483648.0, 1e300, inf, -inf, nan})
    for (const std::string_view model : {"concept", "random", "manual"}) {
      Settings settings = with(&Settings::seed, wrong);
      settings.model = model;
      checkWrong(settings, ErrorCode::outOfRange, "seed");
    }
}

TEST_CASE("validate: a ratio is from 0 to 1") {
  for (const double ratio : {0.0, -0.0, 0.25, 1.0})
    CHECK(planOf(with(&Settings::ratio, ratio)).ratio == static_cast<float>(ratio));
  for (const double wrong : {-0.01, 1.01, 1e300, inf, -inf, nan})
    checkWrong(with(&Settings::ratio, wrong), ErrorCode::notAShare, "ratio");
}

TEST_CASE(
    "validate: the other of the pair, when not set, is the token before, for 0 the one after") {
  const auto other = [](std::optional<double> token, std::string sentence = good.sentence) {
    const Plan plan = planOf(withToken(token, false, std::move(sentence)));
    CHECK(plan.pair.query == plan.token);
    return plan.pair.other;
  };
  CHECK(other({}) == 0);
  CHECK(other(0) == 1);
  CHECK(other(1) == 0);
  CHECK(other(6) == 5);
  CHECK(other(0, "black cat") == 1);
  CHECK(other(0, "cat") == 0);  // no other
}

TEST_CASE("validate: the other of the pair, when set") {
  const auto withPair = [](double pair, bool followEdit = false, double token = 3) {
    Settings settings = withToken(token, followEdit);
    settings.pair = pair;
    return settings;
  };
  CHECK(planOf(withPair(0)).pair.other == 0);
  CHECK(planOf(withPair(6)).pair.other == 6);
  // The query token itself gives way to its neighbour.
  CHECK(planOf(withPair(3)).pair.other == 2);
  CHECK(planOf(withPair(0, false, 0)).pair.other == 1);
  for (const double wrong : {-1.0, 7.0, 2.5, 1e300, inf, -inf, nan})
    checkWrong(withPair(wrong), ErrorCode::outOfRange, "pair");
  // One that an edit removed: as when not set.
  for (const double removed : {7.0, 100.0, inf}) {
    CHECK(planOf(withPair(removed, true)).pair.other == 2);
    CHECK(planOf(withPair(removed, true, 0)).pair.other == 1);
    CHECK(planOf(withPair(removed, true, 99)).pair.other == 5);
  }
  for (const double wrong : {-1.0, 2.5, -inf, nan})
    checkWrong(withPair(wrong, true), ErrorCode::outOfRange, "pair");
}

TEST_CASE("validate: how the pair's relevance is read") {
  CHECK(planOf(with(&Settings::pairReading, "keep")).pair.keepsOwn);
  CHECK_FALSE(planOf(with(&Settings::pairReading, "replace")).pair.keepsOwn);
}

TEST_CASE("validate: axes are the variance, or two dimensions of the values") {
  using Axes = std::array<Index, 2>;
  for (const auto& [text, axes] :
       {std::pair<std::string, Axes>{"0 1", {0, 1}}, {"1 0", {1, 0}}, {"11 3", {11, 3}}}) {
    const Plan plan = planOf(with(&Settings::axes, text));
    REQUIRE(plan.axes.has_value());
    CHECK(*plan.axes == axes);
  }
  CHECK_FALSE(planOf(with(&Settings::axes, "variance")).axes.has_value());
  for (const std::string_view wrong :
       {"",    " ",   "0",     "0 ",    "0 1 2", "12 0",  "0 12",       "x",
        "0 x", "x 0", "-1 0",  "0 -1",  "0 1.5", "0,1",   "0 1x",       "0x1 0",
        "0+1", "0-0", "1e0 0", "nan 0", "inf 0", "1e9 0", "0 variance", "variance 0"})
    checkWrong(with(&Settings::axes, std::string(wrong)), ErrorCode::unknownName, "axes");
  checkWrong(with(&Settings::axes, std::string("0 1\0 2", 6)), ErrorCode::unknownName, "axes");
}

TEST_CASE("validate: axes are among the dimensions of the values that there are") {
  const auto check = [](Settings settings, Index width) {
    CAPTURE(width);
    settings.axes = "0 " + std::to_string(width - 1);
    planOf(settings);
    for (const std::string& wrong : {"0 " + std::to_string(width), std::to_string(width) + " 0"}) {
      settings.axes = wrong;
      checkWrong(settings, ErrorCode::unknownName, "axes");
    }
  };
  for (const std::string_view id : modelIds()) {
    const AttentionLayer& layer = findModel(id)->layers()[0];
    Settings settings = with(&Settings::model, std::string(id));
    check(settings, layer.heads[0].value.cols());
    settings.projections = "none";
    check(settings, layer.output.cols());
  }
  Settings manual = with(&Settings::model, "manual");
  check(manual, findModel("concept")->layers()[0].heads[0].value.cols());
  manual.sentence = "one two";
  manual.manual = {1, 3, {1, 2}, {1, 2}, {1, 2, 3, 4, 5, 6}};
  check(manual, 3);
}

TEST_CASE("validate: of several that are wrong, says one and keeps to it") {
  const Settings settings{
      .sentence = "the cat", .model = "no such", .mask = "no such", .temperature = -1};
  Error first;
  Error second;
  CHECK_FALSE(validate(settings, first).has_value());
  CHECK_FALSE(validate(settings, second).has_value());
  CHECK(message(first) == message(second));
}

}  // namespace ap
