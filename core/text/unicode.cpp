#include "core/text/unicode.hpp"

#include <algorithm>
#include <array>

namespace ap {
namespace {

#include "core/text/unicode_tables.inc"

using RangeArray = std::array<std::uint32_t, rangeCount>;

// Ranges in order, each as first code point << 3 | class. They are unpacked on first use, because
// the packed bytes are a third of the size and have to be downloaded.
RangeArray unpackRanges() {
  RangeArray ranges{};
  const std::uint8_t* byte = packedRanges;
  std::uint32_t first = 0;
  for (std::uint32_t& range : ranges) {
    std::uint32_t value = 0;
    int shift = 0;
    do {
      value |= (*byte & 0x7Fu) << shift;
      shift += 7;
    } while (*byte++ & 0x80u);
    range = first << 3 | (value & 7u);
    first += value >> 3;
  }
  return ranges;
}

Character characterAt(std::string_view utf8, std::size_t at) {
  if (at >= utf8.size()) return {at, at, 0, CharClass::separator, true};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(utf8[i]); };
  const std::uint8_t lead = byte(at);

  char32_t code = lead;
  std::size_t end = at + 1;
  if (lead >= 0x80) {
    if (lead < 0xC2 || lead > 0xF4) return {at, end, 0xFFFD, CharClass::symbol, false};
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // The second byte is narrower after some leads: that excludes overlong forms, surrogates and
    // everything above U+10FFFF.
    std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    code &= 0x7Fu >> size;
    for (; end < at + size; ++end) {
      if (end >= utf8.size() || byte(end) < low || byte(end) > high)
        return {at, end, 0xFFFD, CharClass::symbol, false};
      code = code << 6 | (byte(end) & 0x3Fu);
      low = 0x80;
      high = 0xBF;
    }
  }
  return {at, end, code, charClass(code), true};
}

}  // namespace

CharClass charClass(char32_t code) {
  if (code > 0x10FFFF) return CharClass::symbol;
  static const RangeArray ranges = unpackRanges();
  const std::uint32_t last = static_cast<std::uint32_t>(code) << 3 | 7u;
  return static_cast<CharClass>(*(std::upper_bound(ranges.begin(), ranges.end(), last) - 1) & 7u);
}

Cursor::Cursor(std::string_view utf8) : text_(utf8), character_(characterAt(utf8, 0)) {}

void Cursor::advance() { character_ = characterAt(text_, character_.end); }

}  // namespace ap
