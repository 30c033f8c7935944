#pragma once

#include <vector>

#include "core/matrix.hpp"

/// Values seen in a plane.
namespace ap {

/// The two directions in which the rows differ most, orthonormal rows (2, d_v): the leading
/// right singular vectors of the rows less their mean (principal component analysis). Each is
/// turned so that its largest entry is positive; a direction without any variance is 0.
Matrix varianceAxes(const MatrixView& values);

/// Two unit vectors along dimensions of the values: (2, d_v).
Matrix dimensionAxes(Index first, Index second, Index width);

/// Indices of the points on the convex hull of those `among`, counter-clockwise from the leftmost
/// (the lowest of several); points on its edges are left out, and of equal points the first is
/// taken. Points are (m, 2), `among` are indices of them in order. One or two indices where the
/// hull is a point or a line, none without points. (Andrew's monotone chain.)
std::vector<Index> convexHull(const MatrixView& points, std::vector<Index> among);

}  // namespace ap
