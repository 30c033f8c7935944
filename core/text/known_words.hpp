#pragma once

#include <string>
#include <string_view>

namespace ap {

/// All the words that a model knows, by number.
class KnownWords {
 public:
  static constexpr int none = -1;

  KnownWords() = default;
  /// Of words separated by single spaces.
  explicit KnownWords(std::string words) : words_(std::move(words)) {}

  int size() const;
  std::string_view operator[](int number) const;

  /// The number of a word, however it is capitalised (see plain()), or none.
  int find(std::string_view word) const;

  /// Up to three words of the list that are spelt much like this one, the nearest first, with
  /// spaces between them: at most half of the longer one's bytes are put in, taken out or replaced
  /// (Levenshtein 1966).
  std::string near(std::string_view word) const;

 private:
  std::string words_;
};

}  // namespace ap
