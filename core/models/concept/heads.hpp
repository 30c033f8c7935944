// The hand-set projections of the concept model.
#pragma once

#include "core/models/model.hpp"

namespace ap::words {

/// "describes", "refers to", "does what to whom" and "same kind", and W_O.
AttentionLayer conceptLayer();

}  // namespace ap::words
