#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

#include "core/random.hpp"

namespace ap {

// The texts themselves stand once, in message(); here is what each has to tell.
TEST_CASE("message: every code names the argument, what was given and what would do") {
  struct Row {
    ErrorCode code;
    bool showsValue;
    bool showsExpected;
  };
  constexpr Row rows[] = {
      {ErrorCode::emptyText, false, false},       {ErrorCode::unknownName, true, true},
      {ErrorCode::outOfRange, true, true},        {ErrorCode::notPositive, true, false},
      {ErrorCode::notFinite, true, false},        {ErrorCode::notASize, true, false},
      {ErrorCode::wrongLength, true, true},       {ErrorCode::tooLarge, true, true},
      {ErrorCode::tooMany, true, true},           {ErrorCode::needsOneSentence, true, false},
      {ErrorCode::readsOneSentence, true, false}, {ErrorCode::notAShare, true, false},
      {ErrorCode::notAWeight, true, true},        {ErrorCode::notADistribution, true, false},
      {ErrorCode::notAnAmount, true, false},      {ErrorCode::notTogether, false, true},
      {ErrorCode::otherModel, true, true},        {ErrorCode::notDivisible, true, true},
      {ErrorCode::unreadableFile, false, true},   {ErrorCode::notLoaded, true, false},
  };
  std::set<std::string> texts;
  for (const auto& [code, showsValue, showsExpected] : rows) {
    const std::string text = message({code, "theArgument", "theValue", "theExpected"});
    CAPTURE(text);
    CHECK(text.starts_with("theArgument "));
    CHECK((text.find("theValue") != std::string::npos) == showsValue);
    CHECK((text.find("theExpected") != std::string::npos) == showsExpected);
    texts.insert(text);
  }
  CHECK(texts.size() == std::size(rows));  // each says something else
  // The last code: none is missing above.
  CHECK(std::size(rows) == static_cast<std::size_t>(ErrorCode::notLoaded) + 1);
}

TEST_CASE("message: an unknown name, in full") {
  CHECK(message(unknownName("mask", "casual", {"model", "none", "causal"})) ==
        "mask is \"casual\", but must be one of model, none, causal");
}

TEST_CASE("message: an index out of range, in full") {
  CHECK(message(outOfRange("token", 7, 6)) == "token is 7, but must be a whole number from 0 to 5");
}

TEST_CASE("message: a long name is cut, between characters") {
  const auto given = [](const std::string& name) {
    const std::string text = message(unknownName("model", name, {"concept"}));
    const std::size_t begin = text.find('"') + 1;
    return text.substr(begin, text.rfind('"') - begin);
  };
  CHECK(given(std::string(40, 'x')) == std::string(40, 'x'));
  CHECK(given(std::string(5000, 'x')) == std::string(40, 'x') + "…");
  std::string accents = "x";  // so that the 40th byte is in the middle of a character
  for (int i = 0; i < 100; ++i) accents += "é";
  const std::string cut = given(accents);
  const std::string kept = cut.substr(0, cut.size() - std::string("…").size());
  CHECK(cut == kept + "…");
  CHECK(kept.size() <= 40);
  CHECK(kept.size() >= 37);
  CHECK(kept == accents.substr(0, kept.size()));
  CHECK(kept.ends_with("é"));
}

TEST_CASE("inWords: up to nine digits, as printf writes them") {
  Random random(3);
  const auto check = [](double value) {
    char expected[40];
    std::snprintf(expected, sizeof expected, "%.9g", value);
    CHECK(inWords(value) == expected);
  };
  for (const double value : {0.1, 0.75, 1e-4, 9.99999999e-5, 123456789.5, 999999999.9, 1e-310,
                             1.7976931348623157e308, 0.1f * 1.0})
    check(value);
  for (int i = 0; i < 2000; ++i)
    check(static_cast<double>(random.normal()) * std::pow(7.3, i % 30 - 20.5));
}

TEST_CASE("inWords") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(inWords(0) == "0");
  CHECK(inWords(-1) == "-1");
  CHECK(inWords(268435456) == "268435456");
  CHECK(inWords(2.5) == "2.5");
  CHECK(inWords(-2.5) == "-2.5");
  CHECK(inWords(1e39) == "1e+39");
  CHECK(inWords(inf) == "Infinity");
  CHECK(inWords(-inf) == "-Infinity");
  CHECK(inWords(std::numeric_limits<double>::quiet_NaN()) == "NaN");
}

}  // namespace ap
