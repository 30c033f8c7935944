#include <emscripten/bind.h>

#include "core/kernels/trial.hpp"

namespace {

bool isRelaxed() { return ap::kernels::isRelaxed(); }

}  // namespace

EMSCRIPTEN_BINDINGS(trial) {
  emscripten::function("isRelaxed", &isRelaxed);
  emscripten::function("tryFused(rounds)", &ap::kernels::tryFused);
  emscripten::function("tryPlain(rounds)", &ap::kernels::tryPlain);
}
