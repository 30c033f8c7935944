#include "core/attention/attend.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/attention/passes.hpp"

namespace ap {

namespace {

constexpr double mostNumbers = 1 << 28;

// Rows are taken in blocks, so that memory stays small when weights are not asked for: as many as
// make a block of this many numbers, but no more than 32, and at least one.
constexpr Index numbersInBlock = 1 << 20;
constexpr Index mostRowsInBlock = 32;

std::optional<Error> tooLarge(const char* array, double numbers) {
  if (numbers <= mostNumbers) return std::nullopt;
  return Error{ErrorCode::tooLarge, array, inWords(numbers), inWords(mostNumbers)};
}

}  // namespace

std::optional<Error> validate(const AttendRequest& request, bool withWeights) {
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
  if (withWeights) return tooLarge("weights", heads * n * m);
  return std::nullopt;
}

std::optional<Error> validateLength(std::string_view argument, double length, double expected) {
  if (length == expected) return std::nullopt;
  return Error{ErrorCode::wrongLength, std::string(argument), inWords(length), inWords(expected)};
}

void attend(const AttendShape& shape, const float* q, const float* k, const float* v, float scale,
            const Mask& mask, float* output, float* weights) {
  using In = Eigen::Map<const Matrix>;
  using Out = Eigen::Map<Matrix>;
  const auto& [heads, n, m, d, dv] = shape;
  const Index rowsInBlock = std::min(n, std::clamp<Index>(numbersInBlock / m, 1, mostRowsInBlock));
  Matrix logitsOfBlock(rowsInBlock, m);
  Matrix weightsOfBlock(rowsInBlock, m);

  for (Index h = 0; h < heads; ++h) {
    const In queries(q + h * n * d, n, d);
    const In keys(k + h * m * d, m, d);
    const In values(v + h * m * dv, m, dv);
    Out outputs(output + h * n * dv, n, dv);
    for (Index first = 0; first < n; first += rowsInBlock) {
      const Index rows = std::min(rowsInBlock, n - first);
      MatrixOut block = weightsOfBlock.topRows(rows);
      MatrixOut logitBlock = logitsOfBlock.topRows(rows);
      scores(queries.middleRows(first, rows), keys, block);
      logits(block, scale, 1, mask, first, logitBlock);
      ap::weights(logitBlock, block);
      sum(block, values, mask, first, outputs.middleRows(first, rows));
      if (weights != nullptr) Out(weights + h * n * m, n, m).middleRows(first, rows) = block;
    }
  }
}

}  // namespace ap
