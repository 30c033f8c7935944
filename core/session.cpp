#include "core/session.hpp"

#include <algorithm>
#include <cmath>

#include "core/attention/passes.hpp"

namespace ap {

namespace {

// With more numbers than this in the (n, m) tensors of all heads, only the selected head keeps its
// own.
constexpr Index mostKeptNumbers = 1'000'000;

constexpr Index rowsInBlock = 32;

constexpr TensorName weightTensors[] = {TensorName::scores, TensorName::logits,
                                        TensorName::weights};

}  // namespace

std::optional<Error> Session::begin(const Settings& settings) {
  Error error;
  auto plan = validate(settings, error);
  if (!plan) return error;

  plan_ = std::move(plan);
  working_ = {};
  layer_ = head_ = row_ = 0;
  layOut();
  embed();
  startLayer();
  return std::nullopt;
}

bool Session::advance(std::size_t scores) {
  if (!plan_) return true;
  const Index n = input_.rows();
  std::size_t made = 0;
  while (made < scores) {
    const Index rows = std::min(rowsInBlock, n - row_);
    computeRows(row_, rows);
    made += static_cast<std::size_t>(rows * n);
    row_ += rows;
    if (row_ < n) continue;

    row_ = 0;
    if (++head_ < headCount()) continue;

    finishLayer();
    head_ = 0;
    if (++layer_ < working_.layers) {
      startLayer();
      continue;
    }
    finish();
    return true;
  }
  return false;
}

const AttentionLayer& Session::layer() const {
  return plan_->model->layers()[static_cast<std::size_t>(layer_)];
}

Index Session::headCount() const {
  return plan_->project ? static_cast<Index>(layer().heads.size()) : 1;
}

// The whole table comes first, so that every pass writes straight into the one buffer.
void Session::layOut() {
  const auto n = static_cast<Index>(plan_->text.tokens.size());
  const auto& layers = plan_->model->layers();
  const Index d = layers[0].output.cols();
  working_.layers = plan_->project ? static_cast<Index>(layers.size()) : 1;

  Index heads = 0;
  for (const AttentionLayer& layer : layers) heads += static_cast<Index>(layer.heads.size());
  if (!plan_->project) heads = 1;
  allWeights_ = static_cast<Index>(std::size(weightTensors)) * n * n * heads <= mostKeptNumbers;

  working_.add(TensorName::embeddings, -1, -1, n, d);
  if (!plan_->project) {
    layOutHead(0, 0, nullptr);
    return working_.allocate();
  }
  for (Index l = 0; l < working_.layers; ++l) {
    const auto& layerHeads = layers[static_cast<std::size_t>(l)].heads;
    for (Index h = 0; h < static_cast<Index>(layerHeads.size()); ++h)
      layOutHead(l, h, &layerHeads[static_cast<std::size_t>(h)]);
    working_.add(TensorName::combined, l, -1, n, d);
    working_.add(TensorName::residual, l, -1, n, d);
  }
  working_.allocate();
}

void Session::layOutHead(Index layer, Index head, const Head* projections) {
  const auto n = static_cast<Index>(plan_->text.tokens.size());
  const Index d = plan_->model->layers()[0].output.cols();
  const Index keyWidth = projections != nullptr ? projections->key.cols() : d;
  const Index valueWidth = projections != nullptr ? projections->value.cols() : d;
  working_.add(TensorName::queries, layer, head, n, keyWidth);
  working_.add(TensorName::keys, layer, head, n, keyWidth);
  working_.add(TensorName::values, layer, head, n, valueWidth);
  if (allWeights_ || (layer == plan_->layer && head == plan_->head))
    for (const TensorName name : weightTensors)
      if (name != TensorName::logits || plan_->scheme->hasLogits)
        working_.add(name, layer, head, n, n);
  if (layer == plan_->layer && head == plan_->head && !plan_->weighting.empty())
    working_.add(TensorName::schemeWeights, layer, head, 1, n);
  working_.add(TensorName::scaledValues, layer, head, n, valueWidth);
  working_.add(TensorName::partialSums, layer, head, n, valueWidth);
  working_.add(TensorName::output, layer, head, n, valueWidth);
}

void Session::embed() {
  Embedding embedding = plan_->model->embed(plan_->text.tokens);
  if (plan_->position == Position::sinusoidal) addSinusoids(embedding.rows);
  if (plan_->position == Position::model) plan_->model->addPosition(embedding.rows);
  working_.known = std::move(embedding.known);
  input_ = std::move(embedding.rows);
  working_.at(TensorName::embeddings, -1, -1) = input_;
}

// Queries, keys and values of every head of the layer.
void Session::startLayer() {
  for (Index h = 0; h < headCount(); ++h) {
    auto queries = working_.at(TensorName::queries, layer_, h);
    auto keys = working_.at(TensorName::keys, layer_, h);
    auto values = working_.at(TensorName::values, layer_, h);
    if (!plan_->project) {
      queries = keys = values = input_;
      continue;
    }
    const Head& head = layer().heads[static_cast<std::size_t>(h)];
    project(input_, head.query, queries);
    project(input_, head.key, keys);
    project(input_, head.value, values);
  }
}

// Scores, logits, weights and the output of some rows of the current head.
void Session::computeRows(Index first, Index rows) {
  const auto queries = working_.at(TensorName::queries, layer_, head_);
  const auto keys = working_.at(TensorName::keys, layer_, head_);
  const auto values = working_.at(TensorName::values, layer_, head_);
  const float scale = 1 / std::sqrt(static_cast<float>(keys.cols()));
  const SchemeInput input{
      queries.middleRows(first, rows), keys, plan_->mask, first, scale, plan_->temperature};

  const auto compute = [&](MatrixOut scores, MatrixOut logits, MatrixOut weights) {
    SchemeOutput output{scores, logits, weights};
    plan_->scheme->weigh(input, output);
    MatrixOut outputRows = working_.at(TensorName::output, layer_, head_).middleRows(first, rows);
    sum(weights, values, plan_->mask, first, outputRows);
    const Index query = plan_->token - first;
    if (query >= 0 && query < rows)
      computeQueryToken(weights.row(query), values, outputRows.row(query));
  };

  // A scheme without softmax has no logits to fill.
  const Index logitRows = plan_->scheme->hasLogits ? rows : 0;
  if (working_.find(TensorName::weights, layer_, head_) == nullptr) {
    Matrix scoresOfBlock(rows, keys.rows());
    Matrix logitsOfBlock(logitRows, keys.rows());
    Matrix weightsOfBlock(rows, keys.rows());
    return compute(scoresOfBlock, logitsOfBlock, weightsOfBlock);
  }
  const auto kept = [&](TensorName name) {
    return working_.at(name, layer_, head_).middleRows(first, rows);
  };
  Matrix noLogits(0, keys.rows());
  compute(kept(TensorName::scores),
          plan_->scheme->hasLogits ? MatrixOut(kept(TensorName::logits)) : MatrixOut(noLogits),
          kept(TensorName::weights));
}

// What there is of the query token alone; a given weighting takes the place of the scheme's.
void Session::computeQueryToken(MatrixOut weights, const MatrixView& values, MatrixOut output) {
  if (isSelectedHead() && !plan_->weighting.empty()) {
    working_.at(TensorName::schemeWeights, layer_, head_) = weights;
    weights = Eigen::Map<const Matrix>(plan_->weighting.data(), 1, weights.cols());
    sum(weights, values, plan_->mask, plan_->token, output);
  }
  auto scaled = working_.at(TensorName::scaledValues, layer_, head_);
  auto partial = working_.at(TensorName::partialSums, layer_, head_);
  scaledValues(weights, values, plan_->mask, plan_->token, scaled);
  partialSums(scaled, partial);
}

bool Session::isSelectedHead() const { return layer_ == plan_->layer && head_ == plan_->head; }

void Session::finishLayer() {
  if (!plan_->project) return;
  const Index valueWidth = working_.at(TensorName::output, layer_, 0).cols();
  Matrix concatenated(input_.rows(), headCount() * valueWidth);
  for (Index h = 0; h < headCount(); ++h)
    concatenated.middleCols(h * valueWidth, valueWidth) =
        working_.at(TensorName::output, layer_, h);
  auto combined = working_.at(TensorName::combined, layer_, -1);
  auto result = working_.at(TensorName::residual, layer_, -1);
  combine(concatenated, layer().output, combined);
  residual(input_, combined, result);
  input_ = result;
}

void Session::finish() {
  Tokens& text = plan_->text;
  for (Token& token : text.tokens) working_.tokens.push_back(std::move(token.text));
  working_.keyTokens = working_.tokens;
  working_.tokensInText = text.total;
  working_.token = plan_->token;
  working_.layer = plan_->layer;
  working_.head = plan_->head;
  working_.dimensionNames = plan_->model->dimensionNames();
  if (plan_->project) {
    const auto& heads = plan_->model->layers()[static_cast<std::size_t>(plan_->layer)].heads;
    for (const Head& head : heads) working_.heads.push_back(head.name);
    const Head& selected = heads[static_cast<std::size_t>(plan_->head)];
    working_.keyNames = selected.keyNames;
    working_.valueNames = selected.valueNames;
  } else {
    working_.heads.emplace_back();
    working_.keyNames = working_.valueNames = working_.dimensionNames;
  }
  complete_ = std::move(working_);
  plan_.reset();
}

}  // namespace ap
