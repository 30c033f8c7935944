#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ap {

struct Token {
  std::string text;   // the bytes of the range, or "\uFFFD" where they are not UTF-8; never empty
  std::size_t begin;  // byte range [begin, end) in the text; ranges are in order, without overlap
  std::size_t end;
};

struct Tokens {
  std::vector<Token> tokens;  // the first ones, at most `limit`
  std::size_t total;          // how many the whole text holds
};

/// Splits UTF-8 text into words, emoji and other visible characters.
///
/// - A word is a run of letters, digits (any of Unicode's numbers) and marks. One apostrophe or
///   hyphen is inside it when it follows a word's character and precedes a letter or digit:
///   "Evan's", "well-known"; but "dogs" "'" and "a" "-" "-" "b". Scripts without spaces are no
///   exception: a run of Chinese or Thai letters is one word.
/// - An emoji sequence is one token, inside of words too: pictographs joined by ZWJ, with variation
///   selectors, a skin tone or tags; keycaps; pairs of regional indicators (a left-over one is a
///   token of its own).
/// - Every other visible character is a token, together with the marks that follow it. A mark with
///   nothing before it to belong to begins a word.
/// - White space separates. What is invisible is never a token: controls, NUL, zero-width space,
///   BOM and bidi controls separate like white space. Joiners (ZWJ, ZWNJ, word joiner, soft hyphen)
///   belong to a word when it goes on after them and are dropped elsewhere; a ZWJ directly after a
///   word stays with it, because it shapes the last letter. Variation selectors belong to the
///   visible character before them.
/// - Invalid bytes: each invalid character, as Cursor counts them, is a token by itself; marks that
///   follow it begin a word.
///
/// Any bytes and any limit are accepted; there are no errors. Takes linear time.
Tokens tokenize(std::string_view utf8, std::size_t limit);

}  // namespace ap
