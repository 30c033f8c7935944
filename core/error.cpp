#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace ap {

namespace {

// Long input (a pasted text where a name belongs) would bury the message. Cut before a whole UTF-8
// character: bytes 10xxxxxx go on with one.
std::string quoted(std::string_view text) {
  std::size_t length = std::min<std::size_t>(text.size(), 40);
  while (length > 0 && length < text.size() && (text[length] & 0xC0) == 0x80) --length;
  std::string result = "\"";
  result += text.substr(0, length);
  result += length < text.size() ? "…\"" : "\"";
  return result;
}

// As %.9g writes it: printf, with all that it can do, would be a tenth of what a page loads.
// `value` is finite and above 0.
std::string inDigits(double value) {
  constexpr int most = 9;
  int exponent = most - 1;
  for (; value >= 1e9; ++exponent) value /= 10;
  for (; value < 1e8; --exponent) value *= 10;
  std::string digits = std::to_string(std::llrint(value));
  // Rounding up may have made it longer.
  if (digits.size() > most) ++exponent;
  digits.erase(digits.find_last_not_of('0') + 1);

  if (exponent < -4 || exponent >= most) {
    if (digits.size() > 1) digits.insert(1, ".");
    const std::string power = std::to_string(std::abs(exponent));
    return digits + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
  }
  if (exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
  return digits.insert(whole, ".");
}

}  // namespace

std::string message(const Error& error) {
  const auto& [code, argument, value, expected] = error;
  switch (code) {
    case ErrorCode::emptyText:
      return argument + " has no words: type at least one";
    case ErrorCode::unknownName:
      return argument + " is " + quoted(value) + ", but must be one of " + expected;
    case ErrorCode::outOfRange:
      return argument + " is " + value + ", but must be a whole number from " + expected;
    case ErrorCode::notPositive:
      return argument + " is " + value + ", but must be a finite number above 0";
    case ErrorCode::notFinite:
      return argument + " is " + value + ", but must be a finite number";
    case ErrorCode::notASize:
      return argument + " is " + value + ", but must be a whole number of at least 1";
    case ErrorCode::wrongLength:
      return argument + " has length " + value + ", but must have length " + expected;
    case ErrorCode::tooLarge:
      return argument + " would hold " + value + " numbers, but at most " + expected + " fit";
    case ErrorCode::tooMany:
      return argument + " has " + value + ", but at most " + expected + " can be typed";
    case ErrorCode::needsOneSentence:
      return argument + " " + quoted(value) +
             " compares keys with keys, so there can be no second sentence";
    case ErrorCode::readsOneSentence:
      return argument + " " + quoted(value) +
             " reads one sentence, so there can be no second sentence";
    case ErrorCode::notAShare:
      return argument + " is " + value + ", but must be a number from 0 to 1";
    case ErrorCode::notAWeight:
      return argument + " gives token " + expected + " the weight " + value +
             ", but a weight is at least 0, and 0 where the mask forbids";
    case ErrorCode::notADistribution:
      return argument + " adds up to " + value + ", but must add up to 1";
    case ErrorCode::notAnAmount:
      return argument + " has the amount " + value + ", but must have a number from -1 to 1";
    case ErrorCode::notTogether:
      return argument + " and " + expected +
             " both replace the weights: only one of them can be set";
    case ErrorCode::otherModel:
      return argument + " can be chosen for the model " + expected + ", not for " + quoted(value);
    case ErrorCode::notDivisible:
      return argument + " is " + value + ", but must be a multiple of the " + expected;
    case ErrorCode::unreadableFile:
      return argument + " cannot be read: " + expected;
    case ErrorCode::notLoaded:
      return argument + " " + quoted(value) + " is not loaded";
  }
  return {};
}

std::string inWords(double value) {
  if (std::isnan(value)) return "NaN";
  if (value < 0) return "-" + inWords(-value);
  if (std::isinf(value)) return "Infinity";
  if (std::trunc(value) == value && value < 1e15)
    return std::to_string(static_cast<std::int64_t>(value));
  return inDigits(value);
}

Error unknownName(std::string_view argument, std::string_view value,
                  const std::vector<std::string_view>& known) {
  std::string list;
  for (std::string_view name : known) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return {ErrorCode::unknownName, std::string(argument), std::string(value), list};
}

Error outOfRange(std::string_view argument, double value, std::size_t count) {
  return {ErrorCode::outOfRange, std::string(argument), inWords(value),
          "0 to " + std::to_string(count - 1)};
}

}  // namespace ap
