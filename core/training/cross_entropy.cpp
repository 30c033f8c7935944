#include "core/training/cross_entropy.hpp"

#include <cmath>

#include "core/training/exponentials.hpp"

namespace ap::training {

template <typename S>
Var crossEntropy(Tape<S>& tape, Var logits, std::vector<Index> right) {
  const Index rows = tape.value(logits).rows();
  const Var loss = tape.make(1, 1);
  const Var shares = tape.make(rows, tape.value(logits).cols());
  double total = 0;
  for (Index i = 0; i < rows; ++i) {
    const auto row = tape.value(logits).row(i);
    auto share = tape.value(shares).row(i);
    const S top = row.maxCoeff();
    const S sum = exponentiate(row.data(), row.size(), top, share.data());
    share /= sum;
    total += std::log(static_cast<double>(sum)) -
             static_cast<double>(row(right[static_cast<std::size_t>(i)]) - top);
  }
  tape.value(loss)(0, 0) = rows == 0 ? S(0) : static_cast<S>(total / static_cast<double>(rows));
  // ∂L/∂logit_c = (share_c − [c is right]) / rows.
  tape.onBackward([&tape, logits, loss, shares, rows, right = std::move(right)] {
    if (rows == 0) return;
    const S each = tape.gradient(loss)(0, 0) / static_cast<S>(rows);
    tape.gradient(logits) += each * tape.value(shares);
    for (Index i = 0; i < rows; ++i)
      tape.gradient(logits)(i, right[static_cast<std::size_t>(i)]) -= each;
  });
  return loss;
}

template Var crossEntropy(Tape<float>&, Var, std::vector<Index>);
template Var crossEntropy(Tape<double>&, Var, std::vector<Index>);

}  // namespace ap::training
