#include "core/attention/head_input.hpp"

#include "core/kernels/finite.hpp"

namespace ap {

HeadInput headInput(const AttendShape& shape, Index head, const float* q, const float* k,
                    const float* v, float scale, const Mask& mask) {
  const auto& [heads, n, m, d, dv] = shape;
  const float* const values = v + head * m * dv;
  return {.q = q + head * n * d,
          .k = k + head * m * d,
          .v = values,
          .n = n,
          .m = m,
          .d = d,
          .dv = dv,
          .scale = scale,
          .mask = mask,
          .finiteValues = !mask.forbids() || kernels::allFinite(values, m * dv)};
}

}  // namespace ap
