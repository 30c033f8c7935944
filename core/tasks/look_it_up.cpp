#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index keys = 8;
constexpr Index values = 8;
constexpr Index shown = 4;

// Four keys, each with a value at the same place, then one of the keys: its value is asked for. Who
// knows which keys and which values there are, but not which belong together, has four to guess
// from.
Example draw(Random& random) {
  const auto chosenKeys = drawDifferent(random, shown, keys);
  auto chosenValues = drawDifferent(random, shown, values);
  for (Index& value : chosenValues) value += keys;
  const auto look = static_cast<std::size_t>(drawBelow(random, shown));
  Example example{chosenKeys,
                  chosenValues,
                  chosenValues[look],
                  static_cast<Index>(look),
                  {chosenKeys[0], chosenKeys[1]}};
  example.words.push_back(chosenKeys[look]);
  example.values.push_back(-1);
  return example;
}

}  // namespace

const Task lookItUp{.id = "look-it-up",
                    .words = "red blue green black white pink grey brown 1 2 3 4 5 6 7 8",
                    .longest = shown + 1,
                    .chance = 1.0 / values,
                    .bagOfWords = 1.0 / shown,
                    .draw = draw};

}  // namespace ap
