#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/analysis/alternative.hpp"
#include "core/analysis/ambiguity.hpp"
#include "core/analysis/confusion_groups.hpp"
#include "core/analysis/layer_dimensions.hpp"
#include "core/analysis/rankings.hpp"
#include "core/analysis/reach.hpp"
#include "core/attention/passes.hpp"
#include "core/session.hpp"

// What the query token's sum keeps of its weights, in the selected head.
namespace ap {

namespace {

using Indices = std::vector<Index>;

// The keys that a query may attend to: only these take part.
Indices attended(const Mask& mask, Index query, Index m) {
  Indices tokens;
  for (Index j = 0; j < m; ++j)
    if (mask.allows(query, j)) tokens.push_back(j);
  return tokens;
}

Matrix pickRows(const MatrixView& rows, const Indices& tokens) {
  Matrix picked(static_cast<Index>(tokens.size()), rows.cols());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    picked.row(static_cast<Index>(i)) = rows.row(tokens[i]);
  return picked;
}

std::vector<float> pick(const MatrixView& row, const Indices& tokens) {
  std::vector<float> picked;
  for (const Index token : tokens) picked.push_back(row(0, token));
  return picked;
}

// Schemes without exp can give weights that are negative or undefined: then there is nothing to
// recover, and no interval.
bool isDistribution(const std::vector<float>& weights) {
  constexpr double tolerance = 1e-3;
  for (const float weight : weights)
    if (!(weight >= 0)) return false;
  return std::abs(std::accumulate(weights.begin(), weights.end(), -1.0)) <= tolerance;
}

/// The tensors that were found, to be added to a snapshot at once.
class Findings {
 public:
  Findings(const Indices& tokens, Index m) : tokens_(tokens), m_(m) {}

  void numbers(TensorName name, std::vector<float> numbers) {
    tensors_.push_back({name, 1, std::move(numbers)});
  }

  void number(TensorName name, double value) { numbers(name, {static_cast<float>(value)}); }

  /// One number for each token that takes part, NaN for the others.
  template <typename Number>
  void row(TensorName name, const std::vector<Number>& numbers) {
    rows(name, numbers, 1, std::numeric_limits<float>::quiet_NaN());
  }

  /// A row for each direction, 0 for tokens that take no part.
  void directions(TensorName name, const Table& directions) {
    rows(name, directions.entries, directions.columns, 0);
  }

  void addTo(Snapshot& snapshot, Index layer, Index head) const {
    for (const auto& [name, rows, numbers] : tensors_)
      snapshot.add(name, layer, head, rows, static_cast<Index>(numbers.size()) / rows);
    snapshot.allocate();
    for (const auto& [name, rows, numbers] : tensors_)
      std::ranges::copy(numbers, snapshot.at(name, layer, head).data());
  }

 private:
  struct Finding {
    TensorName name;
    Index rows;
    std::vector<float> numbers;
  };

  template <typename Number>
  void rows(TensorName name, const std::vector<Number>& numbers, std::size_t count, float missing) {
    const auto m = static_cast<std::size_t>(m_);
    std::vector<float> spread(count * m, missing);
    for (std::size_t k = 0; k < count; ++k)
      for (std::size_t i = 0; i < tokens_.size(); ++i)
        spread[k * m + static_cast<std::size_t>(tokens_[i])] =
            static_cast<float>(numbers[k * tokens_.size() + i]);
    tensors_.push_back({name, static_cast<Index>(count), std::move(spread)});
  }

  const Indices& tokens_;
  Index m_;
  std::vector<Finding> tensors_;
};

void findAmbiguity(const std::vector<float>& weights, const Matrix& values,
                   const std::vector<float>& output, Findings& found) {
  const Ambiguity ambiguity(values);
  const auto dimension = ambiguity.dimension();
  found.number(TensorName::ambiguityRank, static_cast<double>(ambiguity.rank()));
  found.number(TensorName::ambiguityDimension, static_cast<double>(dimension));
  if (dimension == 0) {
    const std::vector<double> recovered = ambiguity.recover(output);
    found.row(TensorName::recoveredWeights, recovered);
    found.number(TensorName::recoveryResidual, outputResidual(recovered, values, output));
  }
  if (values.rows() > mostAnalysedTokens) return;
  if (dimension > 0) found.directions(TensorName::ambiguityDirections, ambiguity.directions());
  const Table constraints = ambiguity.constraints();
  const auto [least, greatest] =
      intervals(constraints, std::vector<double>(weights.begin(), weights.end()));
  found.row(TensorName::leastWeights, least);
  found.row(TensorName::greatestWeights, greatest);
  found.row(TensorName::confusionGroups, confusionGroups(constraints));
}

}  // namespace

void Session::shiftTowardsAlternative(MatrixOut weights, const MatrixView& values) const {
  const Indices tokens = attended(plan_->mask, plan_->token, m_);
  const std::vector<float> own = pick(weights, tokens);
  const auto& [token, amount] = *plan_->alternative;
  const auto at = std::ranges::find(tokens, token);
  if (!isDistribution(own) || at == tokens.end()) return;
  const auto end = alternative(own, pickRows(values, tokens), at - tokens.begin(),
                               amount < 0 ? Extreme::least : Extreme::greatest);
  const double share = std::abs(amount);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    weights(0, tokens[i]) =
        static_cast<float>((1 - share) * static_cast<double>(own[i]) + share * end[i]);
}

void Session::analyse() {
  const Indices tokens = attended(plan_->mask, plan_->token, m_);
  const Matrix shown = current(TensorName::weights).row(plan_->token);
  const Matrix own = plan_->alternative ? Matrix(current(TensorName::schemeWeights)) : shown;
  const std::vector<float> weights = pick(own, tokens);
  if (!isDistribution(weights)) return;

  const auto values = current(TensorName::values);
  const Matrix attendedValues = pickRows(values, tokens);
  Matrix output(1, values.cols());
  sum(own, values, plan_->mask, plan_->token, output);

  Findings found(tokens, m_);
  findAmbiguity(weights, attendedValues, {output.data(), output.data() + output.size()}, found);
  if (plan_->alternative) {
    const std::vector<float> other = pick(shown, tokens);
    found.number(TensorName::outputDifference,
                 outputDistance(std::vector<double>(weights.begin(), weights.end()),
                                std::vector<double>(other.begin(), other.end()), attendedValues));
  }
  if (plan_->scheme->hasLogits) {
    // What a softmax made has a query, even where weights are too small for a float.
    const bool isOwn = !plan_->alternative && plan_->weighting.empty();
    const Matrix keys = pickRows(current(TensorName::keys), tokens);
    found.number(TensorName::reachable,
                 static_cast<double>(isOwn ? Reach::query : reach(pick(shown, tokens), keys)));
  }

  found.row(TensorName::effectiveAttention, effectiveAttention(weights, attendedValues));
  found.row(TensorName::weightedNorms, weightedNorms(weights, attendedValues));
  found.row(TensorName::shares, shares(weights, attendedValues));
  if (plan_->hasProjections()) {
    const Matrix& projection = plan_->attention(layer_).output;
    const Matrix terms =
        projected(attendedValues, projection.middleRows(head_ * values.cols(), values.cols()));
    found.row(TensorName::projectedNorms, weightedNorms(weights, terms));
    found.row(TensorName::projectedShares, shares(weights, terms));
    std::vector<Matrix> ofHeads;
    for (Index h = 0; h < plan_->headCount(layer_); ++h)
      ofHeads.push_back(pickRows(working_.at(TensorName::values, layer_, h), tokens));
    const auto [concatenated, open] = layerDimensions(ofHeads, projection);
    found.numbers(TensorName::layerDimensions,
                  {static_cast<float>(concatenated), static_cast<float>(open)});
  }
  found.addTo(working_, layer_, head_);
}

}  // namespace ap
