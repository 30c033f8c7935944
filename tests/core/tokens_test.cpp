#include "core/text/tokens.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/unicode.hpp"

namespace {

using Words = std::vector<std::string>;
using namespace std::string_literals;

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

// The texts of all tokens, after checking what holds for the tokens of any text.
Words split(std::string_view text) {
  const ap::Tokens result = ap::tokenize(text, unlimited);
  CHECK(result.total == result.tokens.size());
  Words words;
  std::size_t previousEnd = 0;
  bool ordered = true, within = true, faithful = true, visible = true;
  for (const ap::Token& token : result.tokens) {
    ordered = ordered && previousEnd <= token.begin && token.begin < token.end;
    within = within && token.end <= text.size();
    if (!ordered || !within) break;
    const std::string_view range = text.substr(token.begin, token.end - token.begin);
    const bool valid = ap::Cursor(text.substr(token.begin))->valid;
    faithful = faithful && token.text == (valid ? range : std::string_view("\uFFFD"));
    visible = visible && token.text.find_first_of(" \t\n\v\f\r\0"s) == std::string::npos;
    previousEnd = token.end;
    words.push_back(token.text);
  }
  CHECK(ordered);
  CHECK(within);
  CHECK(faithful);
  CHECK(visible);
  return words;
}

std::string repeat(std::string_view part, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + part.size());
  while (text.size() < bytes) text += part;
  return text;
}

}  // namespace

TEST_CASE("tokens: nothing visible gives no tokens") {
  CHECK(split("").empty());
  CHECK(split(" ").empty());
  CHECK(split(" \t\r\n\v\f ").empty());
  CHECK(split("\u0085\u00A0\u1680\u2003\u2028\u2029\u202F\u205F\u3000").empty());
  CHECK(split("\0\0"s).empty());
  CHECK(split("\x01\x1B\x7F\u0080\u009F").empty());
  CHECK(split("\u200B\uFEFF\u200E\u200F\u202A\u202E\u2066\u2069\u061C").empty());
  CHECK(split("\u00AD\u200C\u200D\u2060\u180E").empty());
  CHECK(split("\uFE0F\uFE0E\u034F\u180B\U000E0100").empty());
  CHECK(split("\U000E0020\U000E0067\U000E007F\uFFF0\U000E0FFF").empty());
  CHECK(split("\u3164\uFFA0\u115F\u1160\u2800").empty());
}

TEST_CASE("tokens: words and punctuation") {
  CHECK(split("the black cat sat on the mat") ==
        Words{"the", "black", "cat", "sat", "on", "the", "mat"});
  CHECK(split("  i\tlove\r\nsushi ") == Words{"i", "love", "sushi"});
  CHECK(split("Hello, world!") == Words{"Hello", ",", "world", "!"});
  CHECK(split("a<b>c</b>") == Words{"a", "<", "b", ">", "c", "<", "/", "b", ">"});
  CHECK(split("wait...what?!") == Words{"wait", ".", ".", ".", "what", "?", "!"});
  CHECK(split("snake_case x=3.14") == Words{"snake", "_", "case", "x", "=", "3", ".", "14"});
  CHECK(
      split("\u00ABna\u00EFve\u00BB\u2014\u201Ccaf\u00E9\u201D\u2026") ==
      Words{"\u00AB", "na\u00EFve", "\u00BB", "\u2014", "\u201C", "caf\u00E9", "\u201D", "\u2026"});
  CHECK(split("a\u00A0b\u2003c\u3000d\u2028e\u0085f") == Words{"a", "b", "c", "d", "e", "f"});
  CHECK(split("3rd B2B 007") == Words{"3rd", "B2B", "007"});
  CHECK(split("H\u2082O 5\u00BD x\u00B2 \u216B \u0664\u0662") ==
        Words{"H\u2082O", "5\u00BD", "x\u00B2", "\u216B", "\u0664\u0662"});
  CHECK(split("5\u20AC\u00B130%") == Words{"5", "\u20AC", "\u00B1", "30", "%"});

  std::string ascii;
  std::size_t visible = 0;
  for (char c = '!'; c <= '~'; ++c) {
    ascii += {c, ' '};
    ++visible;
  }
  CHECK(split(ascii).size() == visible);
}

TEST_CASE("tokens: apostrophes and hyphens are inside of words only") {
  CHECK(
      split("Evan's dog Riley is so hyper, she never stops moving") ==
      Words{"Evan's", "dog", "Riley", "is", "so", "hyper", ",", "she", "never", "stops", "moving"});
  CHECK(split("don't can\u2019t rock'n'roll Hawai\u2018i d\uFF07or") ==
        Words{"don't", "can\u2019t", "rock'n'roll", "Hawai\u2018i", "d\uFF07or"});
  CHECK(split("well-known co\u2010op non\u2011breaking 1990-91") ==
        Words{"well-known", "co\u2010op", "non\u2011breaking", "1990-91"});
  CHECK(split("jack-o'-lantern will-o'the-wisp") ==
        Words{"jack-o", "'", "-", "lantern", "will-o'the-wisp"});
  CHECK(split("the dogs' bowl") == Words{"the", "dogs", "'", "bowl"});
  CHECK(split("'tis 'quoted'") == Words{"'", "tis", "'", "quoted", "'"});
  CHECK(split("--") == Words{"-", "-"});
  CHECK(split("a--b a''b a-'b") ==
        Words{"a", "-", "-", "b", "a", "'", "'", "b", "a", "-", "'", "b"});
  CHECK(split("-5 pre- -") == Words{"-", "5", "pre", "-", "-"});
  CHECK(split("a - b 5- 6") == Words{"a", "-", "b", "5", "-", "6"});
  CHECK(split("a\u2013b a\u2014b a\u2212b") ==
        Words{"a", "\u2013", "b", "a", "\u2014", "b", "a", "\u2212", "b"});
  CHECK(split("-") == Words{"-"});
  // A mark on the hyphen makes another sign of it.
  CHECK(split("a-\u0301b") == Words{"a", "-\u0301", "b"});
  CHECK(split("a'\uFE0Fb") == Words{"a", "'\uFE0F", "b"});
}

TEST_CASE("tokens: emoji sequences") {
  CHECK(split("\U0001F600") == Words{"\U0001F600"});
  CHECK(split("\U0001F600\U0001F600!") == Words{"\U0001F600", "\U0001F600", "!"});
  CHECK(split("so\U0001F600good") == Words{"so", "\U0001F600", "good"});
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
  CHECK(split(family) == Words{family});
  CHECK(split(family + family) == Words{family, family});
  CHECK(split("my " + family + ", ok") == Words{"my", family, ",", "ok"});
  const std::string thumb = "\U0001F44D\U0001F3FD";
  CHECK(split(thumb + thumb) == Words{thumb, thumb});
  const std::string couple =
      "\U0001F469\U0001F3FB\u200D\u2764\uFE0F\u200D\U0001F48B\u200D\U0001F468\U0001F3FF";
  CHECK(split(couple) == Words{couple});
  const std::string health = "\U0001F9D1\U0001F3FE\u200D\u2695\uFE0F";
  CHECK(split("a" + health + "b") == Words{"a", health, "b"});
  const std::string rainbow = "\U0001F3F3\uFE0F\u200D\U0001F308";
  CHECK(split(rainbow) == Words{rainbow});
  CHECK(split("\u2764\uFE0F\u2764\uFE0E\u2764") == Words{"\u2764\uFE0F", "\u2764\uFE0E", "\u2764"});
  CHECK(split("\u261D\uFE0F\U0001F3FB") == Words{"\u261D\uFE0F\U0001F3FB"});
  CHECK(split("\u00A9\uFE0F2024\u2122") == Words{"\u00A9\uFE0F", "2024", "\u2122"});
  CHECK(split("\u2139\uFE0Finfo") == Words{"\u2139\uFE0F", "info"});
  // Skin tones with nothing to colour, and a second one.
  CHECK(split("\U0001F3FD") == Words{"\U0001F3FD"});
  CHECK(split("a\U0001F3FD") == Words{"a", "\U0001F3FD"});
  CHECK(split(thumb + "\U0001F3FB") == Words{thumb, "\U0001F3FB"});
  // Joiners that join nothing are dropped.
  CHECK(split("\U0001F468\u200D") == Words{"\U0001F468"});
  CHECK(split("\u200D\U0001F468") == Words{"\U0001F468"});
  CHECK(split("\U0001F468\u200D\u200D\U0001F469") == Words{"\U0001F468", "\U0001F469"});
  CHECK(split("\U0001F468\u200Da") == Words{"\U0001F468", "a"});
  CHECK(split("\U0001F468\u200C\U0001F469") == Words{"\U0001F468", "\U0001F469"});
  CHECK(split("\U0001F468 \u200D\U0001F469") == Words{"\U0001F468", "\U0001F469"});
}

TEST_CASE("tokens: keycaps") {
  CHECK(split("1\uFE0F\u20E3") == Words{"1\uFE0F\u20E3"});
  CHECK(split("1\u20E3") == Words{"1\u20E3"});
  CHECK(split("1\uFE0F\u20E32\uFE0F\u20E3") == Words{"1\uFE0F\u20E3", "2\uFE0F\u20E3"});
  CHECK(split("#\uFE0F\u20E3*\uFE0F\u20E3") == Words{"#\uFE0F\u20E3", "*\uFE0F\u20E3"});
  CHECK(split("step1\uFE0F\u20E3go") == Words{"step", "1\uFE0F\u20E3", "go"});
  CHECK(split("12\uFE0F\u20E3") == Words{"1", "2\uFE0F\u20E3"});
  CHECK(split("a-1\uFE0F\u20E3") == Words{"a", "-", "1\uFE0F\u20E3"});
  CHECK(split("12\uFE0F3") == Words{"12\uFE0F3"});
  CHECK(split("a\u20E3b") == Words{"a\u20E3b"});
}

TEST_CASE("tokens: flags") {
  const std::string fr = "\U0001F1EB\U0001F1F7", de = "\U0001F1E9\U0001F1EA";
  CHECK(split(fr) == Words{fr});
  CHECK(split(fr + de) == Words{fr, de});
  CHECK(split(fr + de + "\U0001F1F8") == Words{fr, de, "\U0001F1F8"});
  CHECK(split("\U0001F1F8 " + fr + "x") == Words{"\U0001F1F8", fr, "x"});
  CHECK(split("\U0001F1F8\u200B\U0001F1F8") == Words{"\U0001F1F8", "\U0001F1F8"});
  const std::string scotland =
      "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
  CHECK(split(scotland) == Words{scotland});
  CHECK(split(scotland + fr + scotland) == Words{scotland, fr, scotland});
  // Tags behind anything but a pictograph show nothing.
  CHECK(split("a\U000E0067\U000E007F") == Words{"a"});
  CHECK(split("!\U000E0067\U000E007F?") == Words{"!", "?"});
}

TEST_CASE("tokens: marks belong to what they follow") {
  CHECK(split("cafe\u0301 nai\u0308ve") == Words{"cafe\u0301", "nai\u0308ve"});
  CHECK(split("Z\u0351\u036B\u0343a\u0334lgo") == Words{"Z\u0351\u036B\u0343a\u0334lgo"});
  CHECK(split("=\u0338x") == Words{"=\u0338", "x"});
  CHECK(split("!\u0301\u0302!") == Words{"!\u0301\u0302", "!"});
  CHECK(split("a!\uFE0Fb") == Words{"a", "!\uFE0F", "b"});
  CHECK(split("\U0001F1F8\u0301") == Words{"\U0001F1F8\u0301"});
  // With nothing to belong to, a visible mark begins a word; an invisible one is dropped.
  CHECK(split("\u0301") == Words{"\u0301"});
  CHECK(split("a \u0301b") == Words{"a", "\u0301b"});
  CHECK(split("\u200B\u0301\u0302-a") == Words{"\u0301\u0302-a"});
  CHECK(split("a \uFE0Fb") == Words{"a", "b"});
  CHECK(split("\u8FBB\U000E0100\u3055\u3093") == Words{"\u8FBB\U000E0100\u3055\u3093"});
}

TEST_CASE("tokens: Hebrew and Arabic") {
  CHECK(split("שָׁלוֹם, עולם!") == Words{"שָׁלוֹם", ",", "עולם", "!"});
  CHECK(split("בית־ספר צה״ל צ׳ק") == Words{"בית־ספר", "צה״ל", "צ׳ק"});
  CHECK(split("רח׳ 5") == Words{"רח", "׳", "5"});
  CHECK(split("السَّلامُ عَلَيْكُمْ؟") == Words{"السَّلامُ", "عَلَيْكُمْ", "؟"});
  CHECK(split("كتـــاب،٣٤") == Words{"كتـــاب", "،", "٣٤"});
  CHECK(split("\u200Fשלום\u200E\u202Bab\u202C") == Words{"שלום", "ab"});
}

TEST_CASE("tokens: joiners inside of words") {
  // Persian: the non-joiner is inside of the word, and at its end it shows nothing.
  CHECK(split("می\u200Cخواهم کتاب\u200Cها را") == Words{"می\u200Cخواهم", "کتاب\u200Cها", "را"});
  CHECK(split("می\u200C خواهم") == Words{"می", "خواهم"});
  CHECK(split("\u200Cمی") == Words{"می"});
  CHECK(split("کتاب\u200C-ها") == Words{"کتاب\u200C-ها"});
  CHECK(split("a\u200C\u200Db") == Words{"a\u200C\u200Db"});
  // Devanagari, Sinhala; a joiner that shapes the last letter.
  CHECK(split("नमस्ते दुनिया।") == Words{"नमस्ते", "दुनिया", "।"});
  CHECK(split("क्\u200Dष क्\u200Cष") == Words{"क्\u200Dष", "क्\u200Cष"});
  CHECK(split("ශ්\u200Dරී ලංකා") == Words{"ශ්\u200Dරී", "ලංකා"});
  CHECK(split("അവന്\u200D വന്നു") == Words{"അവന്\u200D", "വന്നു"});
  CHECK(split("ه\u200D.ق") == Words{"ه\u200D", ".", "ق"});
  // Mongolian vowel separator, soft hyphen, word joiner.
  CHECK(split("ᠰᠠᠷ\u180Eᠠ") == Words{"ᠰᠠᠷ\u180Eᠠ"});
  CHECK(split("co\u00ADope\u00ADrate\u00AD x\u2060y") ==
        Words{"co\u00ADope\u00ADrate", "x\u2060y"});
  CHECK(split("a\u2060-\u2060b a\u2060-\u2060") == Words{"a\u2060-\u2060b", "a", "-"});
  // Everything else that is invisible separates.
  CHECK(split("a\u200Bb\uFEFFc\u200Ed\u2068e") == Words{"a", "b", "c", "d", "e"});
  CHECK(split("a\0b\x1F"
              "c\u0080d"s) == Words{"a", "b", "c", "d"});
  CHECK(split("\uFEFFthe cat") == Words{"the", "cat"});
  CHECK(split("a\u200B-b") == Words{"a", "-", "b"});
}

TEST_CASE("tokens: other scripts") {
  CHECK(split("我喜欢寿司。很好！") == Words{"我喜欢寿司", "。", "很好", "！"});
  CHECK(split("「猫」が マットの上に、座った。") ==
        Words{"「", "猫", "」", "が", "マットの上に", "、", "座った", "。"});
  CHECK(split("แมวนั่งบนเสื่อ") == Words{"แมวนั่งบนเสื่อ"});
  CHECK(split("고양이가 앉았다") == Words{"고양이가", "앉았다"});
  CHECK(split("\u1112\u1161\u11AB\u1100\u1173\u11AF") ==
        Words{"\u1112\u1161\u11AB\u1100\u1173\u11AF"});
  CHECK(split("Чёрная кошка") == Words{"Чёрная", "кошка"});
  CHECK(split("Ελλάδα; ναι·") == Words{"Ελλάδα", ";", "ναι", "·"});
  CHECK(split("\U00020000\U0002A6DD\U00010400x") == Words{"\U00020000\U0002A6DD\U00010400x"});
  CHECK(split("\U00013000\U00013430\U00013001") == Words{"\U00013000\U00013430\U00013001"});
  // Private, unassigned and not a character: something is drawn for each.
  CHECK(split("\uE000\u0378\uFFFE\U0010FFFFa") ==
        Words{"\uE000", "\u0378", "\uFFFE", "\U0010FFFF", "a"});
  CHECK(split("\uFFFD\uFFFD") == Words{"\uFFFD", "\uFFFD"});
}

TEST_CASE("tokens: invalid UTF-8 counts as the browsers' decoder counts it") {
  const Words one{"\uFFFD"}, two(2, "\uFFFD"), three(3, "\uFFFD"), four(4, "\uFFFD");
  CHECK(split("\xFF") == one);
  CHECK(split("\x80") == one);
  CHECK(split("\xC3") == one);  // cut short
  CHECK(split("\xE2\x82") == one);
  CHECK(split("\xF0\x9F\x98") == one);
  CHECK(split("\xC0\xAF") == two);  // overlong
  CHECK(split("\xE0\x80\x80") == three);
  CHECK(split("\xF0\x80\x80\x80") == four);
  CHECK(split("\xED\xA0\x80") == three);  // a surrogate
  CHECK(split("\xED\xA0\xBD\xED\xB8\x80") == Words(6, "\uFFFD"));
  CHECK(split("\xF4\x90\x80\x80") == four);  // above U+10FFFF
  CHECK(split("\xF5\x80") == two);
  CHECK(split("\xE2\x82"
              "a\xFF"
              "b") == Words{"\uFFFD", "a", "\uFFFD", "b"});
  CHECK(split("\xE2\xF0\x9F\x98\x80") == Words{"\uFFFD", "\U0001F600"});
  CHECK(split("a'\xFF") == Words{"a", "'", "\uFFFD"});
  CHECK(split("\xFF\u0301") == Words{"\uFFFD", "\u0301"});

  const ap::Tokens tokens = ap::tokenize("a\xF0\x9F\x98 b", unlimited);
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.tokens[1].begin == 1);
  CHECK(tokens.tokens[1].end == 4);
  CHECK(tokens.tokens[2].begin == 5);
}

TEST_CASE("tokens: ranges are bytes") {
  const ap::Tokens tokens = ap::tokenize(" \u00E9t\u00E9, \U0001F600", unlimited);
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.tokens[0].begin == 1);
  CHECK(tokens.tokens[0].end == 6);
  CHECK(tokens.tokens[1].begin == 6);
  CHECK(tokens.tokens[1].end == 7);
  CHECK(tokens.tokens[2].begin == 8);
  CHECK(tokens.tokens[2].end == 12);
}

TEST_CASE("tokens: the limit cuts the list and not the total") {
  const std::string text = "a b, c! \xFF";
  const std::size_t total = 6;
  for (std::size_t limit :
       {std::size_t{0}, std::size_t{1}, total - 1, total, total + 1, unlimited}) {
    CAPTURE(limit);
    const ap::Tokens tokens = ap::tokenize(text, limit);
    CHECK(tokens.total == total);
    REQUIRE(tokens.tokens.size() == std::min(limit, total));
    const Words all = split(text);
    for (std::size_t i = 0; i < tokens.tokens.size(); ++i) CHECK(tokens.tokens[i].text == all[i]);
  }
  CHECK(ap::tokenize("", 0).total == 0);
}

TEST_CASE("tokens: any bytes give ordered, faithful, visible tokens") {
  // Half of the pieces are what the rules are about, so that sequences meet each other.
  const Words pieces = {
      "a",      "7",          " ",          "\n",         "'",          "-",      "\u2019",
      "\u0301", "\uFE0F",     "\u200D",     "\u200C",     "\u00AD",     "\u20E3", "\U0001F469",
      "\u2764", "\U0001F3FD", "\U0001F1EB", "\U000E0067", "\U000E007F", "\u200B", "\uFEFF",
      "\u4E00", "\u05D0",     "\u0301",     "!",          "\u115F",     "\u2028", "\0"s};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) {
      if (random() % 2)
        text += pieces[random() % pieces.size()];
      else
        text += static_cast<char>(random() % 256);
    }
    CAPTURE(round);
    const Words words = split(text);

    // Between tokens nothing visible is left.
    std::size_t at = 0;
    bool allSeen = true;
    for (const ap::Token& token : ap::tokenize(text, unlimited).tokens) {
      allSeen = allSeen && split(text.substr(at, token.begin - at)).empty();
      at = token.end;
    }
    CHECK(allSeen);
    CHECK(split(text.substr(at)).empty());

    // White space in between keeps texts apart.
    Words twice = words;
    twice.insert(twice.end(), words.begin(), words.end());
    CHECK(split(text + " " + text) == twice);
  }
}

TEST_CASE("tokens: long runs end") {
  // Looking ahead from every place would take minutes.
  constexpr std::size_t bytes = 1 << 20;
  // clang-format off
  const Words parts = {
      "a", "1", " ", "\0"s, "'", "a'", "a-", "--", "a ", "\u0301", "!\u0301", "a\u00AD", "\u200D",
      "a\u200C\u200C\u200C", "a'\u2060\u2060", "\uFE0F", "1\uFE0F", "1\uFE0F\u20E3", "\U0001F600",
      "\U0001F469\u200D", "\U0001F1EB", "\U0001F3F4\U000E0067", "\U0001F3FD", "\u200B", "\u4E00",
      "\xFF", "\xE2\x82", "\xF0\x9F\x98", "\u0E01\u0E31", "\U000E0067"};
  // clang-format on
  for (const std::string& part : parts) {
    for (const std::string& before : {""s, "a-"s}) {
      CAPTURE(part);
      CAPTURE(before);
      const std::string text = before + repeat(part, bytes);
      const ap::Tokens tokens = ap::tokenize(text, 2048);
      CHECK(tokens.tokens.size() == std::min<std::size_t>(tokens.total, 2048));
    }
  }
  CHECK(split(repeat("a", bytes)).size() == 1);
  CHECK(split(repeat("a'", bytes)).size() == 2);
  CHECK(split(repeat("\U0001F469\u200D", bytes)).size() == 1);
  CHECK(split(repeat("\u4E00", bytes)).size() == 1);
  CHECK(split(repeat("a\u200C\u200C", bytes)).size() == 1);
  CHECK(ap::tokenize(repeat("-", bytes), 2048).total == bytes);
  CHECK(ap::tokenize(repeat("\U0001F1EB", bytes), 2048).total == bytes / 8);
}

TEST_CASE("unicode: decodes every code point and nothing else") {
  std::size_t wrong = 0;
  for (char32_t code = 0; code <= 0x110000; ++code) {
    std::string bytes;
    const auto continuation = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
    if (code < 0x80) {
      bytes = {static_cast<char>(code)};
    } else if (code < 0x800) {
      bytes = {static_cast<char>(0xC0 | code >> 6), continuation(code)};
    } else if (code < 0x10000) {
      bytes = {static_cast<char>(0xE0 | code >> 12), continuation(code >> 6), continuation(code)};
    } else {
      bytes = {static_cast<char>(0xF0 | code >> 18), continuation(code >> 12),
               continuation(code >> 6), continuation(code)};
    }
    const bool valid = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    ap::Cursor character(bytes);
    if (character->valid != valid) ++wrong;
    if (character->code != (valid ? code : 0xFFFD)) ++wrong;
    if (character->end != (valid ? bytes.size() : 1)) ++wrong;
    if (character->kind != ap::charClass(character->code)) ++wrong;
    if (character->begin != 0) ++wrong;
  }
  CHECK(wrong == 0);

  ap::Cursor cursor("ab");
  cursor.advance();
  CHECK(cursor->begin == 1);
  CHECK(cursor->code == 'b');
  for (int i = 0; i < 2; ++i) {
    cursor.advance();
    CHECK(cursor->begin == 2);
    CHECK(cursor->end == 2);
    CHECK(cursor->kind == ap::CharClass::separator);
    CHECK(cursor->valid);
  }
}

TEST_CASE("unicode: classes") {
  using ap::charClass;
  using ap::CharClass;
  for (char32_t code = 0; code < 0x80; ++code) {
    const bool connector = code == '\'' || code == '-';
    const bool letter = (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
                        (code >= 'a' && code <= 'z');
    const bool shown = code > 0x20 && code < 0x7F;
    CAPTURE(static_cast<std::uint32_t>(code));
    CHECK(charClass(code) == (letter      ? CharClass::letter
                              : connector ? CharClass::connector
                              : shown     ? CharClass::symbol
                                          : CharClass::separator));
  }
  // The edges of the table and of the code space.
  CHECK(charClass(0x80) == CharClass::separator);
  CHECK(charClass(0xAA) == CharClass::letter);
  CHECK(charClass(0x2019) == CharClass::connector);
  CHECK(charClass(0x2011) == CharClass::connector);
  CHECK(charClass(0x2012) == CharClass::symbol);
  CHECK(charClass(0xE01EF) == CharClass::extender);
  CHECK(charClass(0xE0FFF) == CharClass::separator);
  CHECK(charClass(0xE1000) == CharClass::symbol);
  CHECK(charClass(0x10FFFF) == CharClass::symbol);
  CHECK(charClass(0x110000) == CharClass::symbol);
  CHECK(charClass(0xFFFFFFFF) == CharClass::symbol);
  CHECK(charClass(0xD800) == CharClass::symbol);
  CHECK(charClass(0xDFFF) == CharClass::symbol);
  CHECK(charClass(0x4E00) == CharClass::letter);
  CHECK(charClass(0x9FFF) == CharClass::letter);
  CHECK(charClass(0xAC00) == CharClass::letter);
  CHECK(charClass(0xD7A3) == CharClass::letter);
  CHECK(charClass(0x0300) == CharClass::mark);
  CHECK(charClass(0x20E3) == CharClass::mark);
  CHECK(charClass(0xFE0F) == CharClass::extender);
  CHECK(charClass(0x200D) == CharClass::joiner);
  CHECK(charClass(0x1F600) == CharClass::pictograph);
  CHECK(charClass(0x2764) == CharClass::pictograph);
  CHECK(charClass(0x1F3FD) == CharClass::symbol);
  CHECK(charClass(0x1F1E6) == CharClass::symbol);
  CHECK(charClass(0x00A0) == CharClass::separator);
}
