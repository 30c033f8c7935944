#pragma once

#include <cmath>

#include "core/analysis/ambiguity.hpp"
#include "core/random.hpp"
#include "tests/core/golden.hpp"

/// The sums of tests/golden/sums.json, and more of them from chance.
namespace ap {

struct Sum {
  std::string name = {};
  Matrix values = {};               // (n, d_v)
  std::vector<float> weights = {};  // n
  std::size_t rank = 0;             // of [V 1]
  double sigma = 0;                 // the least singular value of V_c above 0, or 0
  std::vector<Index> tokens = {};
  std::vector<double> least = {}, greatest = {};  // weights of these tokens
};

inline std::vector<Sum> goldenSums() {
  std::vector<Sum> sums;
  for (const auto& entry : goldenJson("sums.json")) {
    const auto n = entry["n"].get<Index>();
    const auto dv = entry["dv"].get<Index>();
    Sum sum{.name = entry["name"],
            .values = Matrix(n, dv),
            .weights = {},
            .rank = entry["rank"],
            .sigma = entry["sigma"],
            .tokens = entry["tokens"],
            .least = entry["least"],
            .greatest = entry["greatest"]};
    const auto wholes = entry["values"].get<std::vector<float>>();
    const auto exponents = entry["exponents"].get<std::vector<int>>();
    for (Index j = 0; j < n; ++j)
      for (Index c = 0; c < dv; ++c)
        sum.values(j, c) = std::ldexp(wholes[static_cast<std::size_t>(j * dv + c)],
                                      exponents[static_cast<std::size_t>(c)]);
    for (const auto& weight : entry["weights"])
      sum.weights.push_back(std::ldexp(weight.get<float>(), -12));
    sums.push_back(std::move(sum));
  }
  return sums;
}

inline double largestNorm(const Matrix& values) {
  return values.cast<double>().rowwise().norm().maxCoeff();
}

inline std::vector<double> inDouble(const std::vector<float>& weights) {
  return {weights.begin(), weights.end()};
}

/// Softmax weights of nearly normal logits.
inline std::vector<float> drawWeights(Random& random, Index n) {
  std::vector<double> exponentials;
  double total = 0;
  for (Index j = 0; j < n; ++j)
    total += exponentials.emplace_back(std::exp(static_cast<double>(random.normal())));
  std::vector<float> weights;
  for (const double exponential : exponentials)
    weights.push_back(static_cast<float>(exponential / total));
  return weights;
}

}  // namespace ap
