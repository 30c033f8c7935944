#include "core/safetensors.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "tests/core/inputs.hpp"

namespace ap {
namespace {

// A file with this header, padded by nothing, and so many bytes after it.
std::vector<std::uint8_t> fileOf(std::string_view header, std::size_t bytes = 0) {
  std::vector<std::uint8_t> file(8);
  for (std::size_t i = 0; i < 8; ++i)
    file[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(header.size()) >> (8 * i));
  file.insert(file.end(), header.begin(), header.end());
  file.resize(file.size() + bytes);
  return file;
}

std::string refusal(const std::vector<std::uint8_t>& file) {
  Safetensors read;
  const auto error = readSafetensors(file, read);
  CHECK(read.tensors.empty());
  CHECK(read.metadata.empty());
  return error ? message(*error) : "";
}

std::string entry(std::string_view name, std::string_view type, std::string_view shape,
                  std::string_view offsets) {
  return "\"" + std::string(name) + "\":{\"dtype\":\"" + std::string(type) + "\",\"shape\":[" +
         std::string(shape) + "],\"data_offsets\":[" + std::string(offsets) + "]}";
}

}  // namespace

TEST_CASE("safetensors: what is written can be read, in either precision") {
  Random random(1);
  const Matrix a = drawMatrix(random, 3, 5);
  const Matrix b = drawMatrix(random, 1, 7);
  const Matrix none(0, 4);
  const NamedMatrix matrices[] = {{"b", &b}, {"a \"quoted\" é", &a}, {"none", &none}};
  for (const Precision precision : {Precision::half, Precision::single}) {
    const auto file = writeSafetensors(matrices, {{"words", "the cat"}, {"empty", ""}}, precision);
    Safetensors read;
    REQUIRE_FALSE(readSafetensors(file, read));
    CHECK(read.metadata == std::map<std::string, std::string>{{"words", "the cat"}, {"empty", ""}});
    REQUIRE(read.tensors.size() == 3);
    CHECK(read.find("c") == nullptr);
    for (const auto& [name, matrix] : matrices) {
      const StoredTensor* tensor = read.find(name);
      REQUIRE((tensor != nullptr));
      CHECK(tensor->type == (precision == Precision::half ? "F16" : "F32"));
      Matrix back;
      REQUIRE_FALSE(readMatrix(*tensor, back));
      REQUIRE(back.rows() == matrix->rows());
      REQUIRE(back.cols() == matrix->cols());
      for (Index i = 0; i < back.size(); ++i) {
        const float expected = matrix->data()[i];
        if (precision == Precision::single)
          CHECK(back.data()[i] == expected);
        else
          CHECK(std::abs(back.data()[i] - expected) <= std::abs(expected) * 0x1p-11f);
      }
    }
  }
}

TEST_CASE("safetensors: half precision rounds to even, and keeps what is special") {
  const Matrix numbers{{1 + 0x1p-11f, 1 + 3 * 0x1p-11f, 65504, 1e6f, -0.0f, 0x1p-24f}};
  const NamedMatrix matrices[] = {{"x", &numbers}};
  const auto file = writeSafetensors(matrices, {}, Precision::half);
  Safetensors read;
  REQUIRE_FALSE(readSafetensors(file, read));
  Matrix back;
  REQUIRE_FALSE(readMatrix(read.tensors[0], back));
  const Matrix expected{{1, 1 + 0x1p-9f, 65504, INFINITY, -0.0f, 0x1p-24f}};
  CHECK(sameBits(back, expected));
}

TEST_CASE("safetensors: a tensor without axes and with one, in the order of their bytes") {
  const auto file = fileOf(
      "{" + entry("row", "F32", "3", "4,16") + "," + entry("one", "I32", "", "0,4") + "}  ", 16);
  Safetensors read;
  REQUIRE_FALSE(readSafetensors(file, read));
  CHECK(read.tensors[0].name == "one");
  CHECK(read.tensors[0].bytes.size() == 4);
  Matrix row;
  REQUIRE_FALSE(readMatrix(read.tensors[1], row));
  CHECK(row.rows() == 1);
  CHECK(row.cols() == 3);
  CHECK(message(*readMatrix(read.tensors[0], row)).ends_with("must have one axis or two"));
  CHECK_FALSE(readSafetensors(fileOf("{}"), read));
  CHECK(read.tensors.empty());
}

TEST_CASE("safetensors: lengths are checked before anything is read") {
  CHECK(refusal({1, 2, 3}) == "file cannot be read: it is too short");
  auto file = fileOf("{}");
  file[0] = 3;
  CHECK(refusal(file) == "file cannot be read: its header is longer than the file");
  file[7] = 0xff;
  CHECK(refusal(file) == "file cannot be read: its header is longer than 100 MB");
  CHECK(refusal(fileOf("")) == "file cannot be read: its header is not a JSON object");
  CHECK(refusal(fileOf(" {}")) == "file cannot be read: its header is not a JSON object");
  CHECK(refusal(fileOf("[]")) == "file cannot be read: its header is not a JSON object");
}

TEST_CASE("safetensors: a header that is no JSON of tensors is refused") {
  struct Broken {
    std::string header, reason;
  };
  const std::string a = entry("a", "F32", "2", "0,8");
  const Broken all[] = {
      {"{", "its header is not JSON in UTF-8"},
      {"{} x", "its header is not JSON in UTF-8"},
      {"{" + a + ",}", "its header is not JSON in UTF-8"},
      {"{\"\xff\":1}", "its header is not JSON in UTF-8"},
      {"{" + a + "," + a + "}", "its header has the key \"a\" twice"},
      {R"({"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
       "its header has the key \"dtype\" twice"},
      {R"({"__metadata__":{"x":"1","x":"2"}})", "its header has the key \"x\" twice"},
      {R"({"__metadata__":{"x":1}})", "its metadata has a wrong value for \"x\""},
      {R"({"__metadata__":["x"]})", "its header holds something that is not a tensor"},
      {R"({"__metadata__":{"x":["1"]}})", "its metadata has a wrong value for \"x\""},
      {R"({"__metadata__":{"x":{}}})", "its header is nested too deeply"},
      {R"({"a":1})", "its header holds something that is not a tensor"},
      {R"({"a":null})", "its header holds something that is not a tensor"},
      {R"({"a":"F32"})", "its header holds something that is not a tensor"},
      {R"({"a":{"dtype":"F32","shape":[2]}})",
       "its tensor \"a\" lacks dtype, shape or data_offsets"},
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":"x"}})",
       "its tensor \"a\" has the unknown key \"more\""},
      {R"({"a":{"dtype":["F32"],"shape":[2],"data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"dtype\""},
      {R"({"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"shape\""},
      {R"({"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"shape\""},
      {R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"shape\""},
      {R"({"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"shape\""},
      {R"({"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}})",
       "its tensor \"a\" has a wrong value for \"shape\""},
      {"{" + entry("a", "F33", "2", "0,8") + "}", "its tensor \"a\" has an unknown dtype"},
      {"{" + entry("a", "F32", "2", "0") + "}", "its tensor \"a\" must have two data_offsets"},
      {"{" + entry("a", "F32", "2", "0,8,8") + "}", "its tensor \"a\" must have two data_offsets"},
      {"{" + entry("a", "F32", "2", "8,0") + "}", "its tensor \"a\" lies outside the file"},
      {"{" + entry("a", "F32", "4", "0,16") + "}", "its tensor \"a\" lies outside the file"},
      {"{" + entry("a", "F32", "3", "0,8") + "}",
       "its tensor \"a\" has not the bytes of its shape"},
      // 2^62 · 4 is 0 in 64 bits.
      {"{" + entry("a", "F32", "4611686018427387904", "0,0") + "}",
       "its tensor \"a\" has not the bytes of its shape"},
      {"{" + entry("a", "F32", "1", "0,4") + "}", "bytes at its end belong to no tensor"},
      {"{}", "bytes at its end belong to no tensor"},
      {"{" + entry("a", "F32", "1", "4,8") + "}",
       "its tensor \"a\" leaves a hole or overlaps another"},
      {"{" + entry("a", "F32", "2", "0,8") + "," + entry("b", "F32", "1", "4,8") + "}",
       "its tensor \"b\" leaves a hole or overlaps another"},
      {"{" + entry("a", "F32", "1", "0,4") + "," + entry("b", "U8", "3", "5,8") + "}",
       "its tensor \"b\" leaves a hole or overlaps another"},
  };
  for (const auto& [header, reason] : all) {
    CAPTURE(header);
    CHECK(refusal(fileOf(header, 8)) == "file cannot be read: " + reason);
  }
}

TEST_CASE("safetensors: no file that is cut short or has one byte changed is taken for the whole") {
  Random random(2);
  const Matrix matrix = drawMatrix(random, 2, 3);
  const NamedMatrix matrices[] = {{"weights", &matrix}};
  const auto file = writeSafetensors(matrices, {{"words", "a b"}}, Precision::single);
  for (std::size_t length = 0; length < file.size(); ++length)
    CHECK_FALSE(
        refusal({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length)}).empty());
  // A changed header is refused or says something else, and is never read beyond its bytes.
  for (std::size_t at = 0; at < file.size() - 24; ++at)
    for (const char byte : {'\0', ' ', '"', ',', '9', '{', '\xff'}) {
      auto changed = file;
      changed[at] = static_cast<std::uint8_t>(byte);
      Safetensors read;
      if (readSafetensors(changed, read)) continue;
      std::size_t bytes = 0;
      for (const StoredTensor& tensor : read.tensors) bytes += tensor.bytes.size();
      CHECK(bytes == 24);
    }
}

}  // namespace ap
