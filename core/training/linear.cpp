#include "core/training/linear.hpp"

namespace ap::training {

template <typename S>
Var project(Tape<S>& tape, Var input, Var weight) {
  const Var out = tape.make(tape.value(input).rows(), tape.value(weight).cols());
  product<S>(tape.value(input), tape.value(weight), tape.value(out));
  tape.onBackward([&tape, input, weight, out] {
    addProductTransposed<S>(tape.gradient(out), tape.value(weight), tape.gradient(input));
    addTransposedProduct<S>(tape.value(input), tape.gradient(out), tape.gradient(weight));
  });
  return out;
}

template <typename S>
Var projectTransposed(Tape<S>& tape, Var input, Var weight) {
  const Var out = tape.make(tape.value(input).rows(), tape.value(weight).rows());
  productTransposed<S>(tape.value(input), tape.value(weight), tape.value(out));
  tape.onBackward([&tape, input, weight, out] {
    addProduct<S>(tape.gradient(out), tape.value(weight), tape.gradient(input));
    addTransposedProduct<S>(tape.gradient(out), tape.value(input), tape.gradient(weight));
  });
  return out;
}

template <typename S>
Var addBias(Tape<S>& tape, Var input, Var bias) {
  const Var out = tape.make(tape.value(input).rows(), tape.value(input).cols());
  tape.value(out) = tape.value(input).rowwise() + tape.value(bias).row(0);
  tape.onBackward([&tape, input, bias, out] {
    tape.gradient(input) += tape.gradient(out);
    tape.gradient(bias) += tape.gradient(out).colwise().sum();
  });
  return out;
}

template <typename S>
Var add(Tape<S>& tape, Var a, Var b) {
  const Var out = tape.make(tape.value(a).rows(), tape.value(a).cols());
  tape.value(out) = tape.value(a) + tape.value(b);
  tape.onBackward([&tape, a, b, out] {
    tape.gradient(a) += tape.gradient(out);
    tape.gradient(b) += tape.gradient(out);
  });
  return out;
}

template <typename S>
Var relu(Tape<S>& tape, Var input) {
  const Var out = tape.make(tape.value(input).rows(), tape.value(input).cols());
  // NaN stays NaN, so that a run that diverges is seen to.
  tape.value(out) =
      tape.value(input).unaryExpr([](S number) { return number <= 0 ? S(0) : number; });
  tape.onBackward([&tape, input, out] {
    // Without a branch, which compilers vectorise: signs are as good as random.
    const S* const numbers = tape.value(input).data();
    const S* const gradient = tape.gradient(out).data();
    S* const sum = tape.gradient(input).data();
    const Index count = tape.value(input).size();
    for (Index i = 0; i < count; ++i) {
      const S passed = gradient[i];
      sum[i] += numbers[i] > 0 ? passed : S(0);
    }
  });
  return out;
}

template Var project(Tape<float>&, Var, Var);
template Var project(Tape<double>&, Var, Var);
template Var projectTransposed(Tape<float>&, Var, Var);
template Var projectTransposed(Tape<double>&, Var, Var);
template Var addBias(Tape<float>&, Var, Var);
template Var addBias(Tape<double>&, Var, Var);
template Var add(Tape<float>&, Var, Var);
template Var add(Tape<double>&, Var, Var);
template Var relu(Tape<float>&, Var);
template Var relu(Tape<double>&, Var);

}  // namespace ap::training
