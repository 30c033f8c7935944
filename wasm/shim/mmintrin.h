#pragma once
// Empty on purpose: Eigen's SSE packets include this header, which Emscripten lacks and they do
// not use.
