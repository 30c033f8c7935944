#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/training/blocks.hpp"

namespace ap::training {

/// What attention can be replaced with, to see what is lost without it. All else stays: the
/// parameters, values, W_O, and how it is trained.
struct Control {
  std::string_view id;
  /// The weights; `seed` chooses a pattern.
  Weighing (*weigh)(Tape<float>& tape, Var queries, Var keys, const Layout& layout,
                    std::uint64_t seed);
};

/// `learned`; `uniform`: every word that may be looked at gets the same; `pattern`: a share for
/// each place, drawn once and the same in every sentence; `none`: every weight is 0, so that a word
/// has nothing but itself. (Frozen random Q and K are no control: embeddings learn around them.)
std::span<const Control> controls();
std::vector<std::string_view> controlIds();
/// The control with this id, or null.
const Control* findControl(std::string_view id);

}  // namespace ap::training
