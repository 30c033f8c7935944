#include "core/tasks/draw.hpp"
#include "core/tasks/task.hpp"

namespace ap {

namespace {

constexpr Index nouns = 12;  // one of each, then several of each
constexpr Index prepositions = 4;
constexpr Index firstPreposition = 2 * nouns, the = firstPreposition + prepositions;
constexpr Index asks = the + 1, is = the + 2;

constexpr std::string_view words =
    "dog cat boy girl car tree house book bird horse king friend "
    "dogs cats boys girls cars trees houses books birds horses kings friends "
    "near behind beside under the ? is are";

// Is or are? The first noun decides, whatever stands between. `others` of either number, but a
// single one is of the other number.
Example ask(Random& random, Index others) {
  const Index isSeveral = drawBelow(random, 2);
  const Index subject = drawBelow(random, nouns);
  Example example{{the, isSeveral * nouns + subject}, {}, is + isSeveral, 1, {subject, 0}};
  for (Index i = 0; i < others; ++i) {
    const Index other = drawBelow(random, nouns);
    const Index otherIsSeveral = others == 1 ? 1 - isSeveral : drawBelow(random, 2);
    for (const Index word :
         {firstPreposition + drawBelow(random, prepositions), the, otherIsSeveral * nouns + other})
      example.words.push_back(word);
    example.pair[1] = other;  // the last, which is nearest
  }
  example.words.push_back(asks);
  return example;
}

Example drawNear(Random& random) { return ask(random, 1); }
Example drawFar(Random& random) { return ask(random, 1 + drawBelow(random, 3)); }

// Of t nouns of either number, any can be the subject: the best guess is the number that most have,
// right in E[max(several, t − several)]/t of all cases: 3/4 for t = 3, 11/16 for t = 4. Of two,
// which differ, one in two.
constexpr double bagFar = (1.0 / 2 + 3.0 / 4 + 11.0 / 16) / 3;

}  // namespace

const Task agreement{.id = "agreement",
                     .words = words,
                     .longest = 6,
                     .chance = 0.5,
                     .bagOfWords = 0.5,
                     .draw = drawNear};

const Task agreementFar{.id = "agreement-far",
                        .words = words,
                        .longest = 12,
                        .chance = 0.5,
                        .bagOfWords = bagFar,
                        .draw = drawFar};

}  // namespace ap
