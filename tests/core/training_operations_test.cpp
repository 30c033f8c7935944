#include <doctest/doctest.h>

#include <cmath>

#include "core/attention/passes.hpp"
#include "core/schemes/scheme.hpp"
#include "core/training/attention.hpp"
#include "core/training/cross_entropy.hpp"
#include "core/training/embedding.hpp"
#include "core/training/layer_norm.hpp"
#include "core/training/linear.hpp"
#include "tests/core/training_gradients.hpp"

namespace ap {
namespace {

using namespace training;

// Parameters of these shapes, to be the inputs of an operation.
struct Inputs {
  Doubles parameters;
  std::vector<ParameterId> ids;

  Inputs(std::initializer_list<std::pair<Index, Index>> shapes, std::uint64_t seed = 1) {
    Random random(seed);
    for (const auto& [rows, columns] : shapes)
      ids.push_back(
          parameters.draw("input " + std::to_string(ids.size()), rows, columns, 1, random));
  }
};

// Sentences of 3, 1 and 5 words.
Spans threeSentences() {
  Spans spans;
  for (const Index length : {3, 1, 5}) spans.append(length);
  return spans;
}

Spans otherSentences() {
  Spans spans;
  for (const Index length : {2, 4, 1}) spans.append(length);
  return spans;
}

// The third word may look at nothing, the others at some.
Mask someMask() {
  return Mask::given({1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1},
                     5);
}

const Mask masks[] = {Mask::none(), Mask::causal(), someMask()};

}  // namespace

TEST_CASE("training: gradients of products, sums and relu") {
  Inputs inputs({{5, 3}, {3, 4}, {1, 4}, {5, 4}, {6, 4}});
  const auto& ids = inputs.ids;
  checkGradients(inputs.parameters, [&](DoubleTape& tape) {
    const Var projected = project(tape, tape.parameter(ids[0]), tape.parameter(ids[1]));
    const Var biased = addBias(tape, projected, tape.parameter(ids[2]));
    const Var sum = relu(tape, add(tape, biased, tape.parameter(ids[3])));
    return anyLoss(tape, projectTransposed(tape, sum, tape.parameter(ids[4])));
  });
}

TEST_CASE("training: what is used twice gets both gradients") {
  Inputs inputs({{3, 3}});
  checkGradients(inputs.parameters, [&](DoubleTape& tape) {
    const Var x = tape.parameter(inputs.ids[0]);
    return anyLoss(tape, add(tape, project(tape, x, x), x));
  });
}

TEST_CASE("training: gradients of rows taken once, twice and never") {
  Inputs inputs({{4, 3}});
  const std::vector<Index> numbers{2, 0, -1, 2};
  const auto loss = [&](DoubleTape& tape) {
    return anyLoss(tape, rowsOf(tape, tape.parameter(inputs.ids[0]), numbers));
  };
  checkGradients(inputs.parameters, loss);
  const auto& table = inputs.parameters.all().front();
  CHECK((table.gradient.row(1).array() == 0).all());
  DoubleTape tape(inputs.parameters);
  const auto& rows = tape.value(rowsOf(tape, tape.parameter(inputs.ids[0]), numbers));
  checkClose(rows.row(0), table.value.row(2), 0, 0);
  CHECK((rows.row(2).array() == 0).all());
}

TEST_CASE("training: layer norm takes mean and variance away, and its gradient") {
  for (const Index width : {2, 3, 8, 17}) {
    Inputs inputs({{4, width}, {1, width}, {1, width}});
    const auto normed = [&](DoubleTape& tape) {
      return layerNorm(tape, tape.parameter(inputs.ids[0]), tape.parameter(inputs.ids[1]),
                       tape.parameter(inputs.ids[2]));
    };
    // With width 2 a row is ±1 whatever it was: there is nearly no gradient.
    if (width > 2)
      checkGradients(inputs.parameters,
                     [&](DoubleTape& tape) { return anyLoss(tape, normed(tape)); });
    inputs.parameters[inputs.ids[1]].value.setOnes();
    inputs.parameters[inputs.ids[2]].value.setZero();
    DoubleTape tape(inputs.parameters);
    const auto& rows = tape.value(normed(tape));
    for (Index i = 0; i < 4; ++i) {
      CHECK(std::abs(rows.row(i).mean()) < 1e-12);
      // What is added to the variance takes a little away.
      const double variance =
          inputs.parameters[inputs.ids[0]].value.row(i).array().square().mean() -
          std::pow(inputs.parameters[inputs.ids[0]].value.row(i).mean(), 2);
      CHECK(std::abs(rows.row(i).squaredNorm() / static_cast<double>(width) -
                     variance / (variance + layerNormEpsilon)) < 1e-12);
    }
  }
}

TEST_CASE("training: cross-entropy and its gradient") {
  Inputs inputs({{4, 5}});
  const std::vector<Index> right{0, 4, 2, 2};
  const auto loss = [&](DoubleTape& tape) {
    return crossEntropy(tape, tape.parameter(inputs.ids[0]), right);
  };
  checkGradients(inputs.parameters, loss);
  const auto& logits = inputs.parameters.all().front();
  double expected = 0;
  for (Index i = 0; i < 4; ++i)
    expected += std::log(logits.value.row(i).array().exp().sum()) -
                logits.value(i, right[static_cast<std::size_t>(i)]);
  DoubleTape tape(inputs.parameters);
  CHECK(std::abs(tape.value(loss(tape))(0, 0) - expected / 4) < 1e-12);
  // A row's pushes up and down are equal.
  for (Index i = 0; i < 4; ++i) CHECK(std::abs(logits.gradient.row(i).sum()) < 1e-12);
}

TEST_CASE("training: cross-entropy of no rows is 0, of large logits finite") {
  Inputs inputs({{1, 3}});
  inputs.parameters.all().front().value << 1000, -1000, 0;
  DoubleTape tape(inputs.parameters);
  const Var logits = tape.parameter(inputs.ids[0]);
  CHECK(tape.value(crossEntropy(tape, logits, {1}))(0, 0) == 2000);
  const Var none = rowsOf(tape, logits, {});
  const Var loss = crossEntropy(tape, none, {});
  CHECK(tape.value(loss)(0, 0) == 0);
  tape.backward(loss);
  CHECK((inputs.parameters.all().front().gradient.array() == 0).all());
}

TEST_CASE("training: gradients of attention, self and cross, with every mask") {
  for (const Index heads : {1, 2, 3})
    for (const Mask& mask : masks)
      for (const bool isCross : {false, true}) {
        CAPTURE(heads);
        CAPTURE(static_cast<int>(mask.kind()));
        CAPTURE(isCross);
        const Spans queries = threeSentences();
        const Spans keys = isCross ? otherSentences() : threeSentences();
        Inputs inputs(
            {{queries.rows(), heads * 4}, {keys.rows(), heads * 4}, {keys.rows(), heads * 3}});
        checkGradients(inputs.parameters, [&](DoubleTape& tape) {
          const Layout layout{queries, keys, heads, mask};
          const Var logits = attentionLogits(tape, tape.parameter(inputs.ids[0]),
                                             tape.parameter(inputs.ids[1]), layout, 0.5);
          const Var weights = attentionWeights(tape, logits);
          return anyLoss(tape, weightedSum(tape, weights, tape.parameter(inputs.ids[2]), layout));
        });
      }
}

TEST_CASE("training: the pushes on the logits of a query sum to 0, none where it may not look") {
  const Spans spans = threeSentences();
  for (const Mask& mask : masks) {
    Inputs inputs({{spans.rows(), 8}, {spans.rows(), 8}, {spans.rows(), 6}});
    DoubleTape tape(inputs.parameters);
    const Layout layout{spans, spans, 2, mask};
    const Var logits = attentionLogits(tape, tape.parameter(inputs.ids[0]),
                                       tape.parameter(inputs.ids[1]), layout, 0.5);
    const Var weights = attentionWeights(tape, logits);
    const Var sum = weightedSum(tape, weights, tape.parameter(inputs.ids[2]), layout);
    tape.backward(anyLoss(tape, sum));
    for (Index row = 0; row < 2 * spans.rows(); ++row) {
      CHECK(std::abs(tape.gradient(logits).row(row).sum()) < 1e-12);
      for (Index j = 0; j < spans.longest(); ++j)
        if (std::isinf(tape.value(logits)(row, j))) {
          CHECK(tape.value(weights)(row, j) == 0);
          CHECK(tape.gradient(logits)(row, j) == 0);
        }
    }
  }
}

// Float against float, in two different orders of the same sums of at most 8 products.
TEST_CASE("training: attention is that of the softmax schemes, forward and backward") {
  const Scheme* softmaxSchemes[] = {&plainSoftmax, &scaledSoftmax};
  for (const Scheme* scheme : softmaxSchemes)
    for (const Mask& mask : masks) {
      CAPTURE(std::string(scheme->id));
      CAPTURE(static_cast<int>(mask.kind()));
      Random random(4);
      Parameters<float> parameters;
      const ParameterId q = parameters.draw("queries", 5, 8, 1, random);
      const ParameterId k = parameters.draw("keys", 5, 8, 1, random);
      const ParameterId v = parameters.draw("values", 5, 3, 1, random);
      const float scale = 1 / std::sqrt(8.0f);
      Spans spans;
      spans.append(5);
      Tape<float> tape(parameters);
      const Layout layout{spans, spans, 1, mask};
      const Var logits = attentionLogits(tape, tape.parameter(q), tape.parameter(k), layout,
                                         scheme == &plainSoftmax ? 1 : static_cast<double>(scale));
      const Var weights = attentionWeights(tape, logits);
      const Var output = weightedSum(tape, weights, tape.parameter(v), layout);

      const SchemeInput input{parameters[q].value, parameters[k].value, mask, 0, scale, 1, 1, {}};
      Matrix scores(5, 5), schemeLogits(5, 5), schemeWeights(5, 5), schemeOutput(5, 3);
      SchemeOutput weighed{scores, schemeLogits, schemeWeights};
      scheme->weigh(input, weighed);
      sum(schemeWeights, parameters[v].value, mask, 0, schemeOutput);
      checkClose(tape.value(weights), schemeWeights, 1e-6, 1e-5);
      checkClose(tape.value(output), schemeOutput, 1e-6, 1e-5);

      const Var loss = crossEntropy(tape, output, {0, 1, 2, 0, 1});
      tape.backward(loss);
      Matrix gradQueries(5, 8);
      Matrix gradKeys = Matrix::Zero(5, 8);
      SchemeGradient gradient{gradQueries, gradKeys};
      scheme->backward(input, weighed, tape.gradient(weights), gradient);
      checkClose(parameters[q].gradient, gradQueries, 1e-6, 1e-4);
      checkClose(parameters[k].gradient, gradKeys, 1e-6, 1e-4);
    }
}

TEST_CASE("training: a batch of sentences is as each by itself") {
  const Spans all = threeSentences();
  Inputs inputs({{all.rows(), 8}, {all.rows(), 8}, {all.rows(), 6}});
  const Mask mask = Mask::causal();
  const auto outputOf = [&](DoubleTape& tape, Var q, Var k, Var v, const Spans& spans) {
    const Layout layout{spans, spans, 2, mask};
    const Var weights = attentionWeights(tape, attentionLogits(tape, q, k, layout, 0.7));
    return weightedSum(tape, weights, v, layout);
  };
  DoubleTape tape(inputs.parameters);
  const Var q = tape.parameter(inputs.ids[0]);
  const Var k = tape.parameter(inputs.ids[1]);
  const Var v = tape.parameter(inputs.ids[2]);
  const Var together = outputOf(tape, q, k, v, all);
  for (Index b = 0; b < all.count(); ++b) {
    Spans one;
    one.append(all.length(b));
    std::vector<Index> rows;
    for (Index i = 0; i < all.length(b); ++i) rows.push_back(all.start(b) + i);
    const Var alone =
        outputOf(tape, rowsOf(tape, q, rows), rowsOf(tape, k, rows), rowsOf(tape, v, rows), one);
    checkClose(tape.value(alone), tape.value(together).middleRows(all.start(b), all.length(b)),
               1e-14, 1e-13);
  }
}

}  // namespace ap
