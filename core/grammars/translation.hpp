#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/grammars/grammar.hpp"

namespace ap {

/// The words of a language, by number.
class Vocabulary {
 public:
  /// The number of a word, a new one for a new word.
  Index add(std::string_view word);
  /// The number of a word, or −1.
  Index find(std::string_view word) const;
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
  std::unordered_map<std::string, Index> numbers_;
};

/// An English sentence and the French for it.
struct Translation {
  std::vector<Index> source;   // English words
  std::vector<Index> target;   // French words
  std::vector<Index> aligned;  // of each French word, the place of the English one it is from
  std::vector<std::uint8_t> content;  // of each French word: noun, adjective or verb
  Part part;
};

/// Noun phrases and short clauses in which French needs more than the words: gender and number, le
/// or l', adjectives before the noun or after it.
class TranslationGrammar {
 public:
  TranslationGrammar();

  const std::vector<std::string>& english() const { return english_.words(); }
  const std::vector<std::string>& french() const { return french_.words(); }
  /// Words of the longest English sentence; the French has as many at most.
  Index longest() const;
  Translation draw(Random& random, Part part) const;

 private:
  Vocabulary english_, french_;
};

}  // namespace ap
