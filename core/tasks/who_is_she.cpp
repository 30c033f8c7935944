#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index names = 8;  // women's, then as many men's
constexpr Index met = 2 * names, and_ = met + 1, she = met + 2;

// Who is she? Two names in either order, one pronoun that fits one of them. Names and pronoun tell
// it without their order.
Example draw(Random& random) {
  const Index woman = drawBelow(random, names);
  const Index man = names + drawBelow(random, names);
  const bool womanFirst = drawBelow(random, 2) == 0;
  const bool isShe = drawBelow(random, 2) == 0;
  return {{womanFirst ? woman : man, met, womanFirst ? man : woman, and_, isShe ? she : she + 1},
          {},
          isShe ? woman : man,
          isShe == womanFirst ? 0 : 2,
          {woman, man}};
}

}  // namespace

const Task whoIsShe{.id = "who-is-she",
                    .words =
                        "anna mia ella lucy emma nora lily ruth "
                        "evan tom ben max leo paul mark adam met and she he",
                    .longest = 5,
                    .chance = 1.0 / (2 * names),
                    .bagOfWords = 1,
                    .draw = draw};

}  // namespace ap
