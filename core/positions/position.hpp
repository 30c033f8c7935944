#pragma once

#include <span>
#include <string_view>

#include "core/matrix.hpp"

namespace ap {

/// What is added to the embeddings to say where a token stands: nothing, the sinusoids of the
/// Transformer paper, or what the model itself has for it.
enum class Position : unsigned char { none, sinusoidal, model };

/// The public names, in the order of the enumeration.
inline constexpr std::string_view positionNames[] = {"none", "sinusoidal", "model"};

/// Adds the sinusoids of Vaswani et al. 2017, section 3.5, to embeddings (n, d), in place:
/// sin(i / 10000^(c/d)) in even columns c, the cosine of the same angle in the next odd column.
void addSinusoids(MatrixOut embeddings);

}  // namespace ap
