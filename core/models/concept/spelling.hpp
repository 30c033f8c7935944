// From a token as it is written to a meaning: inflected forms of known words, and guesses.
#pragma once

#include <string_view>

#include "core/models/concept/sense.hpp"

namespace ap::words {

struct Reading {
  Sense sense;
  bool known;  // false where the spelling alone had to do
};

/// Reads one token. Case does not matter, except that an unknown word with a capital is taken for a
/// name unless it begins the sentence.
///
/// Known are the words of the lexicon, and these forms of them, tried in this order:
/// - after a pronoun, a short form of a verb is dropped ("she's", "they're", "I'll");
/// - a noun with 's is that noun and points at what it owns ("Evan's");
/// - -s of a noun is many of it; -s, -ed, -ing of a verb are that verb;
/// - -er, -est of an adjective are that adjective, -ly is its manner ("quickly");
/// - -y of a noun is a quality ("windy"), -er of a verb a person ("dancer").
/// Before an ending the word may have changed its spelling: "chas-ing", "stopp-ed", "berri-es".
/// Numbers are known; signs and punctuation are known and mean nothing.
///
/// Any other word is placed by its ending, or is a thing.
Reading read(std::string_view token, bool beginsSentence);

}  // namespace ap::words
