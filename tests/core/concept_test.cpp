#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "core/attention/dot_products.hpp"
#include "core/attention/passes.hpp"
#include "core/models/concept/lexicon.hpp"
#include "core/models/concept/spelling.hpp"
#include "core/models/models.hpp"
#include "core/text/split.hpp"
#include "tests/core/concept_sentences.hpp"
#include "tests/core/inputs.hpp"

namespace ap {
namespace {

using words::Dimension;

const Model& conceptModel() { return *findModel("concept"); }

std::string small(std::string_view text) {
  std::string word(text);
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return word;
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> all;
  forEachWord(list, [&](std::string_view word) { all.emplace_back(word); });
  return all;
}

std::vector<Token> tokensOf(std::string_view text) { return tokenize(text, 4096).tokens; }

// The tokens' names in a Link: small, and numbered from the second occurrence.
std::vector<std::string> namesOf(const std::vector<Token>& tokens) {
  std::vector<std::string> names;
  std::vector<std::string> seen;
  for (const Token& token : tokens) {
    seen.push_back(small(token.text));
    const auto count = std::count(seen.begin(), seen.end(), seen.back());
    names.push_back(count > 1 ? seen.back() + '#' + std::to_string(count) : seen.back());
  }
  return names;
}

// The weights of one head, (n, n), by the core's own passes.
Matrix weightsOf(const std::vector<Token>& tokens, const Head& head, bool withPosition = true) {
  Matrix rows = conceptModel().embed(tokens).rows;
  if (withPosition) conceptModel().addPosition(rows);
  const Index n = rows.rows();
  Matrix queries(n, head.query.cols()), keys(n, head.key.cols()), products(n, n), ready(n, n);
  project(rows, head.query, queries);
  project(rows, head.key, keys);
  dotProducts(queries, keys, products);
  const float scale = 1 / std::sqrt(static_cast<float>(head.key.cols()));
  logits(products, scale, 1, Mask::none(), 0, ready);
  Matrix shares(n, n);
  weights(ready, shares);
  return shares;
}

const Head& headNamed(std::string_view name) {
  const auto& heads = conceptModel().layers().front().heads;
  const auto at =
      std::find_if(heads.begin(), heads.end(), [&](const Head& head) { return head.name == name; });
  REQUIRE(at != heads.end());
  return *at;
}

struct Shown {
  bool asExpected;
  float topWeight;  // of the expected words together
};

Shown show(const Link& link, bool withPosition = true) {
  const std::vector<Token> tokens = tokensOf(link.sentence);
  const std::vector<std::string> names = namesOf(tokens);
  const std::vector<std::string> top = split(small(link.top));
  const auto query = std::find(names.begin(), names.end(), small(link.query));
  REQUIRE(query != names.end());
  const Matrix shares = weightsOf(tokens, headNamed(link.head), withPosition);
  const auto row = shares.row(query - names.begin());
  float least = 1, greatestOther = 0, together = 0;
  std::size_t found = 0;
  for (std::size_t j = 0; j < names.size(); ++j) {
    const float weight = row(static_cast<Index>(j));
    if (std::find(top.begin(), top.end(), names[j]) == top.end()) {
      greatestOther = std::max(greatestOther, weight);
    } else {
      least = std::min(least, weight);
      together += weight;
      ++found;
    }
  }
  REQUIRE(found == top.size());
  return {least > greatestOther, together};
}

words::Sense senseOf(std::string_view token) { return words::read(token, false).sense; }

bool sameSense(const words::Sense& a, const words::Sense& b) {
  return std::equal(std::begin(a.quarters), std::end(a.quarters), std::begin(b.quarters));
}

}  // namespace

TEST_CASE("concept: every sentence shows its link") {
  const auto check = [](std::span<const Link> links, bool expected) {
    for (const Link& link : links) {
      CAPTURE(std::string(link.sentence));
      CAPTURE(std::string(link.head));
      CAPTURE(std::string(link.query));
      CHECK(show(link).asExpected == expected);
    }
  };
  check(tunedLinks, true);
  check(freshLinks, true);
  check(missedLinks, false);
}

TEST_CASE("concept: links are clear, and leave something for the other words") {
  double sum = 0;
  for (const Link& link : freshLinks) {
    const float weight = show(link).topWeight;
    CHECK(weight > 0.2f);
    CHECK(weight < 0.97f);
    sum += weight;
  }
  const double mean = sum / static_cast<double>(std::size(freshLinks));
  CHECK(mean > 0.6);
  CHECK(mean < 0.85);
}

TEST_CASE("concept: she is Riley the dog, clearly") {
  const auto tokens = tokensOf("Evan's dog Riley is so hyper, she never stops moving");
  const auto names = namesOf(tokens);
  const Matrix shares = weightsOf(tokens, headNamed("refers to"));
  const Index she = std::find(names.begin(), names.end(), "she") - names.begin();
  const float both = std::min(shares(she, 1), shares(she, 2));
  for (Index j = 0; j < shares.cols(); ++j)
    if (j != 1 && j != 2) CHECK(both > 3 * shares(she, j));
}

TEST_CASE("concept: without position the kinds still find each other") {
  CHECK(show({"the black cat sat on the bed", "describes", "cat", "black"}, false).asExpected);
  CHECK(show({"i love sushi", "does what to whom", "love", "i sushi"}, false).asExpected);
  CHECK(show({"the girl said that she won", "refers to", "she", "girl"}, false).asExpected);
  CHECK(show({"a cat and a dog ate", "same kind", "cat", "cat dog"}, false).asExpected);
}

TEST_CASE("concept: same kind does not ask where words stand") {
  const auto tokens = tokensOf("the red and the blue birds sang");
  const Head& head = headNamed("same kind");
  CHECK(sameBits(weightsOf(tokens, head, true), weightsOf(tokens, head, false)));
}

TEST_CASE("concept: links do not depend on where the sentence begins") {
  const Link link{"the cat chased the black dog", "describes", "black", "dog"};
  for (const int before : {1, 10, 100, 500}) {
    std::string text;
    for (int i = 0; i < before; ++i) text += ", ";
    text += link.sentence;
    Link later = link;
    later.sentence = text;
    CHECK(show(later).asExpected);
    CHECK(std::abs(show(later).topWeight - show(link).topWeight) < 0.05f);
  }
}

TEST_CASE("concept: weights of any words, at any length, are finite and sum to 1") {
  const auto lexicon = words::meanings();
  Random random(5);
  for (const std::size_t n : {1u, 2u, 7u, 25u, 600u}) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) {
      const auto choices = split(lexicon[random.next() % lexicon.size()].words);
      text += choices[random.next() % choices.size()] + (random.next() % 8 == 0 ? "ing " : " ");
    }
    const auto tokens = tokensOf(text);
    REQUIRE(tokens.size() == n);
    for (const Head& head : conceptModel().layers().front().heads)
      for (const bool withPosition : {true, false}) {
        const Matrix shares = weightsOf(tokens, head, withPosition);
        CHECK(shares.allFinite());
        CHECK((shares.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-4f);
      }
  }
}

TEST_CASE("concept: every word of the lexicon is listed once and found") {
  std::set<std::string> all;
  for (const words::Meaning& meaning : words::meanings())
    for (const std::string& word : split(meaning.words)) {
      CAPTURE(word);
      CHECK(all.insert(word).second);
      CHECK(word == small(word));
      REQUIRE(words::find(word) != nullptr);
      CHECK(sameSense(*words::find(word), meaning.sense));
      CHECK(words::read(word, false).known);
      // It is one token, so that it can be met.
      CHECK(tokensOf(word).size() == 1);
      for (std::size_t c = 0; c < words::meaningSize; ++c)
        CHECK(std::abs(meaning.sense.at(c)) <= 1);
    }
  CHECK(all.size() >= 350);
  CHECK(words::find("") == nullptr);
  CHECK(words::find("zyxomma") == nullptr);
}

TEST_CASE("concept: names and numbers of dimensions agree") {
  CHECK(conceptModel().dimensionNames().size() == words::width);
  CHECK(words::dimensionNames[words::index(Dimension::bright)] == "bright");
  CHECK(words::dimensionNames[words::index(Dimension::positionSquared)] == "position²");
  std::vector<std::string> names;
  for (const Head& head : conceptModel().layers().front().heads) {
    names.push_back(head.name);
    CHECK(head.keyNames.size() == static_cast<std::size_t>(head.key.cols()));
    CHECK(head.valueNames.size() == static_cast<std::size_t>(head.value.cols()));
    // No column is idle.
    CHECK((head.key.colwise().norm().array() > 0).all());
    CHECK((head.query.colwise().norm().array() > 0).all());
    CHECK((head.value.colwise().norm().array() > 0).all());
  }
  CHECK(names ==
        std::vector<std::string>{"describes", "refers to", "does what to whom", "same kind"});
}

TEST_CASE("concept: all numbers are quarters") {
  const auto isQuarters = [](const Matrix& m) {
    return (m.array() * 4 == (m.array() * 4).round()).all();
  };
  const AttentionLayer& layer = conceptModel().layers().front();
  CHECK(isQuarters(layer.output));
  for (const Head& head : layer.heads) {
    CHECK(isQuarters(head.query));
    CHECK(isQuarters(head.key));
    CHECK(isQuarters(head.value));
  }
  CHECK(isQuarters(conceptModel().embed(tokensOf("the black cat dreadfully glimmered")).rows));
}

TEST_CASE("concept: inflected words are the words they come from") {
  const auto isLike = [](std::string_view form, std::string_view word) {
    CAPTURE(std::string(form));
    CHECK(words::read(form, false).known);
    CHECK(sameSense(senseOf(form), senseOf(word)));
  };
  for (const auto& [form, word] : {std::pair{"CAT", "cat"},
                                   {"Black", "black"},
                                   {"stops", "stop"},
                                   {"stopped", "stop"},
                                   {"moving", "move"},
                                   {"chased", "chase"},
                                   {"chasing", "chase"},
                                   {"tried", "try"},
                                   {"tries", "try"},
                                   {"watches", "watch"},
                                   {"playing", "play"},
                                   {"sitting", "sit"},
                                   {"bigger", "big"},
                                   {"happiest", "happy"},
                                   {"nicer", "nice"},
                                   {"she's", "she"},
                                   {"They're", "they"},
                                   {"I'll", "i"},
                                   {"it\u2019s", "it"}})
    isLike(form, word);

  const auto isMany = [](std::string_view form, std::string_view word) {
    CAPTURE(std::string(form));
    CHECK(words::read(form, false).known);
    words::Sense sense = senseOf(word);
    sense.set(Dimension::many, 1);
    CHECK(sameSense(senseOf(form), sense));
  };
  for (const auto& [form, word] : {std::pair{"cats", "cat"},
                                   {"boxes", "box"},
                                   {"berries", "berry"},
                                   {"wolves", "wolf"},
                                   {"buses", "bus"},
                                   {"knives", "knife"},
                                   {"potatoes", "potato"}})
    isMany(form, word);

  const auto owns = [](std::string_view form) {
    return words::read(form, false).known && senseOf(form)[Dimension::pointer] > 0;
  };
  CHECK(owns("Evan's"));
  CHECK(owns("Evan\u2019s"));
  CHECK(owns("dog's"));
  CHECK(senseOf("quickly")[Dimension::manner] == 1);
  CHECK(senseOf("happily")[Dimension::manner] == 1);
  CHECK(senseOf("windy")[Dimension::quality] == 1);
  CHECK(senseOf("dancer")[Dimension::person] == 1);
}

TEST_CASE("concept: unknown words are placed by spelling, and say so") {
  const auto guessed = [](std::string_view word, Dimension dimension, bool beginsSentence = false) {
    CAPTURE(std::string(word));
    const words::Reading reading = words::read(word, beginsSentence);
    CHECK_FALSE(reading.known);
    for (std::size_t c = 0; c < words::meaningSize; ++c)
      CHECK(reading.sense.at(c) <= reading.sense[dimension]);
  };
  guessed("glimmering", Dimension::action);
  guessed("gimbled", Dimension::action);
  guessed("dreadfully", Dimension::manner);
  guessed("vastness", Dimension::thing);
  guessed("dreadful", Dimension::quality);
  guessed("luminous", Dimension::quality);
  guessed("guitarist", Dimension::person);
  guessed("Zoltan", Dimension::person);
  guessed("Zoltan", Dimension::person, true);
  guessed("zoltan", Dimension::thing);
  guessed("猫", Dimension::thing);
  guessed("\U0001F408", Dimension::thing);
  CHECK(senseOf("Zoltan's")[Dimension::pointer] > 0);

  const Embedding embedding = conceptModel().embed(tokensOf("The zyxomma sat. Zoltan ate 3, too!"));
  CHECK(embedding.known == std::vector<std::uint8_t>{1, 0, 1, 1, 0, 1, 1, 1, 1, 1});
}

TEST_CASE("concept: signs mean nothing and are known") {
  for (const std::string_view sign : {",", ".", "!", "?", "…", "“", "—", "«", "。", "$"}) {
    CHECK(words::read(sign, false).known);
    CHECK(sameSense(senseOf(sign), words::Sense{}));
  }
}

TEST_CASE("concept: is made of the same bits each time") {
  const auto once = makeConcept({1});
  const auto again = makeConcept({1});
  CHECK(sameBits(once->layers().front().output, again->layers().front().output));
  for (std::size_t h = 0; h < 4; ++h) {
    CHECK(sameBits(once->layers().front().heads[h].query, again->layers().front().heads[h].query));
    CHECK(sameBits(once->layers().front().heads[h].key, again->layers().front().heads[h].key));
    CHECK(sameBits(once->layers().front().heads[h].value, again->layers().front().heads[h].value));
  }
}

}  // namespace ap
