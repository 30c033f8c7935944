#include "core/training/embedding.hpp"

namespace ap::training {

template <typename S>
Var rowsOf(Tape<S>& tape, Var table, std::vector<Index> numbers) {
  const auto count = static_cast<Index>(numbers.size());
  const Var out = tape.make(count, tape.value(table).cols());
  for (Index i = 0; i < count; ++i) {
    const Index number = numbers[static_cast<std::size_t>(i)];
    if (number < 0)
      tape.value(out).row(i).setZero();
    else
      tape.value(out).row(i) = tape.value(table).row(number);
  }
  tape.onBackward([&tape, table, out, numbers = std::move(numbers)] {
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (numbers[i] >= 0)
        tape.gradient(table).row(numbers[i]) += tape.gradient(out).row(static_cast<Index>(i));
  });
  return out;
}

template Var rowsOf(Tape<float>&, Var, std::vector<Index>);
template Var rowsOf(Tape<double>&, Var, std::vector<Index>);

}  // namespace ap::training
