#pragma once

#include <string>
#include <string_view>

namespace ap {

/// A word as lists of words have it: small letters (of ASCII and Latin-1), and a plain apostrophe
/// for a curly one.
std::string plain(std::string_view word);

}  // namespace ap
