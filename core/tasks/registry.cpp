#include <algorithm>

#include "core/tasks/task.hpp"
#include "core/text/split.hpp"

namespace ap {

std::span<const Task* const> tasks() {
  static constexpr const Task* all[] = {&whoIsShe,   &agreement, &agreementFar, &lookItUp,
                                        &wordBefore, &majority,  &onItsOwn};
  return all;
}

std::vector<std::string_view> taskIds() {
  std::vector<std::string_view> ids;
  for (const Task* task : tasks()) ids.push_back(task->id);
  return ids;
}

const Task* findTask(std::string_view id) {
  for (const Task* task : tasks())
    if (task->id == id) return task;
  return nullptr;
}

Split splitOf(const Example& example) {
  return (example.pair[0] + example.pair[1]) % 4 == 1 ? Split::heldOut : Split::training;
}

Example drawExample(const Task& task, Random& random, Split split) {
  while (true) {
    Example example = task.draw(random);
    if (splitOf(example) == split) return example;
  }
}

Index wordNumber(const Task& task, std::string_view word) {
  const auto words = split(task.words, ' ');
  return std::ranges::find(words, word) - words.begin();
}

}  // namespace ap
