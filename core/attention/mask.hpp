#pragma once

#include <cstdint>
#include <vector>

#include "core/matrix.hpp"

namespace ap {

/// Which key a query may attend to.
class Mask {
 public:
  enum class Kind : std::uint8_t { none, causal, given };

  /// Every query may attend to every key.
  static Mask none() { return Mask(Kind::none); }
  /// Query i may attend to the keys 0 … i.
  static Mask causal() { return Mask(Kind::causal); }
  /// Query i may attend to the keys i … m − 1.
  static Mask rightward(Index m) {
    std::vector<std::uint8_t> allowed(static_cast<std::size_t>(m * m));
    for (Index i = 0; i < m; ++i)
      for (Index j = i; j < m; ++j) allowed[static_cast<std::size_t>(i * m + j)] = 1;
    return given(std::move(allowed), m);
  }
  /// `allowed` is (n, m), row-major, any byte but 0 means "may attend".
  static Mask given(std::vector<std::uint8_t> allowed, Index m) {
    Mask mask(Kind::given);
    mask.owned_ = std::move(allowed);
    mask.m_ = m;
    return mask;
  }
  /// The same with bytes of the caller's, which have to outlive the mask.
  static Mask lent(const std::uint8_t* allowed, Index m) {
    Mask mask(Kind::given);
    mask.lent_ = allowed;
    mask.m_ = m;
    return mask;
  }

  Kind kind() const { return kind_; }

  /// Whether there may be keys that a query may not attend to.
  bool forbids() const { return kind_ != Kind::none; }

  /// The query's m bytes of a given mask.
  const std::uint8_t* row(Index query) const {
    return (lent_ ? lent_ : owned_.data()) + query * m_;
  }

  bool allows(Index query, Index key) const {
    switch (kind_) {
      case Kind::none:
        return true;
      case Kind::causal:
        return key <= query;
      case Kind::given:
        return row(query)[key] != 0;
    }
    return true;
  }

 private:
  explicit Mask(Kind kind) : kind_(kind) {}

  Kind kind_;
  Index m_ = 0;
  std::vector<std::uint8_t> owned_;
  const std::uint8_t* lent_ = nullptr;
};

}  // namespace ap
