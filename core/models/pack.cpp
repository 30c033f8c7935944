#include "core/models/pack.hpp"

#include <algorithm>
#include <cmath>

#include "core/models/transformer/transformer.hpp"

namespace ap {

namespace {

constexpr Index any = -1;

std::string inWords(Index rows, Index columns) {
  const auto size = [](Index size) { return size == any ? "any" : std::to_string(size); };
  return "(" + size(rows) + ", " + size(columns) + ")";
}

/// Packs one part after the other. The first thing that is wrong is kept, and what is packed after
/// it is of no use.
class Packer {
 public:
  explicit Packer(const StoredModel& stored) : stored_(stored) {}

  ModelWeights weights;
  std::string fault;

  bool has(const std::string& name) const { return find(name) != nullptr; }

  void refuse(const std::string& why) {
    if (fault.empty()) fault = why;
  }

  void line(const std::string& text) {
    if (text.find('\n') != std::string::npos) refuse("its metadata holds the end of a line");
    weights.texts += text + '\n';
  }

  void size(Index size) { weights.structure.push_back(static_cast<float>(size)); }

  void stack(const std::string& part, const std::string& words, Role role) {
    const std::string name = part + ".embedding.";
    const Matrix& table = checked(name + "words", any, any);
    const Matrix& places = checked(name + "places", any, table.cols());
    width_ = table.cols();
    line(words);
    size(static_cast<Index>(role));
    size(role == Role::encoder && stored_.looksRightward ? 1 : 0);
    const Index marks = marksOf(name + "words", words, role);
    size(marks);
    size(places.rows());
    size(width_);
    const auto layer = [&part](Index l) { return part + ".layer" + std::to_string(l); };
    const char* const first = role == Role::writer ? ".self" : ".attention";
    Index layers = 1;
    while (has(layer(layers) + first + ".query")) ++layers;
    size(role == Role::writer ? 2 * layers : layers);
    if (!fault.empty()) return;

    // What hides a word says that it could be any; where there is none, so does the mean of all.
    const bool canHide = role == Role::encoder && marks == 1;
    numbers(canHide ? Matrix(table.bottomRows(1))
                    : Matrix(table.topRows(table.rows() - marks).colwise().mean()));
    numbers(table);
    numbers(places);
    norm(part + ".norm");
    for (Index l = 0; l < layers; ++l) {
      const std::string feedForward = layer(l) + ".feedForward";
      const std::string self = layer(l) + first;
      if (role != Role::writer) {
        attention(self, stored_.heads, feedForward, l);
        continue;
      }
      attention(self, stored_.heads, "", any);
      attention(layer(l) + ".cross", stored_.crossHeads, feedForward, any);
    }
  }

 private:
  const Matrix* find(const std::string& name) const {
    const auto found = std::ranges::find(stored_.matrices, name, &StoredModel::Named::name);
    return found == stored_.matrices.end() ? nullptr : &found->matrix;
  }

  const Matrix& checked(const std::string& name, Index rows, Index columns) {
    const Matrix* found = find(name);
    if (found == nullptr) {
      refuse("it has no tensor \"" + name + "\"");
      return none_;
    }
    const std::string its = "its tensor \"" + name + "\" ";
    if (found->size() == 0 || (rows != any && rows != found->rows()) ||
        (columns != any && columns != found->cols()))
      refuse(its + "is " + inWords(found->rows(), found->cols()) + ", but must be " +
             inWords(rows, columns));
    if (!found->allFinite()) refuse(its + "holds something that is not a finite number");
    return *found;
  }

  /// How many rows more than words the table has.
  Index marksOf(const std::string& name, const std::string& words, Role role) {
    const Index count = KnownWords(words).size();
    const Index rows = find(name) ? find(name)->rows() : 0;
    const Index marks = rows - count;
    const Index most = role == Role::writer ? 2 : role == Role::encoder ? 1 : 0;
    if (count == 0 || marks < 0 || marks > most || (role == Role::writer && marks < most))
      refuse("its tensor \"" + name + "\" has " + std::to_string(rows) + " rows for " +
             std::to_string(count) + " words");
    return marks;
  }

  template <typename Numbers>
  void numbers(const Eigen::MatrixBase<Numbers>& numbers) {
    for (Index i = 0; i < numbers.rows(); ++i)
      for (Index j = 0; j < numbers.cols(); ++j) weights.numbers.push_back(numbers(i, j));
  }

  void norm(const std::string& name) {
    numbers(checked(name + ".gain", 1, width_));
    numbers(checked(name + ".bias", 1, width_));
  }

  /// A layer with this attention, and this feed-forward if there is one. Of layer `l` heads have
  /// names.
  void attention(const std::string& name, double heads, const std::string& feedForward, Index l) {
    const Matrix& query = checked(name + ".query", width_, any);
    const Matrix& key = checked(name + ".key", width_, query.cols());
    const Matrix& value = checked(name + ".value", width_, any);
    const Matrix& output = checked(name + ".output", value.cols(), width_);
    const auto divides = [heads](const Matrix& matrix) {
      return std::fmod(static_cast<double>(matrix.cols()), heads) == 0;
    };
    if (!(heads >= 1) || std::trunc(heads) != heads || !divides(key) || !divides(value))
      refuse("its tensors \"" + name + "\" have no " + ap::inWords(heads) + " heads");
    if (!fault.empty()) return;

    const auto count = static_cast<Index>(heads);
    const bool hasFeedForward = !feedForward.empty() && has(feedForward + ".in");
    size(count);
    size(key.cols() / count);
    size(value.cols() / count);
    const Matrix& in = hasFeedForward ? checked(feedForward + ".in", width_, any) : none_;
    size(in.cols());
    norm(name + "Norm");
    for (Index h = 0; h < count; ++h) {
      line(headName(l, h));
      for (const Matrix* matrix : {&query, &key, &value}) {
        const Index columns = matrix->cols() / count;
        numbers(matrix->middleCols(h * columns, columns));
      }
    }
    numbers(output);
    if (!hasFeedForward) return;
    norm(feedForward + "Norm");
    numbers(in);
    numbers(checked(feedForward + ".inBias", 1, in.cols()));
    numbers(checked(feedForward + ".out", in.cols(), width_));
    numbers(checked(feedForward + ".outBias", 1, width_));
  }

  std::string headName(Index l, Index h) const {
    for (const auto& [layer, head, name] : stored_.headNames)
      if (layer == static_cast<double>(l) && head == static_cast<double>(h)) return name;
    return {};
  }

  const StoredModel& stored_;
  const Matrix none_;
  Index width_ = any;
};

}  // namespace

std::optional<Error> packModel(const StoredModel& stored, ModelWeights& weights) {
  Packer packer(stored);
  const bool hasEncoder = packer.has("encoder.embedding.words");
  const bool hasDecoder = packer.has("decoder.embedding.words");
  packer.line(stored.example);
  packer.size(hasEncoder && hasDecoder ? 2 : 1);
  if (!hasEncoder && !hasDecoder) packer.refuse("it has neither an encoder nor a decoder");
  if (hasEncoder)
    packer.stack("encoder", hasDecoder ? stored.sourceWords : stored.words, Role::encoder);
  if (hasDecoder) packer.stack("decoder", stored.words, hasEncoder ? Role::writer : Role::decoder);
  if (!packer.fault.empty()) return Error{ErrorCode::unreadableFile, "file", {}, packer.fault};
  weights = std::move(packer.weights);
  return std::nullopt;
}

}  // namespace ap
