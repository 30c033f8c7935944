#pragma once

#include "core/matrix.hpp"

/// The products of training, forward and backward: every one goes through here, whatever computes
/// it. `S` is float in use, double where gradients are checked.
namespace ap::training {

template <typename S>
using MatrixOf = Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <typename S>
using In = Eigen::Ref<const MatrixOf<S>, 0, Eigen::OuterStride<>>;
template <typename S>
using Out = Eigen::Ref<MatrixOf<S>, 0, Eigen::OuterStride<>>;

/// out = a · b: (r, s), (s, c) → (r, c).
template <typename S>
void product(const In<S>& a, const In<S>& b, Out<S> out) {
  out.noalias() = a * b;
}

/// out = a · bᵀ: (r, s), (c, s) → (r, c).
template <typename S>
void productTransposed(const In<S>& a, const In<S>& b, Out<S> out) {
  out.noalias() = a * b.transpose();
}

/// out += a · b: (r, s), (s, c) → (r, c).
template <typename S>
void addProduct(const In<S>& a, const In<S>& b, Out<S> out) {
  out.noalias() += a * b;
}

/// out += a · bᵀ: (r, s), (c, s) → (r, c).
template <typename S>
void addProductTransposed(const In<S>& a, const In<S>& b, Out<S> out) {
  out.noalias() += a * b.transpose();
}

/// out += aᵀ · b: (s, r), (s, c) → (r, c).
template <typename S>
void addTransposedProduct(const In<S>& a, const In<S>& b, Out<S> out) {
  out.noalias() += a.transpose() * b;
}

// In single precision by the kernels of attention.
template <>
void product(const In<float>& a, const In<float>& b, Out<float> out);
template <>
void productTransposed(const In<float>& a, const In<float>& b, Out<float> out);
template <>
void addProduct(const In<float>& a, const In<float>& b, Out<float> out);
template <>
void addProductTransposed(const In<float>& a, const In<float>& b, Out<float> out);
template <>
void addTransposedProduct(const In<float>& a, const In<float>& b, Out<float> out);

}  // namespace ap::training
