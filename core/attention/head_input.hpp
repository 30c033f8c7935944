#pragma once

#include "core/attention/attend.hpp"
#include "core/kernels/products.hpp"

namespace ap {

/// The arrays of one head, and what is known about them.
struct HeadInput {
  const float* q;  // (n, d)
  const float* k;  // (m, d)
  const float* v;  // (m, dv)
  Index n;
  Index m;
  Index d;
  Index dv;
  float scale;
  const Mask& mask;
  bool finiteValues;  // whether all of v is finite, or the mask none, which needs no care

  kernels::Rows keys(Index first) const { return {k + first * d, d}; }
  kernels::Rows values(Index first) const { return {v + first * dv, dv}; }
};

/// The head with this index, of arrays that hold all heads.
HeadInput headInput(const AttendShape& shape, Index head, const float* q, const float* k,
                    const float* v, float scale, const Mask& mask);

}  // namespace ap
