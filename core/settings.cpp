#include "core/settings.hpp"

#include <cmath>

namespace ap {

namespace {

std::optional<Index> indexBelow(double value, std::size_t count) {
  if (!(value >= 0) || value >= static_cast<double>(count) || std::trunc(value) != value)
    return std::nullopt;
  return static_cast<Index>(value);
}

std::optional<Index> chooseToken(const Settings& settings, std::size_t count) {
  if (!settings.token) return static_cast<Index>(std::min<std::size_t>(1, count - 1));
  if (settings.followEdit && *settings.token >= static_cast<double>(count))
    return static_cast<Index>(count - 1);
  return indexBelow(*settings.token, count);
}

std::optional<Position> findPosition(std::string_view name) {
  for (std::size_t i = 0; i < std::size(positionNames); ++i)
    if (positionNames[i] == name) return static_cast<Position>(i);
  return std::nullopt;
}

std::optional<Mask> findMask(std::string_view name, const Model& model) {
  if (name == "none") return Mask::none();
  if (name == "causal") return Mask::causal();
  if (name == "model") return model.mask() == Mask::Kind::causal ? Mask::causal() : Mask::none();
  return std::nullopt;
}

std::optional<Error> checkWeighting(const std::vector<float>& weighting, const Plan& plan) {
  const std::size_t m = plan.text.tokens.size();
  if (weighting.size() != m)
    return Error{ErrorCode::wrongLength, "weighting", std::to_string(weighting.size()),
                 std::to_string(m)};
  double total = 0;
  for (std::size_t j = 0; j < m; ++j) {
    const bool allowed = plan.mask.allows(plan.token, static_cast<Index>(j));
    if (!(weighting[j] >= 0) || (!allowed && weighting[j] > 0))
      return Error{ErrorCode::notAWeight, "weighting", inWords(weighting[j]), std::to_string(j)};
    total += weighting[j];
  }
  if (!(std::abs(total - 1) <= 1e-3))
    return Error{ErrorCode::notADistribution, "weighting", inWords(total), ""};
  return std::nullopt;
}

}  // namespace

std::optional<Plan> validate(const Settings& settings, Error& error) {
  const auto fail = [&error](Error what) {
    error = std::move(what);
    return std::nullopt;
  };

  Plan plan;
  plan.text = tokenize(settings.sentence, mostTokens);
  const std::size_t count = plan.text.tokens.size();
  if (count == 0) return fail({ErrorCode::emptyText, "sentence", "", ""});

  plan.model = findModel(settings.model);
  if (plan.model == nullptr) return fail(unknownName("model", settings.model, modelIds()));
  plan.scheme = findScheme(settings.scheme);
  if (plan.scheme == nullptr) return fail(unknownName("scheme", settings.scheme, schemeIds()));

  const auto position = findPosition(settings.position);
  if (!position)
    return fail(unknownName("position", settings.position,
                            {std::begin(positionNames), std::end(positionNames)}));
  plan.position = *position;

  auto mask = findMask(settings.mask, *plan.model);
  if (!mask) return fail(unknownName("mask", settings.mask, {"model", "none", "causal"}));
  plan.mask = std::move(*mask);

  plan.project = settings.projections == "model";
  if (!plan.project && settings.projections != "none")
    return fail(unknownName("projections", settings.projections, {"model", "none"}));

  const auto token = chooseToken(settings, count);
  if (!token) return fail(outOfRange("token", *settings.token, count));
  plan.token = *token;

  const std::size_t layers = plan.project ? plan.model->layers().size() : 1;
  const auto layer = indexBelow(settings.layer, layers);
  if (!layer) return fail(outOfRange("layer", settings.layer, layers));
  plan.layer = *layer;

  const std::size_t heads =
      plan.project ? plan.model->layers()[static_cast<std::size_t>(*layer)].heads.size() : 1;
  const auto head = indexBelow(settings.head, heads);
  if (!head) return fail(outOfRange("head", settings.head, heads));
  plan.head = *head;

  plan.temperature = static_cast<float>(settings.temperature);
  if (!(plan.temperature > 0) || !std::isfinite(plan.temperature))
    return fail({ErrorCode::notPositive, "temperature", inWords(settings.temperature), ""});

  if (!settings.weighting.empty()) {
    if (auto wrong = checkWeighting(settings.weighting, plan)) return fail(std::move(*wrong));
    plan.weighting = settings.weighting;
  }
  return plan;
}

}  // namespace ap
