#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Reads the files of tests/golden. How they are made: tests/golden/generate.py.
namespace ap {

inline std::ifstream openGolden(const std::string& name) {
  std::ifstream file(std::string(AP_GOLDEN_DIRECTORY "/") + name, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "cannot read " << name << " in " AP_GOLDEN_DIRECTORY);
  return file;
}

inline nlohmann::json goldenJson(const std::string& name) {
  auto file = openGolden(name);
  auto cases = nlohmann::json::parse(file);
  REQUIRE_FALSE(cases.empty());
  return cases;
}

/// Little-endian floats. Every machine that this is built for is little-endian.
inline std::vector<float> goldenFloats(const std::string& name) {
  auto file = openGolden(name);
  file.seekg(0, std::ios::end);
  std::vector<float> numbers(static_cast<std::size_t>(file.tellg()) / sizeof(float));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(numbers.data()),
            static_cast<std::streamsize>(numbers.size() * sizeof(float)));
  REQUIRE(file.good());
  return numbers;
}

}  // namespace ap
