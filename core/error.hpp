#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ap {

/// Everything that can be wrong with what comes in from outside. The core never throws or prints.
enum class ErrorCode : std::uint8_t {
  emptyText,
  unknownName,
  outOfRange,
  notPositive,
  notFinite,
  notASize,
  wrongLength,
  tooLarge,
  tooMany,
  needsOneSentence,
  readsOneSentence,
  notAShare,
  notAWeight,
  notADistribution,
  notAnAmount,
  notTogether,
  otherModel,
  notDivisible,
  unreadableFile,
  notLoaded,
};

/// What is wrong: `argument` is the public name of the setting or array, `value` what was given,
/// `expected` what would do (a list, a range, a length), as text; the latter two may be empty.
struct Error {
  ErrorCode code;
  std::string argument;
  std::string value;
  std::string expected;
};

/// The one list of messages: a sentence for a reader, which names the argument.
std::string message(const Error& error);

/// A number as a message shows it: whole numbers without a point, others with up to 9 digits.
std::string inWords(double value);

/// An unknownName error, with the names that would do.
Error unknownName(std::string_view argument, std::string_view value,
                  const std::vector<std::string_view>& known);

/// An outOfRange error for an index from 0 to `count` - 1.
Error outOfRange(std::string_view argument, double value, std::size_t count);

}  // namespace ap
