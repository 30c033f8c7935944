#pragma once

#include "core/kernels/products.hpp"

namespace ap::kernels {

/// Puts up to eight rows of `width` numbers side by side, each number times `factor`:
///   panel[c * 8 + lane] = rows(lane, c) · factor, and 0 in the lanes from `count` on.
void pack(Rows rows, Index count, Index width, float factor, float* panel);

/// The way back, each lane times its own factor:
///   rows[lane * rowStride + c] = panel[c * 8 + lane] · factor(lane) for the lanes before `count`.
void unpack(const float* panel, Index width, const Float4 factor[2], Index count, float* rows,
            Index rowStride);

}  // namespace ap::kernels
