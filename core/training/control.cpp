#include "core/training/control.hpp"

#include <cmath>

namespace ap::training {

namespace {

/// Weights in proportion to `share` of (head, place that asks, place looked at), where the mask
/// allows.
template <typename Share>
Weighing inShares(Tape<float>& tape, const Layout& layout, const Share& share) {
  const Var weights = tape.make(layout.heads * layout.queries.rows(), layout.keys.longest());
  Matrix& rows = tape.value(weights);
  rows.setZero();
  for (Index h = 0; h < layout.heads; ++h)
    for (Index b = 0; b < layout.queries.count(); ++b)
      for (Index i = 0; i < layout.queries.length(b); ++i) {
        auto row = rows.row(h * layout.queries.rows() + layout.queries.start(b) + i);
        float total = 0;
        for (Index j = 0; j < layout.keys.length(b); ++j)
          if (layout.mask.allows(i, j)) total += row(j) = share(h, i, j);
        if (total > 0) row /= total;
      }
  return {weights, std::nullopt};
}

Weighing learned(Tape<float>& tape, Var queries, Var keys, const Layout& layout, std::uint64_t) {
  return scaledSoftmaxWeights(tape, queries, keys, layout);
}

Weighing uniform(Tape<float>& tape, Var, Var, const Layout& layout, std::uint64_t) {
  return inShares(tape, layout, [](Index, Index, Index) { return 1.0f; });
}

Weighing pattern(Tape<float>& tape, Var, Var, const Layout& layout, std::uint64_t seed) {
  return inShares(tape, layout, [seed](Index head, Index i, Index j) {
    Random random(seed ^ static_cast<std::uint64_t>((head * 4096 + i) * 4096 + j + 1));
    return std::exp(random.normal());
  });
}

Weighing none(Tape<float>& tape, Var, Var, const Layout& layout, std::uint64_t) {
  return inShares(tape, layout, [](Index, Index, Index) { return 0.0f; });
}

constexpr Control all[] = {
    {"learned", learned}, {"uniform", uniform}, {"pattern", pattern}, {"none", none}};

}  // namespace

std::span<const Control> controls() { return all; }

std::vector<std::string_view> controlIds() {
  std::vector<std::string_view> ids;
  for (const Control& control : all) ids.push_back(control.id);
  return ids;
}

const Control* findControl(std::string_view id) {
  for (const Control& control : all)
    if (control.id == id) return &control;
  return nullptr;
}

}  // namespace ap::training
