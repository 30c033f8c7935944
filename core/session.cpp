#include "core/session.hpp"

#include <algorithm>
#include <cmath>

#include "core/analysis/explain.hpp"
#include "core/analysis/plane.hpp"
#include "core/attention/dot_products.hpp"
#include "core/attention/passes.hpp"
#include "core/layout.hpp"
#include "core/models/transformer/forward.hpp"
#include "core/schemes/row_share.hpp"

namespace ap {

namespace {

constexpr Index rowsInBlock = 32;

using MatrixMap = Eigen::Map<const Matrix>;

float scaleOf(const MatrixView& keys) { return 1 / std::sqrt(static_cast<float>(keys.cols())); }

// For each word that is not known, others that are.
std::vector<std::string> suggestions(const Model& model, const Tokens& text,
                                     const std::vector<std::uint8_t>& known) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < known.size(); ++i)
    found.push_back(known[i] ? std::string() : model.suggest(text.tokens[i].text));
  return found;
}

}  // namespace

std::optional<Error> Session::load(std::string_view id, const ModelWeights& weights) {
  return loaded_.load(id, weights);
}

std::optional<Error> Session::begin(const Settings& settings) {
  Error error;
  auto plan = validate(settings, error, loaded_);
  if (!plan) return error;

  plan_ = std::move(plan);
  working_ = {};
  n_ = static_cast<Index>(plan_->text.tokens.size());
  m_ = static_cast<Index>(plan_->source.tokens.size());
  layer_ = head_ = row_ = 0;
  working_.layers = plan_->layerCount();
  layOut(*plan_, working_);
  embed();
  startLayer();
  placeQuery();
  return std::nullopt;
}

bool Session::advance(std::size_t scores) {
  if (!plan_) return true;
  std::size_t made = 0;
  while (made < scores) {
    const Index rows = std::min(rowsInBlock, n_ - row_);
    if (layer_ == 0 && head_ == 0) writeMask(row_, rows);
    computeRows(row_, rows);
    made += static_cast<std::size_t>(rows * m_);
    row_ += rows;
    if (row_ < n_) continue;

    finishHead();
    row_ = 0;
    if (++head_ < plan_->headCount(layer_)) continue;

    finishLayer();
    head_ = 0;
    if (++layer_ < working_.layers) {
      startLayer();
      placeQuery();
      continue;
    }
    finish();
    return true;
  }
  return false;
}

bool Session::isSelectedHead() const { return layer_ == plan_->layer && head_ == plan_->head; }

void Session::embed() {
  Embedding own = embedded(*plan_->model, plan_->text, input_);
  if (plan_->hasEmbeddings()) {
    working_.at(TensorName::tokenEmbeddings, -1, -1) = own.rows;
    working_.at(TensorName::positions, -1, -1) = input_ - own.rows;
    working_.at(TensorName::embeddings, -1, -1) = input_;
  }
  working_.suggestions = suggestions(*plan_->model, plan_->text, own.known);
  working_.known = std::move(own.known);
  working_.saysNext = plan_->model->isWriter();
  working_.keysKnown = working_.known;
  working_.keySuggestions = working_.suggestions;
  if (plan_->hasSource || plan_->encoder) embedSource();
  if (plan_->hasEmbeddings())
    similarities(input_.row(plan_->token), plan_->hasSource ? source_ : input_,
                 working_.at(TensorName::similarities, -1, -1));
}

// The second sentence, be it shown or only looked at by layers that are not.
void Session::embedSource() {
  const Model& reader = plan_->encoder ? *plan_->encoder : *plan_->model;
  const Tokens& text = plan_->encoder ? plan_->read : plan_->source;
  Embedding read = embedded(reader, text, source_);
  if (!plan_->hasSource) return;
  working_.keySuggestions = suggestions(reader, text, read.known);
  working_.keysKnown = std::move(read.known);
  if (plan_->hasEmbeddings()) working_.at(TensorName::sourceEmbeddings, -1, -1) = source_;
}

// A text's embeddings, and `positioned` with what the chosen position adds.
Embedding Session::embedded(const Model& model, const Tokens& text, Matrix& positioned) const {
  Embedding embedding = model.embed(text.tokens);
  positioned = embedding.rows;
  if (plan_->position == Position::sinusoidal) addSinusoids(positioned);
  if (plan_->position == Position::model) model.addPosition(positioned);
  return embedding;
}

// What lies before the next layer that is shown works as it was trained.
void Session::passHidden() {
  if (!plan_->encoder) return;
  if (layer_ == 0) {
    source_ = plan_->encoder->encode(std::move(source_));
    if (plan_->hasSource) working_.at(TensorName::encoded, -1, -1) = source_;
  }
  const Index before = plan_->indexOf(layer_) - 1;
  if (before >= 0) input_ = plan_->writer->pass(static_cast<std::size_t>(before), input_, source_);
}

// Queries, keys and values of every head of the layer.
void Session::startLayer() {
  if (plan_->manual) return startManual();
  const Matrix asking = startInputs();
  const Matrix& lookedAt = plan_->hasSource ? source_ : asking;
  for (Index h = 0; h < plan_->headCount(layer_); ++h) {
    const auto at = [this, h](TensorName name) { return working_.at(name, layer_, h); };
    if (!plan_->project) {
      at(TensorName::queries) = asking;
      at(TensorName::keys) = lookedAt;
      at(TensorName::values) = lookedAt;
      continue;
    }
    const Head& head = plan_->attention(layer_).heads[static_cast<std::size_t>(h)];
    project(asking, head.query, at(TensorName::queries));
    project(lookedAt, head.key, at(TensorName::keys));
    project(lookedAt, head.value, at(TensorName::values));
    if (!plan_->hasProjections()) continue;
    at(TensorName::queryProjection) = head.query;
    at(TensorName::keyProjection) = head.key;
    at(TensorName::valueProjection) = head.value;
  }
}

// What the layer's queries are made from.
Matrix Session::startInputs() {
  if (!plan_->hasProjections()) return input_;
  passHidden();
  working_.at(TensorName::inputs, layer_, -1) = input_;
  const LayerNorm& norm = plan_->attention(layer_).norm;
  if (!norm.isThere()) return input_;
  return working_.at(TensorName::normalised, layer_, -1) = normalised(norm, input_);
}

void Session::startManual() {
  const Manual& manual = *plan_->manual;
  const auto fill = [](Eigen::Map<Matrix> tensor, const std::vector<float>& numbers) {
    tensor = MatrixMap(numbers.data(), tensor.rows(), tensor.cols());
  };
  fill(current(TensorName::queries), manual.queries);
  fill(current(TensorName::keys), manual.keys);
  fill(current(TensorName::values), manual.values);
}

// A query of the reader's own takes the place of the model's.
void Session::placeQuery() {
  if (plan_->query.empty() || layer_ != plan_->layer) return;
  working_.at(TensorName::queries, layer_, plan_->head).row(plan_->token) =
      MatrixMap(plan_->query.data(), 1, static_cast<Index>(plan_->query.size()));
}

// Some rows of the mask, which is the same for all heads.
void Session::writeMask(Index first, Index rows) {
  if (!plan_->mask.forbids()) return;
  auto mask = working_.at(TensorName::mask, -1, -1);
  for (Index i = first; i < first + rows; ++i)
    for (Index j = 0; j < m_; ++j) mask(i, j) = plan_->mask.allows(i, j) ? 1 : 0;
}

// Scores, logits, weights and the output of some rows of the current head.
void Session::computeRows(Index first, Index rows) {
  const auto keys = current(TensorName::keys);
  const auto values = current(TensorName::values);
  const SchemeInput input{.queries = current(TensorName::queries).middleRows(first, rows),
                          .keys = keys,
                          .mask = plan_->mask,
                          .firstQuery = first,
                          .scale = scaleOf(keys),
                          .temperature = plan_->temperature,
                          .ratio = plan_->ratio,
                          .pair = plan_->pair};

  const auto compute = [&](MatrixOut scores, MatrixOut logits, MatrixOut weights) {
    SchemeOutput output{scores, logits, weights};
    plan_->scheme->weigh(input, output);
    MatrixOut outputRows = current(TensorName::output).middleRows(first, rows);
    sum(weights, values, plan_->mask, first, outputRows);
    const Index query = plan_->token - first;
    if (query >= 0 && query < rows)
      computeQueryToken(weights.row(query), values, outputRows.row(query));
  };

  // A scheme without softmax has no logits to fill.
  const Index logitRows = plan_->scheme->hasLogits ? rows : 0;
  if (working_.find(TensorName::weights, layer_, head_) == nullptr) {
    Matrix scoresOfBlock(rows, m_);
    Matrix logitsOfBlock(logitRows, m_);
    Matrix weightsOfBlock(rows, m_);
    return compute(scoresOfBlock, logitsOfBlock, weightsOfBlock);
  }
  const auto kept = [&](TensorName name) { return current(name).middleRows(first, rows); };
  Matrix noLogits(0, m_);
  compute(kept(TensorName::scores),
          logitRows > 0 ? MatrixOut(kept(TensorName::logits)) : MatrixOut(noLogits),
          kept(TensorName::weights));
}

// What there is of the query token alone; a weighting of the reader's takes the place of the
// scheme's.
void Session::computeQueryToken(MatrixOut weights, const MatrixView& values, MatrixOut output) {
  if (isSelectedHead() && (!plan_->weighting.empty() || plan_->alternative)) {
    current(TensorName::schemeWeights) = weights;
    if (plan_->alternative)
      shiftTowardsAlternative(weights, values);
    else
      weights = MatrixMap(plan_->weighting.data(), 1, weights.cols());
    sum(weights, values, plan_->mask, plan_->token, output);
  }
  auto scaled = current(TensorName::scaledValues);
  scaledValues(weights, values, plan_->mask, plan_->token, scaled);
  partialSums(scaled, current(TensorName::partialSums));
}

// Where the query token's weights come from, once its row is there.
void Session::explainQueryToken() {
  const Scheme& scheme = *plan_->scheme;
  const Index query = plan_->token;
  products(current(TensorName::queries).row(query), current(TensorName::keys),
           current(TensorName::products));
  if (scheme.sharesRow)
    current(TensorName::scoreSum)(0, 0) =
        static_cast<float>(rowSum(current(TensorName::scores), query, plan_->mask, query).sum);
  if (!scheme.hasLogits) return;
  current(TensorName::scale)(0, 0) = scheme.isScaled ? scaleOf(current(TensorName::keys)) : 1;
  auto shares = current(TensorName::exponentials);
  exponentials(current(TensorName::logits).row(query), shares);
  // Through double also because Eigen sums floats in an order that their address decides.
  current(TensorName::exponentialSum)(0, 0) = static_cast<float>(shares.cast<double>().sum());
}

// The weights as they are, not as they are displayed: in double, rounded once.
void Session::addWeights() {
  const auto weights = current(TensorName::weights).row(plan_->token);
  current(TensorName::weightSum)(0, 0) = static_cast<float>(weights.cast<double>().sum());
  if (plan_->chosen.empty()) return;
  auto keys = current(TensorName::chosenKeys);
  double sum = 0;
  for (std::size_t i = 0; i < plan_->chosen.size(); ++i) {
    keys(static_cast<Index>(i), 0) = static_cast<float>(plan_->chosen[i]);
    sum += static_cast<double>(weights(plan_->chosen[i]));
  }
  current(TensorName::chosenWeight)(0, 0) = static_cast<float>(sum);
}

void Session::compareWithTranspose() {
  const Asymmetry found = asymmetry(current(TensorName::scores));
  current(TensorName::scoreDifference)(0, 0) = found.difference;
  current(TensorName::scoreNorm)(0, 0) = found.norm;
  current(TensorName::asymmetry)(0, 0) = found.ratio;
}

void Session::finishHead() {
  if (!isSelectedHead()) return;
  explainQueryToken();
  addWeights();
  if (!plan_->hasSource) compareWithTranspose();
  drawPlane();
  if (plan_->analyse) analyse();
}

void Session::drawPlane() {
  const auto values = current(TensorName::values);
  auto axes = current(TensorName::planeAxes);
  auto points = current(TensorName::planeValues);
  auto sums = current(TensorName::planeSums);
  axes = plan_->axes ? dimensionAxes((*plan_->axes)[0], (*plan_->axes)[1], values.cols())
                     : varianceAxes(values);
  dotProducts(values, axes, points);
  dotProducts(current(TensorName::partialSums), axes, sums.bottomRows(m_));

  // The sum has no part in values that the mask forbids.
  std::vector<Index> allowed;
  for (Index j = 0; j < m_; ++j)
    if (plan_->mask.allows(plan_->token, j)) allowed.push_back(j);
  // Its size is known only now; it goes to the end of table and buffer.
  const std::vector<Index> hull = convexHull(points, std::move(allowed));
  working_.add(TensorName::planeHull, layer_, head_, static_cast<Index>(hull.size()), 1);
  working_.allocate();
  auto indices = current(TensorName::planeHull);
  for (std::size_t i = 0; i < hull.size(); ++i)
    indices(static_cast<Index>(i), 0) = static_cast<float>(hull[i]);
}

void Session::finishLayer() {
  if (!plan_->hasProjections()) return;
  auto concatenated = working_.at(TensorName::concatenated, layer_, -1);
  const Index valueWidth = concatenated.cols() / plan_->headCount(layer_);
  for (Index h = 0; h < plan_->headCount(layer_); ++h)
    concatenated.middleCols(h * valueWidth, valueWidth) =
        working_.at(TensorName::output, layer_, h);
  working_.at(TensorName::outputProjection, layer_, -1) = plan_->attention(layer_).output;
  auto combined = working_.at(TensorName::combined, layer_, -1);
  auto result = working_.at(TensorName::residual, layer_, -1);
  combine(concatenated, plan_->attention(layer_).output, combined);
  residual(input_, combined, result);
  input_ = result;
  const FeedForward& feedForward = plan_->attention(layer_).feedForward;
  if (!feedForward.isThere()) return;
  input_ += working_.at(TensorName::feedForward, layer_, -1) =
      throughFeedForward(feedForward, input_);
  working_.at(TensorName::layerOutput, layer_, -1) = input_;
}

void Session::finish() {
  for (Token& token : plan_->text.tokens) working_.tokens.push_back(std::move(token.text));
  for (Token& token : plan_->source.tokens) working_.keyTokens.push_back(std::move(token.text));
  working_.tokensInText = plan_->text.total;
  working_.tokensInSource = plan_->source.total;
  working_.hasSource = plan_->hasSource;
  working_.token = plan_->token;
  working_.pair = plan_->pair.other;
  working_.layer = plan_->layer;
  working_.head = plan_->head;
  working_.attention = attentionNames[static_cast<std::size_t>(plan_->kind)];
  working_.attentions = plan_->attentions;
  if (plan_->hasEmbeddings()) working_.dimensionNames = plan_->model->dimensionNames();

  const auto& heads = plan_->attention(plan_->layer).heads;
  const Head& selected = heads[static_cast<std::size_t>(plan_->head)];
  if (plan_->manual) {
    working_.heads.emplace_back();
  } else if (plan_->project) {
    for (Index h = 0; h < plan_->headCount(plan_->layer); ++h)
      working_.heads.push_back(plan_->isManual ? "" : heads[static_cast<std::size_t>(h)].name);
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
