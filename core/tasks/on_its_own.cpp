#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index words = 16;  // each with its opposite beside it
constexpr Index before = 4;

// The opposite of the last word: what is before it does not matter.
Example draw(Random& random) {
  auto chosen = drawDifferent(random, before + 1, words);
  const Index last = chosen.back();
  const Index next = chosen[static_cast<std::size_t>(before) - 1];
  const Index opposite = last % 2 == 0 ? last + 1 : last - 1;
  return {std::move(chosen), {}, opposite, -1, {next, last}};
}

}  // namespace

const Task onItsOwn{.id = "on-its-own",
                    .words =
                        "hot cold big small old young fast slow "
                        "high low long short good bad day night",
                    .longest = before + 1,
                    .chance = 1.0 / words,
                    .bagOfWords = 1,
                    .draw = draw};

}  // namespace ap
