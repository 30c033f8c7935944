#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "core/models/loaded.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/model_weights.hpp"
#include "tests/core/training_models.hpp"

// Weights become models, or are refused with the name of what is wrong.
namespace ap {
namespace {

using Change = std::function<void(StoredModel&)>;

// Seven words that are read, three that are written.
StoredModel writer() {
  Random random(3);
  training::Parameters<float> parameters;
  training::makeEncoderDecoder(parameters, smallEncoderDecoder, random);
  return storedModel(parameters, "x y z", "a b c d e f g", 2, 2);
}

StoredModel encoder(const std::string& words) {
  Random random(3);
  training::Parameters<float> parameters;
  training::makeEncoder(parameters, "encoder", smallEncoder, random);
  return storedModel(parameters, words, "", 2);
}

StoredModel decoder() {
  Random random(3);
  training::Parameters<float> parameters;
  training::makeDecoderOnly(parameters, smallEncoder, random);
  return storedModel(parameters, "a b c d e f g", "", 2);
}

Matrix& matrix(StoredModel& weights, const std::string& name) {
  const auto found = std::ranges::find(weights.matrices, name, &StoredModel::Named::name);
  REQUIRE(found != weights.matrices.end());
  return found->matrix;
}

LoadedModel loaded(const StoredModel& stored) {
  LoadedModel model;
  const auto error = unpackModel("file", packed(stored), model);
  REQUIRE_MESSAGE(!error, message(error.value_or(Error{})));
  return model;
}

// Why a model that was changed is refused.
std::string refusal(StoredModel stored, const Change& change) {
  change(stored);
  ModelWeights weights;
  const auto error = packModel(stored, weights);
  if (!error) return "";
  CHECK(weights.numbers.empty());
  CHECK(error->code == ErrorCode::unreadableFile);
  CHECK(error->argument == "file");
  return error->expected;
}

}  // namespace

TEST_CASE("a trained model: what it is follows from the matrices") {
  CHECK(loaded(encoder("a b c d e f g")).decoder == nullptr);
  CHECK(loaded(decoder()).encoder == nullptr);
  const LoadedModel both = loaded(writer());
  REQUIRE(both.encoder);
  REQUIRE(both.decoder);
  CHECK(both.encoder->id() == "file");
  CHECK(both.encoder->longest() == 4);
  CHECK(both.decoder->longest() == 3);
  REQUIRE(both.encoder->layers().size() == 2);
  CHECK_FALSE(both.encoder->layers()[0].feedForward.isThere());
  CHECK(both.encoder->layers()[1].feedForward.isThere());
  // Self-attention and cross-attention by turns; the feed-forward comes after both.
  REQUIRE(both.decoder->layers().size() == 4);
  for (std::size_t l = 0; l < 4; ++l) {
    const AttentionLayer& layer = both.decoder->layers()[l];
    CHECK(layer.kind == (l % 2 == 0 ? AttentionKind::decoder : AttentionKind::cross));
    CHECK(layer.feedForward.isThere() == (l == 1));
    CHECK(layer.heads.size() == 2);
    CHECK(layer.heads[1].key.cols() == 3);
    CHECK(layer.heads[1].value.cols() == 2);
  }
}

TEST_CASE("a trained model: heads are columns side by side") {
  StoredModel weights = encoder("a b c d e f g");
  const Matrix keys = matrix(weights, "encoder.layer1.attention.key");
  weights.headNames = {{1, 0, "left"}, {1, 1, "right"}, {7, 0, "nowhere"}};
  const LoadedModel model = loaded(weights);
  const AttentionLayer& layer = model.encoder->layers()[1];
  CHECK(sameBits(layer.heads[0].key, keys.leftCols(3)));
  CHECK(sameBits(layer.heads[1].key, keys.rightCols(3)));
  CHECK(layer.heads[0].name == "left");
  CHECK(layer.heads[1].name == "right");
  CHECK(model.encoder->layers()[0].heads[0].name.empty());
}

TEST_CASE("a trained model: which words see which") {
  CHECK_FALSE(loaded(encoder("a b c d e f g")).encoder->mask(3).forbids());
  StoredModel rightward = encoder("a b c d e f g");
  rightward.looksRightward = true;
  const LoadedModel model = loaded(rightward);
  CHECK(model.encoder->mask(3).allows(0, 2));
  CHECK_FALSE(model.encoder->mask(3).allows(2, 0));
  CHECK(loaded(decoder()).decoder->mask(3).allows(2, 0));
  CHECK_FALSE(loaded(decoder()).decoder->mask(3).allows(0, 2));
}

TEST_CASE(
    "a trained model: a word that is not known has the vector that hides a word, or the mean") {
  const auto rowOf = [](const Model& model, const std::string& word) {
    const std::vector<Token> tokens{{word, 0, word.size()}};
    return model.embed(tokens);
  };
  const LoadedModel hides = loaded(encoder("a b c d e f"));
  StoredModel same = encoder("a b c d e f");
  const Matrix& table = matrix(same, "encoder.embedding.words");
  CHECK(sameBits(rowOf(*hides.encoder, "unknown").rows, table.row(6)));
  CHECK(rowOf(*hides.encoder, "unknown").known[0] == 0);
  CHECK(sameBits(rowOf(*hides.encoder, "B").rows, table.row(1)));
  CHECK(rowOf(*hides.encoder, "B").known[0] == 1);

  const LoadedModel hasNone = loaded(encoder("a b c d e f g"));
  CHECK(sameBits(rowOf(*hasNone.encoder, "unknown").rows, table.colwise().mean()));
}

TEST_CASE(
    "a trained model: words joined by a hyphen stand at one place, where a task has two there") {
  StoredModel weights = decoder();
  const Matrix table = matrix(weights, "decoder.embedding.words");
  const LoadedModel model = loaded(weights);
  const std::vector<Token> tokens{{"a-g", 0, 3}, {"a-h", 4, 7}};
  const Embedding embedding = model.decoder->embed(tokens);
  CHECK(sameBits(embedding.rows.row(0), table.row(0) + table.row(6)));
  CHECK(embedding.known == std::vector<std::uint8_t>{1, 0});
  const LoadedModel other = loaded(encoder("a b c d e f g"));
  CHECK(other.encoder->embed(tokens).known == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("a trained model: a model that writes makes a row from the word before") {
  StoredModel weights = writer();
  const Matrix table = matrix(weights, "decoder.embedding.words");
  const LoadedModel model = loaded(weights);
  const std::vector<Token> tokens{{"x", 0, 1}, {"z", 2, 3}, {"w", 4, 5}};
  const Embedding embedding = model.decoder->embed(tokens);
  CHECK(sameBits(embedding.rows.row(0), table.row(3)));  // the start
  CHECK(sameBits(embedding.rows.row(1), table.row(0)));
  CHECK(sameBits(embedding.rows.row(2), table.row(2)));
  CHECK(embedding.known == std::vector<std::uint8_t>{1, 1, 0});
  CHECK(model.decoder->isWriter());
}

TEST_CASE("packModel: names what is wrong with the weights") {
  const auto without = [](const std::string& name) -> Change {
    return [name](StoredModel& weights) {
      const auto is = [&](const StoredModel::Named& named) { return named.name == name; };
      REQUIRE(std::erase_if(weights.matrices, is) == 1);
    };
  };
  const auto resized = [](const std::string& name, Index rows, Index columns) -> Change {
    return [=](StoredModel& weights) { matrix(weights, name) = Matrix::Zero(rows, columns); };
  };
  const struct {
    Change change;
    std::string why;
  } rows[] = {
      {[](StoredModel& weights) { weights.matrices.clear(); },
       "it has neither an encoder nor a decoder"},
      {without("encoder.embedding.places"), "it has no tensor \"encoder.embedding.places\""},
      {without("encoder.layer0.attention.query"),
       "it has no tensor \"encoder.layer0.attention.query\""},
      {without("decoder.layer1.crossNorm.gain"),
       "it has no tensor \"decoder.layer1.crossNorm.gain\""},
      {without("decoder.layer0.feedForward.outBias"),
       "it has no tensor \"decoder.layer0.feedForward.outBias\""},
      {resized("encoder.norm.bias", 1, 5),
       "its tensor \"encoder.norm.bias\" is (1, 5), but must be (1, 6)"},
      {resized("encoder.layer0.attention.key", 6, 4),
       "its tensor \"encoder.layer0.attention.key\" is (6, 4), but must be (6, 6)"},
      {resized("decoder.layer1.self.output", 4, 5),
       "its tensor \"decoder.layer1.self.output\" is (4, 5), but must be (4, 6)"},
      {resized("encoder.embedding.places", 4, 5),
       "its tensor \"encoder.embedding.places\" is (4, 5), but must be (any, 6)"},
      {resized("decoder.embedding.words", 0, 0),
       "its tensor \"decoder.embedding.words\" is (0, 0), but must be (any, any)"},
      {[](StoredModel& weights) { weights.words = "x y z w"; },
       "its tensor \"decoder.embedding.words\" has 5 rows for 4 words"},
      {[](StoredModel& weights) { weights.sourceWords = ""; },
       "its tensor \"encoder.embedding.words\" has 7 rows for 0 words"},
      {[](StoredModel& weights) { weights.heads = 4; },
       "its tensors \"encoder.layer0.attention\" have no 4 heads"},
      {[](StoredModel& weights) { weights.heads = 0; },
       "its tensors \"encoder.layer0.attention\" have no 0 heads"},
      {[](StoredModel& weights) { weights.crossHeads = 0.5; },
       "its tensors \"decoder.layer0.cross\" have no 0.5 heads"},
      {[](StoredModel& weights) {
         matrix(weights, "decoder.layer0.cross.key")(2, 2) = std::numeric_limits<float>::infinity();
       },
       "its tensor \"decoder.layer0.cross.key\" holds something that is not a finite number"},
  };
  CHECK(refusal(writer(), [](StoredModel&) {}).empty());
  for (const auto& [change, why] : rows) CHECK(refusal(writer(), change) == why);
}

TEST_CASE("unpackModel: takes nothing but what packModel() makes") {
  const auto refused = [](const std::function<void(ModelWeights&)>& change) {
    ModelWeights weights = packed(writer());
    change(weights);
    LoadedModel model;
    const auto error = unpackModel("file", weights, model);
    CHECK(model.encoder == nullptr);
    CHECK(model.decoder == nullptr);
    return error && message(*error) == "model cannot be read: its numbers do not fit together";
  };
  CHECK(refused([](ModelWeights& weights) { weights = {}; }));
  CHECK(refused([](ModelWeights& weights) { weights.numbers.pop_back(); }));
  CHECK(refused([](ModelWeights& weights) { weights.numbers.push_back(0); }));
  CHECK(refused([](ModelWeights& weights) { weights.structure.pop_back(); }));
  CHECK(refused([](ModelWeights& weights) { weights.structure.push_back(1); }));
  CHECK(refused([](ModelWeights& weights) { weights.texts += "more\n"; }));
  CHECK(refused([](ModelWeights& weights) { weights.texts = "\n" + weights.texts; }));
  // Whatever is wrong with one of the sizes.
  const std::size_t sizes = packed(writer()).structure.size();
  for (std::size_t i = 0; i < sizes; ++i)
    for (const float wrong : {-1.f, 0.5f, 4097.f, 3000.f, std::numeric_limits<float>::infinity(),
                              std::numeric_limits<float>::quiet_NaN()}) {
      CAPTURE(i);
      CAPTURE(wrong);
      CHECK(refused([&](ModelWeights& weights) { weights.structure[i] = wrong; }));
    }
}

TEST_CASE("LoadedModels: keeps one of each name, and what it has when another is refused") {
  LoadedModels models;
  CHECK(models.find("trained") == nullptr);
  CHECK(models.find("concept") == nullptr);
  REQUIRE_FALSE(models.load("trained", packed(encoder("a b c d e f g"))));
  const auto first = models.find("trained")->encoder;
  REQUIRE(first);
  CHECK(models.find("file") == nullptr);

  const auto unknown = models.load("concept", packed(encoder("a b c d e f g")));
  REQUIRE(unknown);
  CHECK(message(*unknown) == "model is \"concept\", but must be one of trained, translator, file");
  CHECK(models.load("trained", ModelWeights{}));
  CHECK(models.find("trained")->encoder == first);
  REQUIRE_FALSE(models.load("trained", packed(decoder())));
  CHECK(models.find("trained")->encoder == nullptr);
}

}  // namespace ap
