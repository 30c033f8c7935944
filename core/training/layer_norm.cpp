#include "core/training/layer_norm.hpp"

#include <cmath>

namespace ap::training {

template <typename S>
Var layerNorm(Tape<S>& tape, Var input, Var gain, Var bias) {
  const Index n = tape.value(input).rows();
  const Index d = tape.value(input).cols();
  const Var out = tape.make(n, d);
  const Var unit = tape.make(n, d);   // before gain and bias
  const Var slope = tape.make(n, 1);  // 1 / √(variance + ε)
  for (Index i = 0; i < n; ++i) {
    const auto row = tape.value(input).row(i);
    auto centred = tape.value(unit).row(i);
    centred = row.array() - row.mean();
    const S variance = centred.squaredNorm() / static_cast<S>(d);
    tape.value(slope)(i, 0) = 1 / std::sqrt(variance + static_cast<S>(layerNormEpsilon));
    centred *= tape.value(slope)(i, 0);
    tape.value(out).row(i) = centred.cwiseProduct(tape.value(gain)) + tape.value(bias);
  }
  // With u = (x − mean) · slope and h = ∂L/∂u = g · gain:
  //   ∂L/∂x = slope · (h − mean(h) − u · mean(h u)).
  tape.onBackward([&tape, input, gain, bias, out, unit, slope, n, d] {
    MatrixOf<S> h(1, d);
    for (Index i = 0; i < n; ++i) {
      const auto g = tape.gradient(out).row(i);
      const auto u = tape.value(unit).row(i);
      h = g.cwiseProduct(tape.value(gain));
      const S along = h.row(0).dot(u) / static_cast<S>(d);
      tape.gradient(input).row(i).array() +=
          tape.value(slope)(i, 0) * (h.row(0).array() - h.mean() - u.array() * along);
      tape.gradient(gain) += g.cwiseProduct(u);
      tape.gradient(bias) += g;
    }
  });
  return out;
}

template Var layerNorm(Tape<float>&, Var, Var, Var);
template Var layerNorm(Tape<double>&, Var, Var, Var);

}  // namespace ap::training
