#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ap {

/// What a character is to the tokenizer. The rules are in core/tools/unicode-tables.mjs.
enum class CharClass : std::uint8_t {
  symbol,      // visible, and none of the others: punctuation, signs, private and unassigned
  letter,      // letters and digits (Unicode's L and N)
  mark,        // visible combining marks (M)
  extender,    // invisible, belongs to what it follows: variation selectors, Hangul fillers
  pictograph,  // Extended_Pictographic: can begin an emoji and follow a zero-width joiner in one
  connector,   // apostrophes and hyphens: symbols that may stand inside of a word
  joiner,      // invisible, holds a word together: ZWJ, ZWNJ, word joiner, soft hyphen
  separator,   // white space and all else that shows nothing: controls, bidi controls, ZWSP, BOM
};

/// The class of a code point. Any value is accepted; surrogates and what is above U+10FFFF are
/// symbols. Takes a dozen comparisons.
CharClass charClass(char32_t code);

struct Character {
  std::size_t begin;  // byte range [begin, end) in the text
  std::size_t end;
  char32_t code;  // the code point; U+FFFD when the bytes are invalid
  CharClass kind;
  bool valid;  // false: the bytes are not UTF-8 (a U+FFFD in the text itself is valid)
};

/// Goes through the characters of a UTF-8 text; a copy looks ahead.
/// Behind the last one it stands on an empty separator, and stays there.
/// Invalid bytes: the longest beginning of a well-formed character, or else one byte, counts as one
/// invalid character. Browsers' TextDecoder counts the same way, so a surrogate encoded in UTF-8 is
/// three of them. (Unicode Standard, section 3.9, "U+FFFD substitution of maximal subparts".)
class Cursor {
 public:
  /// On the first character. The text has to outlive the cursor.
  explicit Cursor(std::string_view utf8);

  const Character* operator->() const { return &character_; }
  void advance();

 private:
  std::string_view text_;
  Character character_;
};

}  // namespace ap
