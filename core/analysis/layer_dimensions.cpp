#include "core/analysis/layer_dimensions.hpp"

#include "core/analysis/ambiguity.hpp"
#include "core/analysis/rankings.hpp"

namespace ap {

LayerDimensions layerDimensions(std::span<const Matrix> values,
                                const MatrixView& outputProjection) {
  const auto heads = static_cast<Index>(values.size());
  const Index n = values[0].rows();
  const Index valueWidth = values[0].cols();
  std::size_t concatenated = 0;
  Matrix stacked(heads * n, outputProjection.cols());
  for (Index h = 0; h < heads; ++h) {
    const Matrix& own = values[static_cast<std::size_t>(h)];
    concatenated += Ambiguity(own).dimension();
    stacked.middleRows(h * n, n) =
        projected(own, outputProjection.middleRows(h * valueWidth, valueWidth));
  }

  ScaledColumns scaled(stacked);
  for (Index h = 0; h < heads; ++h)
    centre(scaled.rows, static_cast<std::size_t>(h * n), static_cast<std::size_t>(n));
  const std::size_t rank = ColumnSpace(scaled.rows).rank() + values.size();
  return {concatenated, static_cast<std::size_t>(heads * n) - rank};
}

}  // namespace ap
