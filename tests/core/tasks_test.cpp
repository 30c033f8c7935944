#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/tasks/task.hpp"
#include "core/text/split.hpp"

// What every task owes: all of the registry goes through each of these.
namespace ap {
namespace {

template <typename Check>
void forTasks(Check check) {
  for (const Task* task : tasks()) {
    CAPTURE(std::string(task->id));
    check(*task);
  }
}

std::vector<Example> draw(const Task& task, Split split, int count = 2000) {
  Random random(3);
  std::vector<Example> examples;
  for (int i = 0; i < count; ++i) examples.push_back(drawExample(task, random, split));
  return examples;
}

// What a bag of words knows: the word that asks, and which others there are.
std::vector<Index> bagOf(const Example& example) {
  std::vector<Index> bag(example.words.begin(), example.words.end() - 1);
  for (const Index value : example.values) bag.push_back(value);
  std::ranges::sort(bag);
  bag.push_back(example.words.back());
  return bag;
}

}  // namespace

TEST_CASE("tasks: ids are unique and found, words are different") {
  std::set<std::string_view> ids;
  forTasks([&](const Task& task) {
    CHECK(ids.insert(task.id).second);
    CHECK(findTask(task.id) == &task);
    const auto words = split(task.words, ' ');
    CHECK(std::set(words.begin(), words.end()).size() == words.size());
    for (const std::string_view word : words) CHECK_FALSE(word.empty());
  });
  CHECK(findTask("no such task") == nullptr);
  CHECK(taskIds().size() == ids.size());
}

TEST_CASE("tasks: examples stay within words and length, and look where there is something") {
  forTasks([](const Task& task) {
    const auto words = static_cast<Index>(split(task.words, ' ').size());
    std::size_t longest = 0;
    for (const Example& example : draw(task, Split::training)) {
      longest = std::max(longest, example.words.size());
      const auto n = static_cast<Index>(example.words.size());
      REQUIRE(n >= 2);
      for (const Index word : example.words) REQUIRE((word >= 0 && word < words));
      REQUIRE((example.values.empty() || example.values.size() == example.words.size()));
      for (const Index value : example.values) REQUIRE((value >= -1 && value < words));
      REQUIRE((example.answer >= 0 && example.answer < words));
      REQUIRE((example.look >= -1 && example.look < n - 1));
    }
    CHECK(static_cast<Index>(longest) == task.longest);
  });
}

TEST_CASE("tasks: held-out pairs never occur in training, and are a fair part of all") {
  forTasks([](const Task& task) {
    const auto pairsOf = [&](Split split) {
      std::set<std::array<Index, 2>> pairs;
      for (const Example& example : draw(task, split))
        pairs.insert({example.pair[0], example.pair[1]});
      return pairs;
    };
    const auto training = pairsOf(Split::training);
    const auto heldOut = pairsOf(Split::heldOut);
    for (const auto& pair : heldOut) CHECK_FALSE(training.contains(pair));
    const auto share =
        static_cast<double>(heldOut.size()) / static_cast<double>(heldOut.size() + training.size());
    CHECK(share > 0.15);
    CHECK(share < 0.35);
  });
}

TEST_CASE("tasks: no word is held out more often than others of its kind") {
  forTasks([](const Task& task) {
    std::map<Index, int> answers;
    const auto count = [&](Split split, int sign) {
      for (const Example& example : draw(task, split, 6000)) answers[example.answer] += sign;
    };
    count(Split::training, 1);
    count(Split::heldOut, -1);
    // Differences of counts with deviations below √(2 · 6000 / answers).
    const double deviation = std::sqrt(12000.0 / static_cast<double>(answers.size()));
    for (const auto& [answer, difference] : answers) CHECK(std::abs(difference) < 5 * deviation);
  });
}

TEST_CASE("tasks: chance is a guess among the answers") {
  forTasks([](const Task& task) {
    std::set<Index> answers;
    for (const Example& example : draw(task, Split::training)) answers.insert(example.answer);
    CHECK(task.chance == 1 / static_cast<double>(answers.size()));
  });
}

TEST_CASE("tasks: the same words in another order have other answers, as often as is said") {
  // Few bags of words come twice in many draws, so bags are shuffled: of all orders that the task
  // could have drawn, how many have the answer that most have?
  const auto ceiling = [](const Task& task, int draws) {
    Random random(9);
    std::map<std::vector<Index>, std::map<Index, int>> answersOf;
    for (int i = 0; i < draws; ++i) {
      const Example example = task.draw(random);
      ++answersOf[bagOf(example)][example.answer];
    }
    // Of bags that came often enough to tell.
    double right = 0;
    double all = 0;
    for (const auto& [bag, answers] : answersOf) {
      int sum = 0;
      int most = 0;
      for (const auto& [answer, count] : answers) {
        sum += count;
        most = std::max(most, count);
      }
      if (sum < 40) continue;
      right += most;
      all += sum;
    }
    REQUIRE(all > 1000);
    return right / all;
  };
  // The largest of a few counts is a little above the mean of all.
  CHECK(std::abs(ceiling(whoIsShe, 20000) - whoIsShe.bagOfWords) < 1e-12);
  CHECK(std::abs(ceiling(agreement, 400000) - agreement.bagOfWords) < 0.06);
}

TEST_CASE("tasks: what is at the place to look at gives the answer") {
  for (const Example& example : draw(whoIsShe, Split::training))
    CHECK(example.words[static_cast<std::size_t>(example.look)] == example.answer);
  for (const Example& example : draw(wordBefore, Split::training)) {
    CHECK(example.words[static_cast<std::size_t>(example.look)] == example.answer);
    CHECK(example.look == static_cast<Index>(example.words.size()) - 2);
  }
  for (const Example& example : draw(lookItUp, Split::training)) {
    const auto look = static_cast<std::size_t>(example.look);
    CHECK(example.values[look] == example.answer);
    CHECK(example.words[look] == example.words.back());
    CHECK(std::ranges::count(example.words, example.words.back()) == 2);
  }
  for (const Task* task : {&agreement, &agreementFar}) {
    const auto words = split(task->words, ' ');
    for (const Example& example : draw(*task, Split::training)) {
      const auto subject =
          words[static_cast<std::size_t>(example.words[static_cast<std::size_t>(example.look)])];
      CHECK(words[static_cast<std::size_t>(example.answer)] ==
            (subject.ends_with('s') ? "are" : "is"));
    }
  }
}

TEST_CASE("tasks: the majority is one, a word's opposite has it as its own") {
  for (const Example& example : draw(majority, Split::training)) {
    Index fruits = 0;
    for (std::size_t i = 0; i + 1 < example.words.size(); ++i)
      fruits += example.words[i] >= 8 ? 1 : 0;
    const auto words = split(majority.words, ' ');
    CHECK(words[static_cast<std::size_t>(example.answer)] == (fruits >= 4 ? "fruits" : "animals"));
  }
  std::map<Index, Index> opposites;
  for (const Example& example : draw(onItsOwn, Split::training))
    opposites[example.words.back()] = example.answer;
  for (const auto& [word, opposite] : opposites) {
    CHECK(word != opposite);
    CHECK(opposites[opposite] == word);
  }
}

}  // namespace ap
