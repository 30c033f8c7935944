#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/matrix.hpp"
#include "core/random.hpp"

namespace ap {

/// A question: a sentence whose last word asks for one word.
struct Example {
  std::vector<Index> words;   // n, by number in the task's words
  std::vector<Index> values;  // n: a second word at the same place, −1 for none; or empty
  Index answer;               // a word, by number
  Index look;  // the place that has to be looked at, −1 where there is no such place
  /// What is split by: two words of the sentence, not one that asks and its answer, since "never
  /// these two" could then be learned by who does not look.
  Index pair[2];
};

/// Something to learn: where the answer is, and what is needed to know it.
struct Task {
  std::string_view id;
  std::string_view words;  // all, separated by spaces
  Index longest;           // sentence
  double chance;           // how often a guess among the answers is right
  /// How often the best guess is right of one who knows the word that asks, and which other words
  /// there are, but not their order. (Equal weights can do better: what is summed has its place in
  /// it too.)
  double bagOfWords;
  Example (*draw)(Random&);
};

extern const Task whoIsShe;
extern const Task agreement;
extern const Task agreementFar;
extern const Task lookItUp;
extern const Task wordBefore;
extern const Task majority;
extern const Task onItsOwn;

/// Every task that can be trained live. A new task is a file here and a line in registry.cpp.
std::span<const Task* const> tasks();
std::vector<std::string_view> taskIds();
/// The task with this id, or null.
const Task* findTask(std::string_view id);

/// One in four pairs is never trained on: what is asked with these shows what was understood, not
/// remembered. They are those whose numbers add up to one more than a multiple of four: so every
/// word is held out as often as any other (none is paired with itself), and which words are rare in
/// training tells nothing.
enum class Split : unsigned char { training, heldOut };
Split splitOf(const Example& example);
Example drawExample(const Task& task, Random& random, Split split);

/// The number of a word of the task, which has it.
Index wordNumber(const Task& task, std::string_view word);

}  // namespace ap
