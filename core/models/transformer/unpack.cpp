#include "core/models/transformer/unpack.hpp"

#include <algorithm>
#include <cmath>

namespace ap {

namespace {

constexpr int mostOfAnything = 4096;

/// Takes weights apart from the first to the last. What does not fit leaves it not `fits`, and is
/// empty from then on.
class Unpacker {
 public:
  explicit Unpacker(const ModelWeights& weights) : weights_(weights) {}

  bool fits = true;

  bool isDone() const {
    return fits && texts_.empty() && size_ == weights_.structure.size() &&
           number_ == weights_.numbers.size();
  }

  std::string line() {
    const std::size_t end = std::min(texts_.find('\n'), texts_.size());
    const std::string_view line = texts_.substr(0, end);
    texts_.remove_prefix(std::min(end + 1, texts_.size()));
    return std::string(line);
  }

  /// A size or an enumerator; where it does not fit, the least that does.
  int size(int least, int most = mostOfAnything) {
    fits = fits && size_ < weights_.structure.size();
    const float size = fits ? weights_.structure[size_++] : 0;
    fits = fits && size >= static_cast<float>(least) && size <= static_cast<float>(most) &&
           std::trunc(size) == size;
    return fits ? static_cast<int>(size) : least;
  }

  /// A stack of one of these roles.
  Stack stack(Role first, Role last) {
    Stack stack;
    stack.words = KnownWords(line());
    stack.role = static_cast<Role>(size(static_cast<int>(first), static_cast<int>(last)));
    stack.looksRightward = size(0, 1) == 1;
    const bool isWriter = stack.role == Role::writer;
    const int marks = isWriter ? size(2, 2) : size(0, 1);
    const int longest = size(1);
    // A writer looks at rows as wide as its own.
    d_ = isWriter ? size(d_, d_) : size(1);
    const int layers = size(1);
    fits = fits && stack.words.size() > 0 && (!isWriter || layers % 2 == 0);
    stack.unknown = matrix(1, d_);
    stack.table = matrix(stack.words.size() + marks, d_);
    stack.places = matrix(longest, d_);
    stack.norm = norm();
    for (int l = 0; l < layers && fits; ++l) {
      AttentionLayer& layer = stack.layers.emplace_back();
      layer.kind = stack.role == Role::encoder ? AttentionKind::encoder
                   : isWriter && l % 2 == 1    ? AttentionKind::cross
                                               : AttentionKind::decoder;
      fill(layer);
    }
    return stack;
  }

 private:
  Matrix matrix(int rows, int columns) {
    // Sizes are small enough for their product in 64 bits, but not in 32.
    const auto count = static_cast<std::uint64_t>(rows) * static_cast<std::uint64_t>(columns);
    fits = fits && count <= weights_.numbers.size() - number_;
    if (!fits) return {};
    Matrix matrix(rows, columns);
    std::copy_n(weights_.numbers.data() + number_, matrix.size(), matrix.data());
    number_ += static_cast<std::size_t>(count);
    return matrix;
  }

  LayerNorm norm() { return {matrix(1, d_), matrix(1, d_)}; }

  void fill(AttentionLayer& layer) {
    const int heads = size(1);
    const int keyWidth = size(1);
    const int valueWidth = size(1);
    const int hidden = size(0);
    layer.norm = norm();
    for (int h = 0; h < heads && fits; ++h) {
      Head& head = layer.heads.emplace_back();
      head.name = line();
      head.query = matrix(d_, keyWidth);
      head.key = matrix(d_, keyWidth);
      head.value = matrix(d_, valueWidth);
    }
    layer.output = matrix(heads * valueWidth, d_);
    if (hidden == 0) return;
    FeedForward& feedForward = layer.feedForward;
    feedForward.norm = norm();
    feedForward.in = matrix(d_, hidden);
    feedForward.inBias = matrix(1, hidden);
    feedForward.out = matrix(hidden, d_);
    feedForward.outBias = matrix(1, d_);
  }

  const ModelWeights& weights_;
  std::string_view texts_ = weights_.texts;
  std::size_t size_ = 0;
  std::size_t number_ = 0;
  int d_ = 0;
};

}  // namespace

std::optional<Error> unpackModel(std::string_view id, const ModelWeights& weights,
                                 LoadedModel& model) {
  Unpacker unpacker(weights);
  LoadedModel unpacked;
  const auto made = [&](Role first, Role last) {
    Stack stack = unpacker.stack(first, last);
    auto& part = stack.role == Role::encoder ? unpacked.encoder : unpacked.decoder;
    if (unpacker.fits) part = std::make_shared<const Transformer>(id, std::move(stack));
  };
  unpacked.example = unpacker.line();
  if (unpacker.size(1, 2) == 1) {
    made(Role::encoder, Role::decoder);
  } else {
    made(Role::encoder, Role::encoder);
    made(Role::writer, Role::writer);
  }
  if (!unpacker.isDone())
    return Error{ErrorCode::unreadableFile, "model", {}, "its numbers do not fit together"};
  model = std::move(unpacked);
  return std::nullopt;
}

}  // namespace ap
