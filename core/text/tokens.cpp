#include "core/text/tokens.hpp"

#include "core/text/unicode.hpp"

namespace ap {
namespace {

constexpr char32_t zeroWidthJoiner = 0x200D;
constexpr char32_t variationSelector16 = 0xFE0F;
constexpr char32_t enclosingKeycap = 0x20E3;

bool isRegionalIndicator(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }
bool isSkinTone(char32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; }
bool isTag(char32_t code) { return code >= 0xE0020 && code <= 0xE007F; }

// Whether a digit is the base of a keycap. ('#' and '*' need no rule: their marks follow them.)
bool isKeycap(Cursor cursor) {
  if (cursor->code < '0' || cursor->code > '9') return false;
  cursor.advance();
  if (cursor->code == variationSelector16) cursor.advance();
  return cursor->code == enclosingKeycap;
}

bool isWordLetter(const Cursor& cursor) {
  return cursor->kind == CharClass::letter && !isKeycap(cursor);
}

// Marks and variation selectors: what belongs to the character before it.
bool isExtender(const Cursor& cursor) {
  return cursor->kind == CharClass::mark || cursor->kind == CharClass::extender;
}

// Each of the following moves the cursor behind what it is named after. None looks at a character
// more than a fixed number of times.

void takeExtenders(Cursor& cursor) {
  while (isExtender(cursor)) cursor.advance();
}

void takeJoiners(Cursor& cursor) {
  while (cursor->kind == CharClass::joiner) cursor.advance();
}

void takeWord(Cursor& cursor) {
  for (;;) {
    while (isExtender(cursor) || isWordLetter(cursor)) cursor.advance();
    Cursor ahead = cursor;
    takeJoiners(ahead);
    const bool connected = ahead->kind == CharClass::connector;
    if (connected) {
      ahead.advance();
      takeJoiners(ahead);
    }
    // A mark after an apostrophe or hyphen makes another sign of it, which connects nothing.
    if (!isWordLetter(ahead) && (connected || !isExtender(ahead))) break;
    cursor = ahead;
  }
  if (cursor->code == zeroWidthJoiner) cursor.advance();
}

// From a pictograph. (Unicode Technical Standard 51, section 1.4.9; other marks than variation
// selectors are let in, since they belong to what they follow.)
void takeEmoji(Cursor& cursor) {
  for (;;) {
    cursor.advance();
    takeExtenders(cursor);
    if (isSkinTone(cursor->code)) {
      cursor.advance();
      takeExtenders(cursor);
    }
    while (isTag(cursor->code)) cursor.advance();
    if (cursor->code != zeroWidthJoiner) return;
    Cursor joined = cursor;
    joined.advance();
    if (joined->kind != CharClass::pictograph) return;
    cursor = joined;
  }
}

void takeSymbol(Cursor& cursor) {
  const bool mayPair = isRegionalIndicator(cursor->code);
  cursor.advance();
  if (mayPair && isRegionalIndicator(cursor->code)) cursor.advance();
  takeExtenders(cursor);
}

// False: there is none here, and the cursor moved behind something invisible.
bool takeToken(Cursor& cursor) {
  if (!cursor->valid) {
    cursor.advance();
    return true;
  }
  switch (cursor->kind) {
    case CharClass::letter:
    case CharClass::mark:
      if (isKeycap(cursor)) {
        takeSymbol(cursor);
      } else {
        takeWord(cursor);
      }
      return true;
    case CharClass::pictograph:
      takeEmoji(cursor);
      return true;
    case CharClass::symbol:
    case CharClass::connector:
      takeSymbol(cursor);
      return true;
    case CharClass::extender:
    case CharClass::joiner:
    case CharClass::separator:
      break;
  }
  cursor.advance();
  return false;
}

}  // namespace

Tokens tokenize(std::string_view utf8, std::size_t limit) {
  Tokens result{{}, 0};
  Cursor cursor(utf8);
  while (cursor->begin < utf8.size()) {
    const std::size_t begin = cursor->begin;
    const bool valid = cursor->valid;
    if (!takeToken(cursor)) continue;
    ++result.total;
    if (result.total > limit) continue;
    const std::size_t end = cursor->begin;
    const std::string_view text = valid ? utf8.substr(begin, end - begin) : "\uFFFD";
    result.tokens.push_back({std::string(text), begin, end});
  }
  return result;
}

}  // namespace ap
