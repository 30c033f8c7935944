#include "core/text/known_words.hpp"

#include <doctest/doctest.h>

#include "core/text/plain.hpp"

namespace ap {

TEST_CASE("plain: small letters of ASCII and Latin-1, and a plain apostrophe") {
  const std::pair<const char*, const char*> words[] = {
      {"", ""},
      {"Evan\u2019s", "evan's"},
      {"\u00C9TOILE", "\u00E9toile"},
      {"\u00C0\u00D6\u00D8\u00DE", "\u00E0\u00F6\u00F8\u00FE"},
      {"2\u00D73=6", "2\u00D73=6"},                    // a sign, not a letter
      {"\u00DF\u00FF \u0416", "\u00DF\u00FF \u0416"},  // small already, or of another alphabet
      {"\xC3", "\xC3"}};                               // cut short
  for (const auto& [word, expected] : words) CHECK(plain(word) == expected);
}

TEST_CASE("known words: finds words however they are capitalised") {
  const KnownWords words("the cat l'\u00E9toile , evan's");
  CHECK(words.size() == 5);
  CHECK(words.find("the") == 0);
  CHECK(words.find("Cat") == 1);
  CHECK(words.find("L\u2019\u00C9toile") == 2);
  CHECK(words.find(",") == 3);
  CHECK(words[2] == "l'\u00E9toile");
  CHECK(words.find("EVAN'S") == 4);
  for (const char* unknown : {"", "ca", "cats", "the cat", "."})
    CHECK(words.find(unknown) == KnownWords::none);
}

TEST_CASE("known words: offers up to three words that are spelt much alike, the nearest first") {
  const KnownWords words("cut bat cat chat cart dog hat");
  CHECK(words.near("Cats") == "cat cut bat");  // the first of those as near
  CHECK(words.near("cat") == "cat cut bat");
  CHECK(words.near("dogs") == "dog");
  CHECK(words.near("xylophone").empty());
  CHECK(words.near(".").empty());
  CHECK(words.near("").empty());
  CHECK(words.near(std::string(10'000, 'c')).empty());
}

}  // namespace ap
