#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace ap {

/// The file of a shipped model.
inline std::vector<std::uint8_t> shipped(const std::string& model) {
  std::ifstream in(std::string(AP_WEIGHTS_DIRECTORY "/") + model + ".safetensors",
                   std::ios::binary);
  REQUIRE_MESSAGE(in.is_open(), "cannot read the weights of " << model);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace ap
