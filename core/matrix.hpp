#pragma once

// Eigen, set up once for native and WASM builds: everything that needs Eigen includes this.

#if defined(__wasm__)
// clang poses as GCC 4.2, for which Eigen would choose x86 inline assembly.
#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
#endif

#include <Eigen/Core>

namespace ap {

// Shape letters, the same everywhere: n queries, m keys, d model width, d_k key width,
// d_v value width, H heads, L layers. One row a token, row-major.
using Index = Eigen::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Ref<const Matrix, 0, Eigen::OuterStride<>>;
using MatrixOut = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

}  // namespace ap
