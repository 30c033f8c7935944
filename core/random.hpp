#pragma once

#include <cstdint>
#include <string_view>

namespace ap {

/// Pseudo-random numbers from a seed, the same bits on every machine: whole-number arithmetic and
/// sums only, no libm. The generator is SplitMix64 (Steele, Lea and Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// What a generator that goes on from here would be seeded with.
  std::uint64_t state() const { return state_; }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  /// A whole number from 0 to end − 1, each as likely as the others up to one part in 2^64 / end.
  std::uint64_t below(std::uint64_t end) { return next() % end; }

  /// Nearly normal, mean 0, variance 1, within ±6: the sum of twelve uniform numbers, less 6.
  float normal() {
    std::int32_t sum = 0;
    for (int i = 0; i < 3; ++i) {
      const std::uint64_t bits = next();
      for (int part = 0; part < 4; ++part)
        sum += static_cast<std::int32_t>(bits >> (16 * part) & 0xffff);
    }
    return static_cast<float>(sum - 6 * 65536 + 6) / 65536;
  }

 private:
  std::uint64_t state_;
};

/// A hash of the bytes (FNV-1a), to seed what belongs to a word.
inline std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

}  // namespace ap
