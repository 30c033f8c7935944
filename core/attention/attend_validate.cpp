#include <cmath>
#include <string>

#include "core/attention/attend.hpp"

namespace ap {

namespace {

constexpr double mostNumbers = 1 << 28;

std::optional<Error> tooLarge(const char* array, double numbers) {
  if (numbers <= mostNumbers) return std::nullopt;
  return Error{ErrorCode::tooLarge, array, inWords(numbers), inWords(mostNumbers)};
}

}  // namespace

std::optional<Error> validate(const AttendRequest& request, bool withWeights, bool withMask) {
  const auto& [heads, n, m, d, dv, scale] = request;
  const struct {
    const char* name;
    double value;
  } sizes[] = {{"heads", heads}, {"n", n}, {"m", m}, {"d", d}, {"dv", dv}};
  for (const auto& [name, value] : sizes)
    if (!(value >= 1) || std::trunc(value) != value)
      return Error{ErrorCode::notASize, name, inWords(value), ""};
  if (!std::isfinite(static_cast<float>(scale)))
    return Error{ErrorCode::notFinite, "scale", inWords(scale), ""};
  if (auto error = tooLarge("q", heads * n * d)) return error;
  if (auto error = tooLarge("k", heads * m * d)) return error;
  if (auto error = tooLarge("v", heads * m * dv)) return error;
  if (auto error = tooLarge("output", heads * n * dv)) return error;
  if (withMask)
    if (auto error = tooLarge("mask", n * m)) return error;
  if (withWeights) return tooLarge("weights", heads * n * m);
  return std::nullopt;
}

std::optional<Error> validateLength(std::string_view argument, double length, double expected) {
  if (length == expected) return std::nullopt;
  return Error{ErrorCode::wrongLength, std::string(argument), inWords(length), inWords(expected)};
}

}  // namespace ap
