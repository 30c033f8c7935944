// The words that the concept model knows.
#pragma once

#include <span>
#include <string_view>

#include "core/models/concept/sense.hpp"

namespace ap::words {

/// Words that mean the same to the model: small letters, separated by single spaces.
struct Meaning {
  std::string_view words;
  Sense sense;
};

/// All meanings. No word is in two of them.
std::span<const Meaning> meanings();

/// The meaning of exactly this word, or null. Inflected forms are the business of spelling.hpp.
const Sense* find(std::string_view word);

}  // namespace ap::words
