#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "core/training/parameters.hpp"
#include "core/training/product.hpp"

namespace ap::training {

/// A matrix on a tape.
struct Var {
  std::size_t index;
};

/// Remembers what was computed from what, so that backward() can walk back through it: every
/// operation computes its value at once and leaves its derivative here, as the function that adds
/// to the gradients of what it read. (Reverse mode of automatic differentiation, Linnainmaa 1970.)
template <typename S>
class Tape {
 public:
  explicit Tape(Parameters<S>& parameters) : parameters_(&parameters) {}

  /// A parameter: its gradient is added to that of the parameter itself.
  Var parameter(ParameterId id) {
    Parameter<S>& parameter = (*parameters_)[id];
    Node& node = next();
    node.at = &parameter.value;
    node.gradientAt = &parameter.gradient;
    return last();
  }

  /// A matrix to be written by the operation that makes it. Memory is that of the run before.
  Var make(Index rows, Index columns) {
    Node& node = next();
    node.value.resize(rows, columns);
    node.at = &node.value;
    node.gradientAt = &node.gradient;
    return last();
  }

  MatrixOf<S>& value(Var var) { return *nodes_[var.index].at; }
  MatrixOf<S>& gradient(Var var) { return *nodes_[var.index].gradientAt; }

  /// Leaves an operation's derivative.
  void onBackward(std::function<void()> step) { steps_.push_back(std::move(step)); }

  /// Sets the gradient of `loss` (1, 1) to 1 and adds to the gradients of all that it came from:
  /// those of parameters go on from what they are, all others from 0.
  void backward(Var loss) {
    for (std::size_t i = 0; i < used_; ++i) {
      Node& node = nodes_[i];
      if (node.gradientAt == &node.gradient)
        node.gradient.setZero(node.value.rows(), node.value.cols());
    }
    gradient(loss).setOnes();
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) (*step)();
  }

  /// Forgets all, but keeps the memory.
  void clear() {
    used_ = 0;
    steps_.clear();
  }

 private:
  struct Node {
    MatrixOf<S> value;
    MatrixOf<S> gradient;
    MatrixOf<S>* at;  // the two above, or a parameter's
    MatrixOf<S>* gradientAt;
  };

  Node& next() {
    if (used_ == nodes_.size()) nodes_.emplace_back();
    return nodes_[used_++];
  }
  Var last() const { return {used_ - 1}; }

  Parameters<S>* parameters_;
  std::deque<Node> nodes_;  // never move, as they hold on to themselves
  std::size_t used_ = 0;
  std::vector<std::function<void()>> steps_;
};

}  // namespace ap::training
