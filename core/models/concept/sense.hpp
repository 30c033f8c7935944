// What a word means to the concept model: a little of each of sixteen named dimensions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace ap::words {

/// The columns of an embedding.
enum class Dimension : std::uint8_t {
  // What it names.
  person,
  animal,
  food,
  thing,
  place,
  // What it tells.
  colour,
  quality,
  manner,
  action,
  // That it stands for another word, or points at the next noun.
  pronoun,
  pointer,
  // Shades; their opposites are negative: male, not many, small, bad, dark.
  female,
  many,
  size,
  good,
  bright,
  // Where it stands: 1, i/8 and (i/8)² for token i.
  bias,
  position,
  positionSquared
};

inline constexpr std::string_view dimensionNames[] = {
    "person", "animal", "food",    "thing",    "place",     "colour", "quality",
    "manner", "action", "pronoun", "pointer",  "female",    "many",   "size",
    "good",   "bright", "bias",    "position", "position²",
};

constexpr std::size_t index(Dimension dimension) { return static_cast<std::size_t>(dimension); }

inline constexpr std::size_t meaningSize = index(Dimension::bias);
inline constexpr std::size_t width = std::size(dimensionNames);
static_assert(width == index(Dimension::positionSquared) + 1);

/// A point in the space of meanings. Every coordinate is a multiple of 0.25, so that it can be
/// read.
struct Sense {
  std::int8_t quarters[meaningSize] = {};

  constexpr Sense() = default;
  constexpr Sense(Dimension dimension) { quarters[index(dimension)] = 4; }  // NOLINT: 1 of it

  constexpr float operator[](Dimension dimension) const { return at(index(dimension)); }
  constexpr float at(std::size_t column) const { return static_cast<float>(quarters[column]) / 4; }
  constexpr void set(Dimension dimension, double value) {
    quarters[index(dimension)] = static_cast<std::int8_t>(value * 4);
  }
};

constexpr Sense operator+(Sense a, const Sense& b) {
  for (std::size_t c = 0; c < meaningSize; ++c)
    a.quarters[c] = static_cast<std::int8_t>(a.quarters[c] + b.quarters[c]);
  return a;
}

constexpr Sense operator*(double factor, Sense sense) {
  for (std::int8_t& quarter : sense.quarters) quarter = static_cast<std::int8_t>(quarter * factor);
  return sense;
}

constexpr Sense operator-(const Sense& a, const Sense& b) { return a + -1 * b; }

// For operands without a class type C++ asks for operators of their own.
constexpr Sense operator+(Dimension a, Dimension b) { return Sense(a) + Sense(b); }
constexpr Sense operator-(Dimension a, Dimension b) { return Sense(a) - Sense(b); }
constexpr Sense operator*(double factor, Dimension dimension) { return factor * Sense(dimension); }

}  // namespace ap::words
