#include "core/safetensors.hpp"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

namespace ap {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t lengthBytes = 8;
constexpr std::uint64_t longestHeader = 100'000'000;

struct Type {
  std::string_view name;
  std::uint64_t bytes;
};
constexpr Type types[] = {{"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E5M2", 1}, {"F8_E4M3", 1},
                          {"I16", 2},  {"U16", 2}, {"F16", 2}, {"BF16", 2},    {"I32", 4},
                          {"U32", 4},  {"F32", 4}, {"F64", 8}, {"I64", 8},     {"U64", 8}};

/// What the header says of a tensor, before it is checked against the bytes.
struct Entry {
  std::string name;
  std::optional<std::string> type;
  std::optional<std::vector<std::uint64_t>> shape;
  std::optional<std::vector<std::uint64_t>> offsets;
};

/// Takes the header apart as it is read. (A document of nlohmann-json would silently keep one of
/// two keys that are the same.) A false answer stops the reading.
class HeaderReader final : public nlohmann::json_sax<Json> {
 public:
  std::vector<Entry> entries;
  std::map<std::string, std::string> metadata;
  std::string reason;  // why it was stopped

  bool start_object(std::size_t) override {
    ++depth_;
    if (depth_ == 1) return true;
    if (depth_ > 2) return refuse("its header is nested too deeply");
    fields_.clear();
    if (name_ != "__metadata__") entries.push_back({name_, {}, {}, {}});
    return true;
  }

  bool end_object() override {
    --depth_;
    if (depth_ != 1 || name_ == "__metadata__") return true;
    const Entry& entry = entries.back();
    if (entry.type && entry.shape && entry.offsets) return true;
    return refuse(of(entry.name) + "lacks dtype, shape or data_offsets");
  }

  bool key(string_t& key) override {
    auto& seen = depth_ == 1 ? names_ : fields_;
    if (!seen.insert(key).second) return refuse("its header has the key \"" + key + "\" twice");
    (depth_ == 1 ? name_ : field_) = key;
    if (depth_ == 1 || name_ == "__metadata__" || key == "dtype" || key == "shape" ||
        key == "data_offsets")
      return true;
    return refuse(of(name_) + "has the unknown key \"" + key + "\"");
  }

  bool string(string_t& text) override {
    if (depth_ == 2 && name_ == "__metadata__") {
      metadata[field_] = text;
      return true;
    }
    if (depth_ != 2 || field_ != "dtype" || list_ != nullptr) return unexpected();
    entries.back().type = text;
    return true;
  }

  bool start_array(std::size_t) override {
    if (depth_ != 2 || name_ == "__metadata__" || field_ == "dtype" || list_ != nullptr)
      return unexpected();
    auto& list = field_ == "shape" ? entries.back().shape : entries.back().offsets;
    list_ = &list.emplace();
    return true;
  }

  bool end_array() override {
    list_ = nullptr;
    return true;
  }

  bool number_unsigned(number_unsigned_t number) override {
    if (list_ == nullptr) return unexpected();
    list_->push_back(number);
    return true;
  }

  bool null() override { return unexpected(); }
  bool boolean(bool) override { return unexpected(); }
  bool number_integer(number_integer_t) override { return unexpected(); }
  bool number_float(number_float_t, const string_t&) override { return unexpected(); }
  bool binary(binary_t&) override { return unexpected(); }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return refuse("its header is not JSON in UTF-8");
  }

 private:
  static std::string of(const std::string& name) { return "its tensor \"" + name + "\" "; }

  bool refuse(std::string why) {
    if (reason.empty()) reason = std::move(why);
    return false;
  }
  bool unexpected() {
    if (depth_ < 2) return refuse("its header holds something that is not a tensor");
    return refuse((name_ == "__metadata__" ? "its metadata " : of(name_)) +
                  "has a wrong value for \"" + field_ + "\"");
  }

  int depth_ = 0;
  std::string name_;
  std::string field_;
  std::set<std::string> names_;
  std::set<std::string> fields_;
  std::vector<std::uint64_t>* list_ = nullptr;
};

Error refused(std::string reason) {
  return {ErrorCode::unreadableFile, "file", {}, std::move(reason)};
}

std::uint64_t lengthOf(std::span<const std::uint8_t> bytes) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < lengthBytes; ++i)
    length |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
  return length;
}

/// Bytes that a tensor takes; nothing where that is more than 64 bits count.
std::optional<std::uint64_t> sizeOf(const Entry& entry, std::uint64_t typeBytes) {
  std::uint64_t size = typeBytes;
  for (const std::uint64_t axis : *entry.shape)
    if (__builtin_mul_overflow(size, axis, &size)) return std::nullopt;
  return size;
}

/// What is wrong with one entry by itself; empty when nothing is.
std::string faultOf(const Entry& entry, std::uint64_t dataBytes) {
  const std::string name = "its tensor \"" + entry.name + "\" ";
  const auto type = std::ranges::find(types, std::string_view(*entry.type), &Type::name);
  if (type == std::end(types)) return name + "has an unknown dtype";
  if (entry.offsets->size() != 2) return name + "must have two data_offsets";
  const std::uint64_t begin = entry.offsets->front();
  const std::uint64_t end = entry.offsets->back();
  if (begin > end || end > dataBytes) return name + "lies outside the file";
  if (sizeOf(entry, type->bytes) != end - begin) return name + "has not the bytes of its shape";
  return {};
}

}  // namespace

const StoredTensor* Safetensors::find(std::string_view name) const {
  const auto found = std::ranges::find(tensors, name, &StoredTensor::name);
  return found == tensors.end() ? nullptr : &*found;
}

std::optional<Error> readSafetensors(std::span<const std::uint8_t> file, Safetensors& read) {
  if (file.size() < lengthBytes) return refused("it is too short");
  const std::uint64_t length = lengthOf(file);
  if (length > longestHeader) return refused("its header is longer than 100 MB");
  if (length > file.size() - lengthBytes) return refused("its header is longer than the file");
  const auto header = file.subspan(lengthBytes, static_cast<std::size_t>(length));
  const auto data = file.subspan(lengthBytes + static_cast<std::size_t>(length));
  if (header.empty() || header[0] != '{') return refused("its header is not a JSON object");

  HeaderReader reader;
  if (!Json::sax_parse(header.begin(), header.end(), &reader)) return refused(reader.reason);

  for (const Entry& entry : reader.entries)
    if (std::string fault = faultOf(entry, data.size()); !fault.empty())
      return refused(std::move(fault));
  std::ranges::stable_sort(reader.entries, {}, [](const Entry& entry) { return *entry.offsets; });
  std::uint64_t end = 0;
  for (const Entry& entry : reader.entries) {
    if (entry.offsets->front() != end)
      return refused("its tensor \"" + entry.name + "\" leaves a hole or overlaps another");
    end = entry.offsets->back();
  }
  if (end != data.size()) return refused("bytes at its end belong to no tensor");

  read = {{}, std::move(reader.metadata)};
  for (Entry& entry : reader.entries) {
    const auto begin = static_cast<std::size_t>(entry.offsets->front());
    const auto size = static_cast<std::size_t>(entry.offsets->back()) - begin;
    read.tensors.push_back({std::move(entry.name), std::move(*entry.type), std::move(*entry.shape),
                            data.subspan(begin, size)});
  }
  return std::nullopt;
}

std::optional<Error> readMatrix(const StoredTensor& tensor, Matrix& matrix) {
  const std::string name = "its tensor \"" + tensor.name + "\" ";
  const auto& shape = tensor.shape;
  if (shape.empty() || shape.size() > 2) return refused(name + "must have one axis or two");
  if (tensor.type != "F16" && tensor.type != "F32") return refused(name + "must be F16 or F32");
  matrix.resize(shape.size() == 1 ? 1 : static_cast<Index>(shape[0]),
                static_cast<Index>(shape.back()));
  if (matrix.size() == 0) return std::nullopt;
  if (tensor.type == "F32") {
    std::memcpy(matrix.data(), tensor.bytes.data(), tensor.bytes.size());
    return std::nullopt;
  }
  for (Index i = 0; i < matrix.size(); ++i) {
    std::uint16_t bits;
    std::memcpy(&bits, tensor.bytes.data() + 2 * i, sizeof bits);
    matrix.data()[i] = static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(bits));
  }
  return std::nullopt;
}

std::vector<std::uint8_t> writeSafetensors(std::span<const NamedMatrix> matrices,
                                           const std::map<std::string, std::string>& metadata,
                                           Precision precision) {
  const std::size_t width = precision == Precision::half ? 2 : 4;
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::size_t end = 0;
  for (const auto& [name, matrix] : matrices) {
    const std::size_t begin = end;
    end += static_cast<std::size_t>(matrix->size()) * width;
    header[name] = {{"dtype", precision == Precision::half ? "F16" : "F32"},
                    {"shape", {matrix->rows(), matrix->cols()}},
                    {"data_offsets", {begin, end}}};
  }
  std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the numbers are aligned

  std::vector<std::uint8_t> file(lengthBytes + text.size() + end);
  for (std::size_t i = 0; i < lengthBytes; ++i)
    file[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(text.size()) >> (8 * i));
  std::memcpy(file.data() + lengthBytes, text.data(), text.size());
  std::uint8_t* at = file.data() + lengthBytes + text.size();
  for (const auto& [name, matrix] : matrices)
    for (Index i = 0; i < matrix->size(); ++i, at += width) {
      const float number = matrix->data()[i];
      const Eigen::half half(number);
      if (precision == Precision::half)
        std::memcpy(at, &half, width);
      else
        std::memcpy(at, &number, width);
    }
  return file;
}

}  // namespace ap
