#pragma once

namespace ap::kernels {

/// Whether this is the build that may fuse multiply and add.
bool isRelaxed();

/// The same products by the tile of each build, to be timed against each other: not every engine
/// that has relaxed instructions is faster with them. Both return a number that depends on all.
/// In a build without relaxed SIMD they do the same.
float tryFused(int rounds);
float tryPlain(int rounds);

}  // namespace ap::kernels
