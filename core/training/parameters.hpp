#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/training/product.hpp"

namespace ap::training {

/// A matrix that is learned, with what AdamW remembers of its gradients.
template <typename S>
struct Parameter {
  std::string name;
  MatrixOf<S> value;
  MatrixOf<S> gradient;
  MatrixOf<S> mean;      // of the gradient: AdamW's first moment
  MatrixOf<S> variance;  // of the gradient, not centred: its second moment
  bool decays;           // whether weight decay pulls it to 0: projections, not gains and biases
};

/// Which parameter of a model.
struct ParameterId {
  std::size_t index;
};

/// The parameters of one model, in the order in which they were made.
template <typename S>
class Parameters {
 public:
  /// A matrix of nearly normal numbers with this deviation, drawn in single precision, so that a
  /// seed means the same in double.
  ParameterId draw(std::string_view name, Index rows, Index columns, float deviation,
                   Random& random) {
    const ParameterId id = add(name, MatrixOf<S>(rows, columns), true);
    MatrixOf<S>& value = (*this)[id].value;
    for (Index i = 0; i < value.size(); ++i)
      value.data()[i] = static_cast<S>(random.normal() * deviation);
    return id;
  }

  /// A row of one number, for gains (1) and biases (0).
  ParameterId constant(std::string_view name, Index columns, float number) {
    return add(name, MatrixOf<S>::Constant(1, columns, static_cast<S>(number)), false);
  }

  Parameter<S>& operator[](ParameterId id) { return all_[id.index]; }
  const Parameter<S>& operator[](ParameterId id) const { return all_[id.index]; }
  std::vector<Parameter<S>>& all() { return all_; }
  const std::vector<Parameter<S>>& all() const { return all_; }

  /// How many numbers are learned.
  Index count() const {
    Index count = 0;
    for (const Parameter<S>& parameter : all_) count += parameter.value.size();
    return count;
  }

 private:
  ParameterId add(std::string_view name, MatrixOf<S> value, bool decays) {
    const MatrixOf<S> zero = MatrixOf<S>::Zero(value.rows(), value.cols());
    all_.push_back({std::string(name), std::move(value), zero, zero, zero, decays});
    return {all_.size() - 1};
  }

  std::vector<Parameter<S>> all_;
};

}  // namespace ap::training
