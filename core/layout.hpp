#pragma once

#include "core/settings.hpp"
#include "core/snapshot.hpp"

namespace ap {

/// Puts into the table every tensor that these settings give, and makes room for all of them, so
/// that every pass writes straight into the one buffer. Only `planeHull` is not among them: how
/// large it is shows when the values are there.
void layOut(const Plan& plan, Snapshot& snapshot);

}  // namespace ap
