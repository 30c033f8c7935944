#include "core/analysis/sum_request.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace ap {

namespace {

constexpr double mostValues = 1 << 28;
constexpr double mostDoubles = 1 << 24;
constexpr double totalTolerance = 1e-4;

std::optional<Error> validateSize(const char* name, double size) {
  if (size >= 1 && std::trunc(size) == size) return std::nullopt;
  return Error{ErrorCode::notASize, name, inWords(size), ""};
}

std::optional<Error> tooLarge(const char* name, double numbers, double most) {
  if (numbers <= most) return std::nullopt;
  return Error{ErrorCode::tooLarge, name, inWords(numbers), inWords(most)};
}

std::optional<Error> validateLength(const char* name, std::span<const float> array,
                                    double expected) {
  const auto length = static_cast<double>(array.size());
  if (length == expected) return std::nullopt;
  return Error{ErrorCode::wrongLength, name, inWords(length), inWords(expected)};
}

std::optional<Error> validateFinite(const char* name, std::span<const float> array) {
  const auto wrong = std::ranges::find_if_not(array, [](float x) { return std::isfinite(x); });
  if (wrong == array.end()) return std::nullopt;
  return Error{ErrorCode::notFinite, name, inWords(static_cast<double>(*wrong)), ""};
}

}  // namespace

std::optional<Error> validateSum(double n, double dv, std::span<const float> weights,
                                 std::span<const float> values) {
  if (auto error = validateSize("n", n)) return error;
  if (auto error = validateSize("dv", dv)) return error;
  if (auto error = tooLarge("values", n * dv, mostValues)) return error;
  if (auto error = validateLength("weights", weights, n)) return error;
  if (auto error = validateLength("values", values, n * dv)) return error;
  if (auto error = validateFinite("weights", weights)) return error;
  if (auto error = validateFinite("values", values)) return error;
  const auto negative = std::ranges::find_if(weights, [](float weight) { return weight < 0; });
  if (negative != weights.end())
    return Error{ErrorCode::notAWeight, "weights", inWords(static_cast<double>(*negative)),
                 std::to_string(negative - weights.begin())};
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (std::abs(total - 1) <= totalTolerance) return std::nullopt;
  return Error{ErrorCode::notADistribution, "weights", inWords(total), ""};
}

std::optional<Error> validateAlternatives(double n, double dv) {
  if (auto error = tooLarge("n", n * n, mostDoubles)) return error;
  return tooLarge("values", n * dv, mostDoubles);
}

std::optional<Error> validateOutputProjection(double dv, double d,
                                              std::span<const float> outputProjection) {
  if (auto error = validateSize("d", d)) return error;
  if (auto error = validateLength("outputProjection", outputProjection, dv * d)) return error;
  return validateFinite("outputProjection", outputProjection);
}

}  // namespace ap
