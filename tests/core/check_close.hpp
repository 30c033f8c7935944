#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>

#include "core/matrix.hpp"

namespace ap {

/// Whether NaN is as good as NaN, or wrong wherever it appears.
enum class NaN { wrong, equalsNaN };

/// What is different in two matrices (any Eigen expressions): empty when all |actual − expected|
/// are at most absolute + relative · |expected|; otherwise the shapes, or the first bad index with
/// both values and the shape. Infinities must be the same.
template <typename Actual, typename Expected>
std::string difference(const Eigen::MatrixBase<Actual>& actual,
                       const Eigen::MatrixBase<Expected>& expected, double absolute,
                       double relative, NaN nan = NaN::wrong) {
  std::ostringstream text;
  text.precision(9);
  const auto shape = [&text](const auto& matrix) {
    text << "(" << matrix.rows() << ", " << matrix.cols() << ")";
  };
  if (actual.rows() != expected.rows() || actual.cols() != expected.cols()) {
    text << "the shape is ";
    shape(actual);
    text << ", expected is ";
    shape(expected);
    return text.str();
  }
  for (Index i = 0; i < actual.rows(); ++i)
    for (Index j = 0; j < actual.cols(); ++j) {
      const auto a = static_cast<double>(actual.derived().coeff(i, j));
      const auto e = static_cast<double>(expected.derived().coeff(i, j));
      // The first comparison is for infinities, whose difference is NaN.
      if (a == e || std::abs(a - e) <= absolute + relative * std::abs(e)) continue;
      if (nan == NaN::equalsNaN && std::isnan(a) && std::isnan(e)) continue;
      text << "at (" << i << ", " << j << ") of ";
      shape(actual);
      text << ": " << a << ", expected " << e << ", off by " << std::abs(a - e);
      return text.str();
    }
  return {};
}

/// Fails the test, at the caller's line, with the first difference.
template <typename Actual, typename Expected>
void checkClose(const Eigen::MatrixBase<Actual>& actual,
                const Eigen::MatrixBase<Expected>& expected, double absolute, double relative,
                NaN nan = NaN::wrong, const char* file = __builtin_FILE(),
                int line = __builtin_LINE()) {
  const std::string found =
      difference(actual.derived(), expected.derived(), absolute, relative, nan);
  if (found.empty()) {
    CHECK(true);  // so that it counts as an assertion
  } else {
    ADD_FAIL_CHECK_AT(file, line, found);
  }
}

}  // namespace ap
