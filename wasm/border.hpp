#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <vector>

#include "core/error.hpp"

// What both modules hand to JavaScript in the same way. Results are copies: no view into WASM
// memory survives a call.

EMSCRIPTEN_DECLARE_VAL_TYPE(Fault);

namespace ap {

/// { argument, message } for what is wrong, null for nothing.
inline Fault fault(const std::optional<Error>& error) {
  if (!error) return Fault(emscripten::val::null());
  auto object = emscripten::val::object();
  object.set("argument", error->argument);
  object.set("message", message(*error));
  return Fault(object);
}

/// A copy of the numbers as the typed array of their type.
template <typename Number>
emscripten::val copyOut(const std::vector<Number>& numbers) {
  return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()))
      .template call<emscripten::val>("slice");
}

inline void registerFault() {
  emscripten::register_type<Fault>("{ argument: string; message: string } | null");
}

}  // namespace ap
