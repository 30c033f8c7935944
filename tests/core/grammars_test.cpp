#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "core/grammars/english.hpp"
#include "core/grammars/translation.hpp"

namespace ap {
namespace {

constexpr Part parts[] = {Part::training, Part::development, Part::heldOut};

std::vector<Index> numbersOf(const Grammar& grammar, const std::string& text) {
  std::vector<Index> numbers;
  std::istringstream in(text);
  for (std::string word; in >> word;) numbers.push_back(grammar.number(word));
  return numbers;
}

std::string text(const std::vector<std::string>& words, const std::vector<Index>& numbers) {
  std::string joined;
  for (const Index number : numbers)
    joined += (joined.empty() ? "" : " ") + words[static_cast<std::size_t>(number)];
  return joined;
}

// The French for some English sentences, as far as they are drawn: each is one of some ten
// thousand.
std::map<std::string, std::string> drawn(const std::set<std::string>& wanted) {
  constexpr int mostDraws = 3'000'000;
  const TranslationGrammar grammar;
  Random random(4);
  std::map<std::string, std::string> found;
  for (int i = 0; i < mostDraws && found.size() < wanted.size(); ++i) {
    const Translation translation = grammar.draw(random, parts[random.below(std::size(parts))]);
    const std::string english = text(grammar.english(), translation.source);
    if (wanted.contains(english)) found[english] = text(grammar.french(), translation.target);
  }
  return found;
}

}  // namespace

TEST_CASE(
    "english: has the size of a small vocabulary, and the sentences that readers start with") {
  const Grammar& grammar = englishGrammar();
  CHECK(grammar.words().size() > 400);
  CHECK(grammar.words().size() < 440);
  CHECK(std::set(grammar.words().begin(), grammar.words().end()).size() == grammar.words().size());
  for (const char* sentence : {"the black cat sat on the mat", "i love sushi",
                               "evan's dog riley is so hyper , she never stops moving",
                               "the animal did not cross the street because it was too tired",
                               "the animal did not cross the street because it was too wide"})
    CHECK_MESSAGE(grammar.accepts(numbersOf(grammar, sentence)), sentence);
}

TEST_CASE("english: takes no sentence with a wrong word") {
  const Grammar& grammar = englishGrammar();
  for (const char* sentence :
       {"", "cat", "the black cat sat on the", "the cat black sat on the mat",
        "the cat sat on the cat",                                 // the same thing twice
        "evan's dog riley is so hyper , he never stops moving",   // riley is she
        "anna's dog riley is so hyper , she never stops moving",  // who?
        "anna met the boys because they was happy", "anna met ben and thanked her"})
    CHECK_MESSAGE(!grammar.accepts(numbersOf(grammar, sentence)), sentence);
}

TEST_CASE("english: drawn sentences are accepted, fit in, and are of the part that is asked for") {
  const Grammar& grammar = englishGrammar();
  for (const Part part : parts) {
    Random random(1);
    for (int i = 0; i < 2000; ++i) {
      const Sentence sentence = grammar.draw(random, part);
      REQUIRE(sentence.part == part);
      REQUIRE(static_cast<Index>(sentence.words.size()) <= grammar.longest());
      REQUIRE(grammar.accepts(sentence.words));
      Part latest = Part::training;
      for (const Link& link : sentence.links) {
        CHECK(link.from != link.to);
        CHECK(std::ranges::count(sentence.heads, link.to) == 1);
        latest = std::max(latest, link.part);
      }
      CHECK(latest <= part);
    }
  }
}

TEST_CASE("english: a pronoun can mean either of two words") {
  const Grammar& grammar = englishGrammar();
  Random random(2);
  int heads[2] = {0, 0};
  for (int i = 0; i < 3000; ++i) {
    const Sentence sentence = grammar.draw(random, Part::training);
    for (const Link& link : sentence.links) {
      if (link.relation != Relation::pronoun || sentence.heads.size() != 2) continue;
      ++heads[link.to == sentence.heads[0] ? 0 : 1];
    }
  }
  // Either of two can be meant.
  CHECK(heads[0] > 200);
  CHECK(heads[1] > 200);
}

TEST_CASE("english: no pair of two words is in two parts") {
  CHECK(partOfPair("cat", "dog") == partOfPair("dog", "cat"));
  const Grammar& grammar = englishGrammar();
  int counts[3] = {0, 0, 0};
  for (const std::string& a : grammar.words())
    for (const std::string& b : grammar.words())
      if (a < b) ++counts[static_cast<int>(partOfPair(a, b))];
  const double all = counts[0] + counts[1] + counts[2];
  CHECK(std::abs(counts[1] / all - 1.0 / 16) < 0.005);
  CHECK(std::abs(counts[2] / all - 1.0 / 16) < 0.005);
}

TEST_CASE("translation: gender, number, elision, and adjectives on both sides") {
  const std::map<std::string, std::string> expected{
      {"the black cat", "le chat noir"},
      {"the small cat", "le petit chat"},
      {"the black cats", "les chats noirs"},
      {"a white house", "une maison blanche"},
      {"the bird", "l'oiseau"},
      {"the old bird", "le vieil oiseau"},
      {"this tree", "cet arbre"},
      {"my school", "mon école"},
      {"an apple", "une pomme"},
      {"two beautiful girls", "deux belles filles"},
      {"the star", "l'étoile"},
      {"the stars", "les étoiles"},
  };
  std::set<std::string> wanted;
  for (const auto& [english, french] : expected) wanted.insert(english);
  auto found = drawn(wanted);
  for (const auto& [english, french] : expected) {
    CAPTURE(english);
    CHECK(found[english] == french);
  }
}

TEST_CASE("translation: a sentence has one translation; words and lengths are as said") {
  const TranslationGrammar grammar;
  CHECK(grammar.english().size() >= 125);
  CHECK(grammar.english().size() <= 140);
  CHECK(grammar.french().size() >= 185);
  CHECK(grammar.french().size() <= 210);
  for (const auto* words : {&grammar.english(), &grammar.french()})
    for (const std::string& word : *words) CHECK(word.find(' ') == std::string::npos);
  for (const Part part : parts) {
    Random random(5);
    std::map<std::vector<Index>, std::vector<Index>> seen;
    for (int i = 0; i < 3000; ++i) {
      const Translation drawn = grammar.draw(random, part);
      REQUIRE(drawn.part == part);
      REQUIRE(static_cast<Index>(drawn.source.size()) <= grammar.longest());
      REQUIRE(static_cast<Index>(drawn.target.size()) <= grammar.longest());
      REQUIRE(std::ranges::count(drawn.source, -1) == 0);
      REQUIRE(std::ranges::count(drawn.target, -1) == 0);
      REQUIRE(drawn.aligned.size() == drawn.target.size());
      REQUIRE(drawn.content.size() == drawn.target.size());
      const auto [at, isNew] = seen.try_emplace(drawn.source, drawn.target);
      CHECK(at->second == drawn.target);
      for (const Index place : drawn.aligned)
        REQUIRE((place >= 0 && place < static_cast<Index>(drawn.source.size())));
    }
  }
}

}  // namespace ap
