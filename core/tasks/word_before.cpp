#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index words = 12;
constexpr Index shortest = 5;
constexpr Index lengths = 5;  // 5 to 9 words

// Different words, and the one before the last is asked for: place is all that tells. Without order
// any but the last can be it.
Example draw(Random& random) {
  const Index length = shortest + drawBelow(random, lengths);
  auto chosen = drawDifferent(random, length, words);
  const Index answer = chosen[static_cast<std::size_t>(length - 2)];
  const Index before = chosen[static_cast<std::size_t>(length - 3)];
  return {std::move(chosen), {}, answer, length - 2, {before, answer}};
}

constexpr double bagOfWords = (1.0 / 4 + 1.0 / 5 + 1.0 / 6 + 1.0 / 7 + 1.0 / 8) / lengths;

}  // namespace

const Task wordBefore{.id = "word-before",
                      .words = "sun moon star rain snow wind sea hill lake fire leaf stone",
                      .longest = shortest + lengths - 1,
                      .chance = 1.0 / words,
                      .bagOfWords = bagOfWords,
                      .draw = draw};

}  // namespace ap
