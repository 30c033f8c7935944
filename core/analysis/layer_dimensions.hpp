#pragma once

#include <span>

#include "core/matrix.hpp"

namespace ap {

/// How many independent changes of the weights of all heads of a layer, H rows of n for one query,
/// leave what comes out of it as it is.
struct LayerDimensions {
  std::size_t concatenated;  // Σ_h (n − rank[V_h 1]): the heads' outputs side by side
  std::size_t projected;     // H·n − rank of the stacked rows [V_h W_O^h, e_h]: after W_O
};

/// `values` holds one V_h (n, d_v) a head, `outputProjection` is W_O (H·d_v, d). Ranks as in
/// ColumnSpace; of the stacked rows each head's mean row is subtracted, which is what e_h does.
LayerDimensions layerDimensions(std::span<const Matrix> values, const MatrixView& outputProjection);

}  // namespace ap
