#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/matrix.hpp"

/// Tensors in a file: a length of 8 bytes, a header in JSON, then the numbers
/// (https://huggingface.co/docs/safetensors).
namespace ap {

/// One tensor of a file. `bytes` looks into the file's own.
struct StoredTensor {
  std::string name;
  std::string type;  // as in the header: F32, F16, I64, …
  std::vector<std::uint64_t> shape;
  std::span<const std::uint8_t> bytes;
};

struct Safetensors {
  std::vector<StoredTensor> tensors;  // in the order of their bytes
  std::map<std::string, std::string> metadata;

  /// The tensor with this name, or null.
  const StoredTensor* find(std::string_view name) const;
};

/// Reads the header, and checks it against the bytes before anything is made of it. `file` must be
/// kept as long as what is read. An error says which rule is broken: the header's length is at most
/// 100 MB and within the file; it is a JSON object in UTF-8 that starts with "{", without a key
/// twice; `__metadata__` holds texts; every tensor has a known dtype, a shape and data_offsets, and
/// nothing else; the offsets hold what the shape asks for, and all together hold every byte to the
/// end of the file once.
std::optional<Error> readSafetensors(std::span<const std::uint8_t> file, Safetensors& read);

/// The numbers of a tensor of F16 or F32 with one or two axes: (n, m), or (1, n). An error for
/// others.
std::optional<Error> readMatrix(const StoredTensor& tensor, Matrix& matrix);

/// How numbers are stored.
enum class Precision : unsigned char { half, single };

struct NamedMatrix {
  std::string name;
  const Matrix* matrix;
};

/// A file of these matrices, in this order, each with two axes. In half precision numbers are
/// rounded to the nearest, ties to even.
std::vector<std::uint8_t> writeSafetensors(std::span<const NamedMatrix> matrices,
                                           const std::map<std::string, std::string>& metadata,
                                           Precision precision);

}  // namespace ap
