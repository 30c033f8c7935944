#include "core/models/model_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/models/transformer/unpack.hpp"
#include "core/safetensors.hpp"
#include "core/training/run.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/shipped.hpp"

namespace ap {
namespace {

using Texts = std::map<std::string, std::string>;

const Texts good{{"words", "a b"}, {"heads", "1"}};

LoadedModel loaded(const std::vector<std::uint8_t>& file) {
  ModelWeights weights;
  const auto unread = readModel(file, weights);
  REQUIRE_MESSAGE(!unread, message(unread.value_or(Error{})));
  LoadedModel model;
  REQUIRE_FALSE(unpackModel("file", weights, model));
  return model;
}

std::vector<std::uint8_t> fileWith(const Texts& texts) {
  const Matrix matrix = Matrix::Constant(2, 3, 0.5f);
  const NamedMatrix named[] = {{"one", &matrix}};
  return writeSafetensors(named, texts, Precision::single);
}

std::string refusal(const std::vector<std::uint8_t>& file) {
  ModelWeights weights;
  const auto error = readModel(file, weights);
  CHECK(weights.numbers.empty());
  return error ? message(*error) : "";
}

}  // namespace

TEST_CASE("model file: the shipped models") {
  const LoadedModel trained = loaded(shipped("trained"));
  REQUIRE(trained.encoder);
  CHECK_FALSE(trained.decoder);
  CHECK(trained.encoder->layers().size() == 2);
  CHECK(trained.encoder->layers()[0].heads.size() == 4);
  CHECK_FALSE(trained.encoder->mask(3).forbids());
  CHECK(std::ranges::any_of(trained.encoder->layers()[1].heads, [](const Head& head) {
    return head.name.find("pronoun-antecedent") != std::string::npos;
  }));

  const LoadedModel translator = loaded(shipped("translator"));
  REQUIRE(translator.encoder);
  REQUIRE(translator.decoder);
  CHECK(translator.encoder->mask(3).forbids());
  CHECK(translator.encoder->layers()[0].heads.size() == 4);
  CHECK(translator.decoder->layers()[0].heads.size() == 4);
  CHECK(translator.decoder->layers()[1].heads.size() == 1);
  CHECK_FALSE(translator.example.empty());
}

TEST_CASE("model file: of a run that can go on, only the model is read") {
  training::Run run(training::RunSettings{});
  run.advance(2);
  const auto& parameters = run.learner().parameters.all();
  const std::map<std::string, std::string> texts{{"words", std::string(run.task().words)},
                                                 {"heads", "1"}};
  std::vector<NamedMatrix> model;
  std::vector<NamedMatrix> all;
  for (const auto& parameter : parameters) {
    model.push_back({parameter.name, &parameter.value});
    all.push_back(model.back());
    all.push_back({parameter.name + ".mean", &parameter.mean});
    all.push_back({parameter.name + ".variance", &parameter.variance});
  }
  ModelWeights ofModel;
  ModelWeights ofAll;
  REQUIRE_FALSE(readModel(writeSafetensors(model, texts, Precision::single), ofModel));
  REQUIRE_FALSE(readModel(writeSafetensors(all, texts, Precision::single), ofAll));
  CHECK(ofModel.numbers == ofAll.numbers);
  CHECK(ofModel.structure == ofAll.structure);
  const LoadedModel loadedAgain = loaded(writeSafetensors(all, texts, Precision::single));
  REQUIRE(loadedAgain.decoder);
  const Token word{"anna", 0, 4};
  CHECK(sameBits(loadedAgain.decoder->embed(std::span(&word, 1)).rows,
                 parameters.front().value.row(0)));
}

TEST_CASE("model file: says what is wrong") {
  const auto with = [](Texts texts) {
    texts.insert(good.begin(), good.end());
    return fileWith(texts);
  };
  CHECK(refusal({}) == "file cannot be read: it is too short");
  CHECK(refusal(fileWith({})) == "file cannot be read: its metadata has no words");
  CHECK(refusal(fileWith({{"words", "a b"}})) ==
        "file cannot be read: its metadata has no whole number \"heads\"");
  for (const char* heads : {"", "two", "1.5", "-1", "1 "})
    CHECK(refusal(with({{"heads", heads}})) ==
          "file cannot be read: its metadata has no whole number \"heads\"");
  CHECK(refusal(with({{"words.source", "a"}, {"words.target", "b"}})) ==
        "file cannot be read: its metadata has no whole number \"heads.cross\"");
  CHECK(refusal(with({{"control", "uniform"}})) ==
        "file cannot be read: its attention was not learned, but uniform");
  for (const Texts& texts : {Texts{}, Texts{{"control", "learned"}}})
    CHECK(refusal(with(texts)) == "file cannot be read: it has neither an encoder nor a decoder");
  CHECK(refusal(with({{"example", "two\nlines"}})) ==
        "file cannot be read: its metadata holds the end of a line");
}

}  // namespace ap
