#include "core/analysis/confusion_groups.hpp"

#include <doctest/doctest.h>

#include "tests/core/inputs.hpp"
#include "tests/core/sums.hpp"

// Which tokens can trade weight.
namespace ap {
namespace {

using Groups = std::vector<int>;

Groups groupsOf(const Matrix& values) { return confusionGroups(Ambiguity(values).constraints()); }

}  // namespace

TEST_CASE("confusionGroups: nothing can trade where the dimension is 0") {
  CHECK(groupsOf(Matrix{{5}}) == Groups{-1});
  CHECK(groupsOf(Matrix{{1, 2}, {3, 4}, {5, 1}}) == Groups{-1, -1, -1});
}

TEST_CASE("confusionGroups: equal values trade among themselves") {
  CHECK(groupsOf(Matrix{{1, 0, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}}) == Groups{0, -1, 0, -1});
  CHECK(groupsOf(Matrix{{3, 1, 0}, {1, 2, 0}, {1, 2, 0}, {3, 1, 0}, {0, 0, 1}}) ==
        Groups{0, 1, 1, 0, -1});
  CHECK(groupsOf(Matrix::Zero(4, 2)) == Groups{0, 0, 0, 0});
}

TEST_CASE("confusionGroups: a value between two others trades with both") {
  CHECK(groupsOf(Matrix{{0, 0}, {9, 4}, {1, 2}, {0.5, 1}}) == Groups{0, -1, 0, 0});
}

TEST_CASE("confusionGroups: values in general position are one group, or none") {
  Random random(68);
  for (const Index n : {4, 9, 10, 30}) {
    const Matrix values = drawMatrix(random, n, 8);
    CHECK(groupsOf(values) == Groups(static_cast<std::size_t>(n), n > 9 ? 0 : -1));
  }
}

TEST_CASE("confusionGroups: every change keeps to its group") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const Ambiguity ambiguity(sum.values);
    const Groups groups = confusionGroups(ambiguity.constraints());
    const Table directions = ambiguity.directions();
    const std::vector<double> none(groups.size());
    for (std::size_t j = 0; j < groups.size(); ++j) {
      double largest = 0;
      for (std::size_t k = 0; k < directions.columns; ++k)
        largest = std::max(largest, std::abs(directions(j, k)));
      CHECK((groups[j] >= 0) == (largest > 1e-6));
    }
    // What a direction does in one group alone is a change that leaves the output.
    for (std::size_t k = 0; k < directions.columns; ++k)
      for (const int group : groups) {
        std::vector<double> part(groups.size());
        double total = 0;
        for (std::size_t j = 0; j < part.size(); ++j)
          if (groups[j] == group) total += part[j] = directions(j, k);
        CHECK(std::abs(total) < 1e-6);
        CHECK(outputDistance(part, none, sum.values) <= 1e-6 * largestNorm(sum.values));
      }
  }
}

}  // namespace ap
