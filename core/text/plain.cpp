#include "core/text/plain.hpp"

namespace ap {

namespace {

constexpr std::string_view curly = "\u2019";
constexpr char latin1 = '\xC3';  // À to ÿ begin with it in UTF-8, and Þ ends the capitals
constexpr unsigned char multiplication = 0x97;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

bool isCapitalOfLatin1(std::string_view character) {
  if (character.size() < 2 || character[0] != latin1) return false;
  const auto second = static_cast<unsigned char>(character[1]);
  return second >= 0x80 && second <= 0x9E && second != multiplication;
}

}  // namespace

std::string plain(std::string_view word) {
  constexpr char toSmall = 0x20;
  std::string small;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view rest = word.substr(i);
    if (rest.starts_with(curly)) {
      small += '\'';
      i += curly.size() - 1;
    } else if (isCapitalOfLatin1(rest)) {
      small += latin1;
      small += static_cast<char>(rest[1] + toSmall);
      ++i;
    } else {
      small += isCapital(word[i]) ? static_cast<char>(word[i] + toSmall) : word[i];
    }
  }
  return small;
}

}  // namespace ap
