#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/schemes/scheme.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"

namespace ap {
namespace {

struct Weighed {
  reference::Matrix scores;
  reference::Matrix logits;  // no rows for a scheme without softmax
  reference::Matrix weights;
};

using Reference = Weighed (*)(const SchemeInput& input);

Weighed scaledSoftmaxReference(const SchemeInput& input) {
  Weighed expected;
  expected.scores = reference::scores(input.queries.cast<double>(), input.keys.cast<double>());
  expected.logits = reference::logits(expected.scores, input.scale, input.temperature, input.mask,
                                      input.firstQuery);
  expected.weights = reference::weights(expected.logits);
  return expected;
}

// One naive reference for each scheme, by id: a scheme without one fails.
constexpr struct {
  std::string_view id;
  Reference weigh;
} references[] = {
    {"scaled-softmax", scaledSoftmaxReference},
};

Reference findReference(std::string_view id) {
  for (const auto& reference : references)
    if (reference.id == id) return reference.weigh;
  return nullptr;
}

}  // namespace

TEST_CASE("schemes: ids are unique and found") {
  std::set<std::string_view> ids;
  for (const Scheme* scheme : schemes()) {
    CHECK_FALSE(scheme->id.empty());
    CHECK(ids.insert(scheme->id).second);
    CHECK(findScheme(scheme->id) == scheme);
  }
  CHECK(findScheme("scaled-softmax") == &scaledSoftmax);
  for (const std::string_view unknown : {"", "Scaled-Softmax", "scaled-softmax "})
    CHECK(findScheme(unknown) == nullptr);
}

TEST_CASE("schemes: each against its naive reference") {
  struct Sizes {
    Index first, rows, m, d;
  };
  constexpr Sizes all[] = {{0, 1, 1, 1},  {0, 3, 7, 8},   {0, 7, 8, 9},   {0, 8, 9, 3},
                           {4, 9, 33, 7}, {32, 1, 33, 8}, {0, 33, 33, 33}};
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const Reference weigh = findReference(scheme->id);
    REQUIRE_MESSAGE((weigh != nullptr), "this scheme needs a reference in schemes_test.cpp");
    for (const Sizes& sizes : all)
      for (const Mask::Kind kind : maskKinds)
        for (const float temperature : {0.5f, 1.f, 2.f}) {
          const Index rows = sizes.rows;
          const Index m = sizes.m;
          CAPTURE(rows);
          CAPTURE(m);
          CAPTURE(temperature);
          Random random(hash(scheme->id));
          const Matrix queries = drawMatrix(random, rows, sizes.d);
          const Matrix keys = drawMatrix(random, m, sizes.d);
          const Mask mask = drawMask(kind, random, sizes.first + rows, m);
          const SchemeInput input{queries, keys, mask, sizes.first, 0.35f, temperature};
          Matrix scores = Matrix::Constant(rows, m, 7);
          Matrix logits = Matrix::Constant(scheme->hasLogits ? rows : 0, m, 7);
          Matrix weights = Matrix::Constant(rows, m, 7);
          SchemeOutput output{scores, logits, weights};
          scheme->weigh(input, output);

          const Weighed expected = weigh(input);
          checkClose(scores, expected.scores, productTolerance(sizes.d), 0, NaN::equalsNaN);
          checkClose(logits, expected.logits, productTolerance(sizes.d), 1e-6);
          checkClose(weights, expected.weights, productTolerance(sizes.d), 1e-6, NaN::equalsNaN);
        }
  }
}

TEST_CASE("schemes: what the mask forbids gets weight 0, whatever the key is") {
  const Mask mask = Mask::given({1, 0, 1, 0, 0, 0}, 3);
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const Matrix queries{{1, 2}, {3, 4}};
    const Matrix keys{{1, 1}, {std::nanf(""), 1}, {1, 2}};
    Matrix scores(2, 3);
    Matrix logits(scheme->hasLogits ? 2 : 0, 3);
    Matrix weights(2, 3);
    SchemeOutput output{scores, logits, weights};
    scheme->weigh({queries, keys, mask, 0, 1, 1}, output);
    CHECK(weights(0, 1) == 0);
    CHECK(std::isfinite(weights(0, 0)));
    CHECK((weights.row(1).array() == 0).all());
  }
}

}  // namespace ap
