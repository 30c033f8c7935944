#include "core/text/known_words.hpp"

#include <algorithm>

#include "core/text/plain.hpp"
#include "core/text/split.hpp"

namespace ap {

namespace {

constexpr std::size_t longestCompared = 40;  // bytes: no word in a list is as long
constexpr int mostOffered = 3;

/// How many bytes are put in, taken out or replaced to make b, no longer than that, of a.
std::size_t distance(std::string_view a, std::string_view b) {
  std::size_t row[longestCompared + 1];  // from what was read of a to each beginning of b
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (const char read : a) {
    std::size_t before = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = before + (read == b[j] ? 0 : 1);
      before = row[j + 1];
      row[j + 1] = std::min({replaced, before + 1, row[j] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

int KnownWords::size() const {
  int count = 0;
  forEachWord(words_, [&](std::string_view) { ++count; });
  return count;
}

std::string_view KnownWords::operator[](int number) const {
  std::string_view found;
  forEachWord(words_, [&](std::string_view known) {
    if (number-- == 0) found = known;
  });
  return found;
}

int KnownWords::find(std::string_view word) const {
  const std::string wanted = plain(word);
  int found = none;
  int number = 0;
  forEachWord(words_, [&](std::string_view known) {
    if (known == wanted) found = number;
    ++number;
  });
  return found;
}

std::string KnownWords::near(std::string_view word) const {
  if (word.size() > longestCompared) return {};
  const std::string wanted = plain(word);
  std::string found;
  int count = 0;
  for (std::size_t apart = 0; 2 * apart <= longestCompared; ++apart)
    forEachWord(words_, [&](std::string_view known) {
      const std::size_t longer = std::max(wanted.size(), known.size());
      if (count == mostOffered || 2 * apart > longer || longer > longestCompared ||
          distance(wanted, known) != apart)
        return;
      if (count++ > 0) found += ' ';
      found += known;
    });
  return found;
}

}  // namespace ap
