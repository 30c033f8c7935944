#pragma once

#include "core/kernels/products.hpp"

/// Products of whole matrices by the same kernels: every sum in the order of its terms, so that a
/// row has the same bits in a block of any size. All matrices are row-major.
namespace ap::kernels {

/// a · b: (rows, depth) · (depth, width) → (rows, width), each row `stride` after the one before.
void multiply(Rows a, Index rows, Index depth, Rows b, Index width, float* result, Index stride);

/// a · bᵀ: (rows, depth) · (width, depth)ᵀ → (rows, width).
void multiplyTransposed(Rows a, Index rows, Index depth, Rows b, Index width, float* result,
                        Index stride);

}  // namespace ap::kernels
