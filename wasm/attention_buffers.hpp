#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <new>

#include "core/attention/attend.hpp"

// What attend and attendBackward have in common at the border.

EMSCRIPTEN_DECLARE_VAL_TYPE(Floats);
EMSCRIPTEN_DECLARE_VAL_TYPE(Bytes);

namespace ap {

inline AttendShape shapeOf(const AttendRequest& request) {
  const auto index = [](double size) { return static_cast<Index>(size); };
  return {index(request.heads), index(request.n), index(request.m), index(request.d),
          index(request.dv)};
}

/// Memory that may be refused, where std::vector would end the program. It holds anything until it
/// is written: to clear the weights of many tokens would take as long as half of them.
template <typename Number>
class Buffer {
 public:
  explicit Buffer(Index length)
      : count_(static_cast<std::size_t>(length)), first_(new (std::nothrow) Number[count_]) {}

  bool fits() const { return first_ != nullptr; }
  Number* data() const { return first_.get(); }

  /// Holds until WASM memory grows.
  template <typename View>
  View view() const {
    return View(emscripten::val(emscripten::typed_memory_view(count_, first_.get())));
  }

 private:
  std::size_t count_;
  std::unique_ptr<Number[]> first_;
};

enum class MaskName { none, causal, given };

/// The mask of that name; `bytes` are those of a given one.
inline Mask maskOf(MaskName name, const std::uint8_t* bytes, Index m) {
  if (name == MaskName::given) return Mask::lent(bytes, m);
  return name == MaskName::causal ? Mask::causal() : Mask::none();
}

}  // namespace ap
