#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index each = 8;  // animals, then as many fruits
constexpr Index shown = 7;
constexpr Index asks = 2 * each, animals = asks + 1;

// Of which kind are there more? Every word counts the same, so that equal weights are what it
// takes.
Example draw(Random& random) {
  Example example{{}, {}, 0, -1, {0, 0}};
  Index fruits = 0;
  for (Index i = 0; i < shown; ++i) {
    const Index word = drawBelow(random, 2 * each);
    fruits += word >= each ? 1 : 0;
    example.words.push_back(word);
  }
  example.words.push_back(asks);
  example.answer = 2 * fruits > shown ? animals + 1 : animals;
  example.pair[0] = example.words[0];
  example.pair[1] = example.words[1];
  return example;
}

}  // namespace

const Task majority{.id = "majority",
                    .words =
                        "cat dog horse cow fox bear wolf duck "
                        "apple pear plum grape lemon peach cherry melon ? animals fruits",
                    .longest = shown + 1,
                    .chance = 0.5,
                    .bagOfWords = 1,
                    .draw = draw};

}  // namespace ap
