#pragma once

#include "core/grammars/grammar.hpp"

namespace ap {

/// Small English sentences in which it matters who is meant: names, pronouns, adjectives, places.
const Grammar& englishGrammar();

}  // namespace ap
