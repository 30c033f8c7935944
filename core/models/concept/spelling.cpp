#include "core/models/concept/spelling.hpp"

#include <string>

#include "core/models/concept/lexicon.hpp"
#include "core/text/plain.hpp"
#include "core/text/split.hpp"

namespace ap::words {

namespace {

using enum Dimension;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isSmall(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Takes `ending` off the end of `word`, if something is left.
bool strip(std::string_view& word, std::string_view ending) {
  if (word.size() <= ending.size() || !word.ends_with(ending)) return false;
  word.remove_suffix(ending.size());
  return true;
}

bool isVerb(const Sense& sense) { return sense[action] >= 0.5f && sense[quality] == 0; }
bool isAdjective(const Sense& sense) { return sense[quality] + sense[colour] > 0; }
bool isPronoun(const Sense& sense) { return sense[pronoun] > 0; }
bool isNoun(const Sense& sense) {
  return sense[person] + sense[animal] + sense[food] + sense[thing] + sense[place] >= 0.75f &&
         !isPronoun(sense) && !isAdjective(sense);
}

// The word of which `stem` is left when an ending that begins with a vowel is taken off: itself
// ("play-ing"), with its e ("chas-ing"), with one consonant less ("stopp-ing"), with its y
// ("tri-ed") or its f ("wolv-es").
template <class Fits>
const Sense* findStem(std::string_view stem, Fits fits) {
  const auto fitting = [&](std::string_view word) {
    const Sense* sense = find(word);
    return sense && fits(*sense) ? sense : nullptr;
  };
  if (stem.size() < 2) return nullptr;
  if (const Sense* sense = fitting(stem)) return sense;
  std::string changed(stem);
  const char last = changed.back();
  if (isVowel(last) && last != 'i') return nullptr;
  if (const Sense* sense = fitting(changed + 'e')) return sense;
  changed.pop_back();
  if (last == 'i') return fitting(changed + 'y');
  if (last == 'v') {
    const Sense* sense = fitting(changed + 'f');
    return sense ? sense : fitting(changed + "fe");
  }
  return changed.back() == last ? fitting(changed) : nullptr;
}

const Sense* findWithout(std::string_view ending, std::string_view word,
                         bool (*fits)(const Sense&)) {
  return strip(word, ending) ? findStem(word, fits) : nullptr;
}

bool isNounOrVerb(const Sense& sense) { return isNoun(sense) || isVerb(sense); }

bool readInflected(std::string_view word, Sense& sense) {
  std::string_view stem = word;
  const Sense* found = strip(stem, "s") ? find(stem) : nullptr;
  if (found && !isNounOrVerb(*found)) found = nullptr;
  if (!found) found = findWithout("es", word, isNounOrVerb);
  if (found) {
    sense = *found;
    if (isNoun(sense)) sense.set(many, 1);
    return true;
  }
  for (const std::string_view ending : {"ed", "ing"})
    if ((found = findWithout(ending, word, isVerb))) return sense = *found, true;
  for (const std::string_view ending : {"er", "est"})
    if ((found = findWithout(ending, word, isAdjective))) return sense = *found, true;
  if ((found = findWithout("ly", word, isAdjective))) {
    sense = *found;
    sense.set(quality, 0);
    sense.set(manner, 1);
    return true;
  }
  if (findWithout("y", word, isNoun)) return sense = quality, true;
  if (findWithout("er", word, isVerb)) return sense = person + 0.25 * action, true;
  if (strip(word, "s") && findWithout("er", word, isVerb))
    return sense = person + 0.25 * action + many, true;
  return false;
}

bool readKnown(std::string_view word, Sense& sense) {
  if (const Sense* found = find(word)) return sense = *found, true;
  for (const std::string_view ending : {"'re", "'ve", "'ll", "'d", "'m", "'s"}) {
    std::string_view stem = word;
    const Sense* found = strip(stem, ending) ? find(stem) : nullptr;
    if (found && isPronoun(*found)) return sense = *found, true;
  }
  std::string_view owner = word;
  if (strip(owner, "'s")) {
    if (!readKnown(owner, sense) || !isNoun(sense)) return false;
    sense.set(pointer, 0.75);
    return true;
  }
  return readInflected(word, sense);
}

struct Guess {
  std::string_view endings;
  Sense sense;
};

// The last that fits counts.
constexpr Guess guesses[] = {
    {"y en", 0.5 * quality + 0.25 * thing},
    {"ing ed ize ise", 0.75 * action},
    {"ly", 0.75 * manner},
    {"ness ment tion sion ity ism ship ance ence", 0.75 * thing},
    {"ful ous less able ible ish ive ic al", 0.75 * quality},
    {"ist ian man", 0.75 * person},
    {"er or", 0.5 * person + 0.25 * thing},
    {"land ville", 0.75 * place},
};

Sense guess(std::string_view word, bool isCapital, bool beginsSentence) {
  if (isCapital) return beginsSentence ? 0.5 * person + 0.25 * thing : 0.75 * person;
  Sense sense = 0.75 * thing;
  if (word.ends_with('s') && !word.ends_with("ss")) sense.set(many, 0.75);
  for (const Guess& guess : guesses)
    forEachWord(guess.endings, [&](std::string_view ending) {
      std::string_view stem = word;
      if (strip(stem, ending) && stem.size() > 1) sense = guess.sense;
    });
  return sense;
}

// ASCII signs, and what UTF-8 begins with C2 (Latin-1 signs), E2 80, E2 81 (general punctuation)
// and E3 80 (CJK punctuation).
bool isSign(std::string_view word) {
  const char first = word.empty() ? ' ' : word.front();
  if (static_cast<unsigned char>(first) < 0x80) return !isSmall(first) && !isDigit(first);
  for (const std::string_view block : {"\xC2", "\xE2\x80", "\xE2\x81", "\xE3\x80"})
    if (word.starts_with(block)) return true;
  return false;
}

}  // namespace

Reading read(std::string_view token, bool beginsSentence) {
  const std::string word = plain(token);
  Reading reading{{}, true};
  if (isSign(word) || readKnown(word, reading.sense)) return reading;
  if (isDigit(word.front())) {
    reading.sense = 0.75 * pointer + 0.75 * many;
    return reading;
  }
  std::string_view stem = word;
  const bool owns = strip(stem, "'s");
  reading.known = false;
  reading.sense = guess(stem, isCapital(token.front()), beginsSentence);
  if (owns) reading.sense.set(pointer, 0.75);
  return reading;
}

}  // namespace ap::words
