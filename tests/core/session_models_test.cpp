#include <doctest/doctest.h>

#include <algorithm>

#include "core/grammars/english.hpp"
#include "core/models/model_file.hpp"
#include "core/recipes/trained.hpp"
#include "core/recipes/translator.hpp"
#include "core/training/checkpoint.hpp"
#include "core/training/run.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/model_weights.hpp"
#include "tests/core/sessions.hpp"
#include "tests/core/shipped.hpp"
#include "tests/core/training_models.hpp"

// What a session shows of a loaded model is what the model computed when it was trained.
namespace ap {
namespace {

using training::Tape;

using Names = std::vector<std::string>;

constexpr double tolerance = 1e-5;

void loadInto(Session& session, const std::string& id, const ModelWeights& weights) {
  const auto error = session.load(id, weights);
  REQUIRE_MESSAGE(!error, message(error.value_or(Error{})));
}

Session sessionWithShipped() {
  Session session;
  for (const char* id : {"trained", "translator"}) {
    ModelWeights weights;
    REQUIRE_FALSE(readModel(shipped(id), weights));
    loadInto(session, id, weights);
  }
  return session;
}

template <typename Model>
void loadParameters(const std::string& id, Model& model) {
  REQUIRE_FALSE(training::loadParameters(shipped(id), model.learner.parameters));
}

std::string text(const std::vector<std::string>& words, const std::vector<Index>& numbers) {
  std::vector<std::string> picked;
  for (const Index number : numbers) picked.push_back(words[static_cast<std::size_t>(number)]);
  return joined(picked);
}

/// The weights of every head that is shown, against those of training: (H·rows, longest) a layer,
/// of which `n` rows from `first` on are this sentence's.
void checkWeights(const Snapshot& snapshot, const std::vector<Matrix>& expected, Index rows,
                  Index first = 0) {
  REQUIRE(snapshot.layers == static_cast<Index>(expected.size()));
  const auto n = static_cast<Index>(snapshot.tokens.size());
  const auto m = static_cast<Index>(snapshot.keyTokens.size());
  for (Index l = 0; l < snapshot.layers; ++l) {
    const Matrix& layer = expected[static_cast<std::size_t>(l)];
    for (Index h = 0; h < layer.rows() / rows; ++h) {
      CAPTURE(l);
      CAPTURE(h);
      checkClose(tensor(snapshot, TensorName::weights, l, h),
                 layer.block(h * rows + first, 0, n, m), tolerance, 0);
    }
  }
}

std::vector<Matrix> valuesOf(Tape<float>& tape, const std::vector<training::Weighing>& layers) {
  std::vector<Matrix> values;
  for (const training::Weighing& layer : layers) values.push_back(tape.value(layer.weights));
  return values;
}

/// A small model with random weights that writes, twice: as parameters and loaded.
struct SmallWriter {
  training::Parameters<float> parameters;
  training::EncoderDecoder model;
  Session session;

  explicit SmallWriter(const std::string& example = "") {
    Random random(3);
    model = training::makeEncoderDecoder(parameters, smallEncoderDecoder, random);
    StoredModel stored = storedModel(parameters, "x y z", "a b c d e f g", 2, 2);
    stored.example = example;
    loadInto(session, "file", packed(stored));
  }

  Snapshot show(const std::string& attention) {
    return finished(session, {.sentence = "z x y",
                              .source = "b c f e",
                              .model = "file",
                              .attention = attention,
                              .layer = 1,
                              .head = 1});
  }
};

}  // namespace

TEST_CASE("trained: weights are those of training") {
  const Grammar& grammar = englishGrammar();
  recipes::Trained model = recipes::makeTrained(grammar, 0);
  loadParameters("trained", model);
  Session session = sessionWithShipped();
  Random random(7);
  std::vector<Sentence> sentences;
  for (int i = 0; i < 20; ++i) sentences.push_back(grammar.draw(random, Part::heldOut));
  const recipes::Read read = recipes::readTrained(model, grammar, sentences, {});
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    const std::string sentence = text(grammar.words(), sentences[b].words);
    CAPTURE(sentence);
    const Snapshot snapshot =
        finished(session, {.sentence = sentence, .model = "trained", .layer = 1, .head = 2});
    CHECK(std::ranges::count(snapshot.known, 0) == 0);
    checkWeights(snapshot, read.weights, read.spans.rows(),
                 read.spans.start(static_cast<Index>(b)));
  }
}

TEST_CASE("translator: it writes what it wrote when it was trained, and aligns it the same way") {
  const TranslationGrammar grammar;
  recipes::Translator model = recipes::makeTranslator(grammar, 0);
  loadParameters("translator", model);
  Session session = sessionWithShipped();
  Random random(7);
  std::vector<Translation> sentences;
  for (int i = 0; i < 100; ++i) sentences.push_back(grammar.draw(random, Part::heldOut));
  const auto written = recipes::translateAll(model, grammar, sentences);
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    const Settings settings{.sentence = "",
                            .source = text(grammar.english(), sentences[b].source),
                            .model = "translator"};
    const Snapshot snapshot = finished(session, settings);
    CHECK(joined(snapshot.tokens) == text(grammar.french(), written[b]));
    CHECK(joined(snapshot.keyTokens) == settings.source);
    // The right translation, written or typed, looks at the same words.
    Settings typed = settings;
    typed.sentence = text(grammar.french(), sentences[b].target);
    const Snapshot right = finished(session, typed);
    const auto places = recipes::alignAll(model, grammar, std::span(&sentences[b], 1));
    for (std::size_t i = 0; i < places[0].size(); ++i) {
      Index place;
      tensor(right, TensorName::weights, 0, 0).row(static_cast<Index>(i)).maxCoeff(&place);
      CHECK(place == places[0][i]);
    }
  }
}

TEST_CASE("a model that writes: each of its attentions is that of training, in every layer") {
  SmallWriter small;
  Tape<float> tape(small.parameters);
  // z x y, each fed with the one before, behind the start; the end is not shown.
  const training::Translated translated =
      training::translate<float>(tape, small.model, batchOf({{1, 2, 5, 4}}), Mask::none(),
                                 batchOf({{3, 2, 0}}), training::scaledSoftmaxWeights<float>);
  const struct {
    const char* attention;
    const std::vector<training::Weighing>& layers;
    Index rows;
    std::vector<std::string> keys;
  } rows[] = {{"encoder", translated.encoder, 4, {"b", "c", "f", "e"}},
              {"decoder", translated.self, 3, {"z", "x", "y"}},
              {"cross", translated.cross, 3, {"b", "c", "f", "e"}}};
  for (const auto& [attention, layers, n, keys] : rows) {
    CAPTURE(attention);
    const Snapshot snapshot = small.show(attention);
    CHECK(snapshot.attention == attention);
    CHECK(Names(snapshot.attentions.begin(), snapshot.attentions.end()) ==
          Names{"encoder", "decoder", "cross"});
    CHECK(snapshot.keyTokens == keys);
    CHECK(snapshot.hasSource == (std::string(attention) == "cross"));
    CHECK((snapshot.tokens == snapshot.keyTokens) != snapshot.hasSource);
    checkWeights(snapshot, valuesOf(tape, layers), n);
  }
}

TEST_CASE("a model that a run trained: weights are those of the run") {
  for (const char* task : {"who-is-she", "look-it-up"}) {
    CAPTURE(task);
    training::RunSettings settings;
    settings.task = task;
    settings.layers = 2;
    settings.heads = 2;
    training::Run run(settings);
    run.advance(30);
    Session session;
    loadInto(session, "file",
             packed(storedModel(run.learner().parameters, std::string(run.task().words), "", 2)));
    const training::Shown shown = run.shown(3);
    std::vector<std::string> words = shown.words;
    // What stands at one place is joined.
    for (std::string& word : words) std::ranges::replace(word, ' ', '-');
    const Snapshot snapshot =
        finished(session, {.sentence = joined(words), .model = "file", .layer = 1, .head = 1});
    CHECK(snapshot.tokens == words);
    CHECK(snapshot.attention == "decoder");
    CHECK(std::ranges::count(snapshot.known, 0) == 0);
    for (Index l = 0; l < 2; ++l)
      for (Index h = 0; h < 2; ++h)
        checkClose(tensor(snapshot, TensorName::weights, l, h),
                   shown.weights[static_cast<std::size_t>(2 * l + h)], tolerance, 0);
  }
}

TEST_CASE("loaded models: every tensor is what its name says, from layer to layer") {
  Session session = sessionWithShipped();
  SmallWriter small;
  std::vector<Snapshot> snapshots{
      finished(session, {.sentence = "the black cat sat on the mat", .model = "trained"})};
  for (const char* attention : {"encoder", "decoder", "cross"}) {
    snapshots.push_back(small.show(attention));
    snapshots.push_back(
        finished(session, {.sentence = "", .model = "translator", .attention = attention}));
  }
  for (const Snapshot& snapshot : snapshots) {
    CAPTURE(std::string(snapshot.attention));
    for (Index l = 0; l < snapshot.layers; ++l) {
      const auto of = [&](TensorName name) { return Matrix(tensor(snapshot, name, l, -1)); };
      const Matrix inputs = of(TensorName::inputs);
      if (l == 0 && !snapshot.hasSource)
        CHECK(inputs == tensor(snapshot, TensorName::embeddings, -1, -1));
      CHECK(of(TensorName::residual) == inputs + of(TensorName::combined));
      const bool hasFeedForward = snapshot.find(TensorName::feedForward, l, -1) != nullptr;
      if (hasFeedForward)
        CHECK(of(TensorName::layerOutput) ==
              of(TensorName::residual) + of(TensorName::feedForward));
      if (l > 0 && snapshot.attention == "encoder")
        CHECK(inputs == tensor(snapshot, TensorName::residual, l - 1, -1));

      const Matrix asking = of(TensorName::normalised);
      const Matrix lookedAt =
          snapshot.hasSource ? Matrix(tensor(snapshot, TensorName::encoded, -1, -1)) : asking;
      for (Index h = 0; snapshot.find(TensorName::queries, l, h); ++h) {
        const auto head = [&](TensorName name) { return Matrix(tensor(snapshot, name, l, h)); };
        const Matrix queries = head(TensorName::queries);
        const Matrix keys = head(TensorName::keys);
        checkClose(queries, Matrix(asking * head(TensorName::queryProjection)), tolerance,
                   tolerance);
        checkClose(keys, Matrix(lookedAt * head(TensorName::keyProjection)), tolerance, tolerance);
        checkClose(head(TensorName::values), Matrix(lookedAt * head(TensorName::valueProjection)),
                   tolerance, tolerance);
        // Nothing but q·k · scale and the mask.
        const float scale = 1 / std::sqrt(static_cast<float>(keys.cols()));
        const Matrix logits = head(TensorName::logits);
        const Matrix products = queries * keys.transpose() * scale;
        const bool isMasked = snapshot.find(TensorName::mask, -1, -1) != nullptr;
        for (Index i = 0; i < logits.rows(); ++i)
          for (Index j = 0; j < logits.cols(); ++j)
            if (!isMasked || tensor(snapshot, TensorName::mask, -1, -1)(i, j) == 1)
              CHECK(std::abs(logits(i, j) - products(i, j)) < 1e-4f);
            else
              CHECK(logits(i, j) == -std::numeric_limits<float>::infinity());
      }
    }
  }
}

TEST_CASE("loaded models: all else that a reader can set works on them") {
  Session session = sessionWithShipped();
  for (const char* model : {"trained", "translator"})
    for (const Scheme* scheme : schemes())
      for (const char* mask : {"model", "none", "causal"})
        for (const char* projections : {"model", "none"})
          for (const std::string_view position : positionNames) {
            const std::string id = model;
            const bool isCross = id == "translator";
            if (isCross && scheme->asksByKeys) continue;
            const Snapshot snapshot = finished(session, {.sentence = isCross ? "" : "the cat sat",
                                                         .model = id,
                                                         .projections = projections,
                                                         .position = std::string(position),
                                                         .scheme = std::string(scheme->id),
                                                         .mask = mask,
                                                         .analyse = true});
            const auto weights = tensor(snapshot, TensorName::weights, 0, 0);
            if (scheme->hasLogits)
              checkClose(weights.rowwise().sum(), Matrix::Ones(weights.rows(), 1), 1e-5, 0);
          }
}

TEST_CASE("a model that writes: reads its example, and writes, where nothing is typed") {
  Session session = sessionWithShipped();
  const Snapshot snapshot = finished(session, {.sentence = " ", .model = "translator"});
  CHECK(snapshot.attention == "cross");
  CHECK(joined(snapshot.keyTokens) == "the small black cat sees a white house");
  CHECK(joined(snapshot.tokens) == "le petit chat noir voit une maison blanche");
  CHECK(snapshot.saysNext);
  const Snapshot read =
      finished(session, {.sentence = "le chat", .model = "translator", .attention = "encoder"});
  CHECK(read.tokens == snapshot.keyTokens);
  CHECK_FALSE(read.saysNext);

  SmallWriter small("c d");
  CHECK(finished(small.session, {.sentence = "x", .model = "file"}).keyTokens ==
        std::vector<std::string>{"c", "d"});
}

TEST_CASE("loaded models: unknown words are marked, with known ones near to them") {
  Session session = sessionWithShipped();
  const Snapshot snapshot =
      finished(session, {.sentence = "The blackk cat xylophonist", .model = "trained"});
  CHECK(snapshot.known == std::vector<std::uint8_t>{1, 0, 1, 0});
  REQUIRE(snapshot.suggestions.size() == 4);
  CHECK(snapshot.suggestions[0].empty());
  CHECK(snapshot.suggestions[1].starts_with("black"));
  CHECK(snapshot.suggestions[3].empty());
  CHECK(snapshot.keySuggestions == snapshot.suggestions);

  const Snapshot two =
      finished(session, {.sentence = "le chatt", .source = "the catt", .model = "translator"});
  CHECK(two.known == std::vector<std::uint8_t>{1, 0});
  CHECK(two.suggestions[1].starts_with("chat "));
  CHECK(two.keysKnown == std::vector<std::uint8_t>{1, 0});
  CHECK(two.keySuggestions[1].starts_with("cat "));

  const Snapshot other = finished(session, {.sentence = "the xqzt", .model = "concept"});
  CHECK(other.suggestions == Names(2));
}

TEST_CASE("loaded models: a text is cut where the model has no more places") {
  Session session = sessionWithShipped();
  const auto longest = static_cast<std::size_t>(englishGrammar().longest());
  const Snapshot snapshot = finished(session, {.sentence = textOf(50), .model = "trained"});
  CHECK(snapshot.tokens.size() == longest);
  CHECK(snapshot.tokensInText == 50);
  const Snapshot two =
      finished(session, {.sentence = textOf(50), .source = textOf(40), .model = "translator"});
  CHECK(two.tokens.size() == 11);
  CHECK(two.keyTokens.size() == 10);
  CHECK(two.tokensInText == 50);
  CHECK(two.tokensInSource == 40);
}

TEST_CASE("loaded models: what cannot be is an error that says so") {
  Session session = sessionWithShipped();
  const auto refusal = [&](const Settings& settings) {
    const auto error = session.begin(settings);
    return error ? message(*error) : "";
  };
  CHECK(refusal({.sentence = "a cat", .model = "file"}) == "model \"file\" is not loaded");
  CHECK(refusal({.sentence = "a cat", .source = "a dog", .model = "trained"}) ==
        "model \"trained\" reads one sentence, so there can be no second sentence");
  CHECK(refusal({.sentence = "a cat", .model = "trained", .attention = "cross"}) ==
        "attention is \"cross\", but must be one of encoder");
  CHECK(refusal({.sentence = "", .model = "translator", .attention = "self"}) ==
        "attention is \"self\", but must be one of encoder, decoder, cross");
  CHECK(refusal({.sentence = "a cat", .model = "concept", .attention = "decoder"}) ==
        "attention is \"decoder\", but must be one of encoder");
  CHECK(refusal({.sentence = "a cat", .source = "a dog", .attention = "encoder"}) ==
        "attention is \"encoder\", but must be one of cross");
  CHECK(refusal({.sentence = "", .model = "trained"}) ==
        "sentence has no words: type at least one");
  CHECK(refusal({.sentence = "a cat", .model = "trained", .layer = 2}) ==
        "layer is 2, but must be a whole number from 0 to 1");
  SmallWriter small;
  const auto noExample = small.session.begin({.sentence = "x", .model = "file"});
  REQUIRE(noExample);
  CHECK(message(*noExample) == "source has no words: type at least one");
}

}  // namespace ap
