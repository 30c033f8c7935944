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
              {"mask", &Settings::mask, "causal"}};
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
