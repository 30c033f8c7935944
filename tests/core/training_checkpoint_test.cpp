#include <doctest/doctest.h>

#include <limits>

#include "core/training/checkpoint.hpp"
#include "core/training/run.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"

namespace ap {
namespace {

using namespace training;

RunSettings settings() {
  RunSettings settings;
  settings.task = "who-is-she";
  return settings;
}

bool sameValues(const Learner& a, const Learner& b) {
  for (std::size_t i = 0; i < a.parameters.all().size(); ++i)
    if (!sameBits(a.parameters.all()[i].value, b.parameters.all()[i].value)) return false;
  return true;
}

}  // namespace

TEST_CASE("checkpoint: saved, loaded and trained on is trained without a break") {
  Run whole(settings());
  whole.advance(30);

  Run first(settings());
  first.advance(12);
  const auto file = saveLearner(first.learner());
  RunSettings other = settings();
  other.seed = 77;
  Run second(other);
  second.advance(3);
  REQUIRE_FALSE(loadLearner(file, second.learner()));
  CHECK(second.step() == 12);
  second.advance(18);
  CHECK(sameValues(whole.learner(), second.learner()));
  CHECK(whole.loss() == second.loss());
  CHECK(whole.learner().random.state() == second.learner().random.state());
}

TEST_CASE("checkpoint: parameters alone are rounded to half precision") {
  Run run(settings());
  run.advance(5);
  const auto file = saveParameters(run.learner().parameters, {{"model", "mine"}});
  Run other(settings());
  REQUIRE_FALSE(loadParameters(file, other.learner().parameters));
  for (std::size_t i = 0; i < run.learner().parameters.all().size(); ++i)
    checkClose(other.learner().parameters.all()[i].value, run.learner().parameters.all()[i].value,
               0x1p-25, 0x1p-11);
  CHECK(static_cast<Index>(file.size()) < 2 * run.learner().parameters.count() + 4000);
}

TEST_CASE("checkpoint: a file of another model is refused, and changes nothing") {
  RunSettings wide = settings();
  wide.width = 32;
  Run run(settings());
  const Learner before = run.learner();
  Run other(wide);
  const auto refusal = [&](const std::vector<std::uint8_t>& file) {
    const auto error = loadLearner(file, run.learner());
    CHECK(sameValues(before, run.learner()));
    return error ? message(*error) : "";
  };
  CHECK(refusal(saveLearner(other.learner())) ==
        "file cannot be read: its tensor \"decoder.embedding.words\" is (20, 32), but must be "
        "(20, 16)");
  CHECK(refusal(saveParameters(run.learner().parameters, {})) ==
        "file cannot be read: it has no tensor \"decoder.embedding.words.mean\"");
  CHECK(refusal({}) == "file cannot be read: it is too short");
  Learner broken = before;
  broken.parameters.all()[2].value(0, 0) = std::numeric_limits<float>::infinity();
  CHECK(refusal(saveLearner(broken)).ends_with("holds something that is not a finite number"));
}

}  // namespace ap
