#include "core/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/attention_choice.hpp"

namespace ap {

namespace {

constexpr std::size_t mostSeeds = std::size_t{1} << 31;

std::optional<Index> indexBelow(double value, std::size_t count) {
  if (!(value >= 0) || value >= static_cast<double>(count) || std::trunc(value) != value)
    return std::nullopt;
  return static_cast<Index>(value);
}

std::optional<Position> findPosition(std::string_view name) {
  for (std::size_t i = 0; i < std::size(positionNames); ++i)
    if (positionNames[i] == name) return static_cast<Position>(i);
  return std::nullopt;
}

/// Fills a plan, one group of settings after the other; the first that is wrong ends it.
class Validator {
 public:
  Validator(const Settings& settings, const LoadedModels& loaded)
      : settings_(settings), loaded_(loaded.find(settings.model)) {}

  std::optional<Error> run() {
    for (const auto check :
         {&Validator::model, &Validator::attention, &Validator::texts, &Validator::scheme,
          &Validator::positionAndMask, &Validator::token, &Validator::pair,
          &Validator::layerAndHead, &Validator::temperature, &Validator::manual, &Validator::axes,
          &Validator::query, &Validator::weighting, &Validator::chosen, &Validator::alternative})
      if (auto error = (this->*check)()) return error;
    return std::nullopt;
  }

  Plan plan;

 private:
  using Result = std::optional<Error>;

  Result model() {
    plan.isManual = settings_.model == "manual";
    const auto seed = indexBelow(settings_.seed, mostSeeds);
    if (!seed) return outOfRange("seed", settings_.seed, mostSeeds);
    Chance chance{.seed = static_cast<std::uint64_t>(*seed)};
    const auto& width = settings_.valueWidth;
    if (width) {
      if (settings_.model != "random")
        return Error{ErrorCode::otherModel, "valueWidth", settings_.model, "random"};
      if (!(*width >= leastValueWidth && *width <= mostValueWidth) || std::trunc(*width) != *width)
        return Error{ErrorCode::outOfRange, "valueWidth", inWords(*width),
                     inWords(leastValueWidth) + " to " + inWords(mostValueWidth)};
      chance.valueWidth = static_cast<Index>(*width);
    }
    if (loaded_) return std::nullopt;
    if (LoadedModels::canBe(settings_.model))
      return Error{ErrorCode::notLoaded, "model", settings_.model, ""};
    plan.model = findModel(plan.isManual ? "concept" : settings_.model, chance);
    if (plan.model) return std::nullopt;
    return unknownName("model", settings_.model, modelNames());
  }

  Result attention() { return chooseAttention(settings_, loaded_, plan); }
  Result texts() { return chooseTexts(settings_, loaded_, plan); }

  Result scheme() {
    plan.scheme = findScheme(settings_.scheme);
    if (plan.scheme == nullptr) return unknownName("scheme", settings_.scheme, schemeIds());
    if (plan.hasSource && plan.scheme->asksByKeys)
      return Error{ErrorCode::needsOneSentence, "scheme", settings_.scheme, ""};
    plan.ratio = static_cast<float>(settings_.ratio);
    if (!(plan.ratio >= 0 && plan.ratio <= 1))
      return Error{ErrorCode::notAShare, "ratio", inWords(settings_.ratio), ""};
    return std::nullopt;
  }

  Result positionAndMask() {
    const auto position = findPosition(settings_.position);
    if (!position)
      return unknownName("position", settings_.position,
                         {std::begin(positionNames), std::end(positionNames)});
    plan.position = *position;

    if (settings_.mask == "causal")
      plan.mask = Mask::causal();
    else if (settings_.mask == "model" && !plan.hasSource)
      plan.mask = plan.model->mask(static_cast<Index>(n()));
    else if (settings_.mask != "model" && settings_.mask != "none")
      return unknownName("mask", settings_.mask, {"model", "none", "causal"});

    if (settings_.projections != "model" && settings_.projections != "none")
      return unknownName("projections", settings_.projections, {"model", "none"});
    // What is typed are queries, keys and values already: nothing is left to choose.
    plan.project = settings_.projections == "model" || plan.isManual;
    return std::nullopt;
  }

  Result token() {
    auto token = settings_.token ? indexBelow(*settings_.token, n())
                                 : static_cast<Index>(std::min<std::size_t>(1, n() - 1));
    if (!token && settings_.followEdit && *settings_.token >= static_cast<double>(n()))
      token = static_cast<Index>(n() - 1);
    if (!token) return outOfRange("token", *settings_.token, n());
    plan.token = *token;
    return std::nullopt;
  }

  Result pair() {
    const Index before = std::min<Index>(plan.token > 0 ? plan.token - 1 : 1, lastKey());
    auto other = settings_.pair ? indexBelow(*settings_.pair, m()) : before;
    if (!other && settings_.followEdit && *settings_.pair >= static_cast<double>(m()))
      other = before;
    if (!other) return outOfRange("pair", *settings_.pair, m());
    // A word has no relevance to itself here: the neighbour takes its place.
    if (*other == plan.token) other = before;
    if (settings_.pairReading != "keep" && settings_.pairReading != "replace")
      return unknownName("pairReading", settings_.pairReading, {"keep", "replace"});
    plan.pair = {plan.token, *other, settings_.pairReading == "keep"};
    return std::nullopt;
  }

  Result layerAndHead() {
    const bool isOne = !plan.hasProjections();
    const std::size_t layers = isOne ? 1 : static_cast<std::size_t>(plan.layerCount());
    const auto layer = indexBelow(settings_.layer, layers);
    if (!layer) return outOfRange("layer", settings_.layer, layers);
    plan.layer = *layer;

    const std::size_t heads = isOne ? 1 : plan.attention(*layer).heads.size();
    const auto head = indexBelow(settings_.head, heads);
    if (!head) return outOfRange("head", settings_.head, heads);
    plan.head = *head;
    return std::nullopt;
  }

  Result temperature() {
    plan.temperature = static_cast<float>(settings_.temperature);
    if (plan.temperature > 0 && std::isfinite(plan.temperature)) return std::nullopt;
    return Error{ErrorCode::notPositive, "temperature", inWords(settings_.temperature), ""};
  }

  Result manual() {
    if (!plan.isManual) return std::nullopt;
    const std::size_t tokens = std::max(n(), m());
    if (tokens > mostManualTokens)
      return Error{ErrorCode::tooMany, "manual", std::to_string(tokens) + " tokens",
                   std::to_string(mostManualTokens)};
    if (!settings_.manual) return std::nullopt;

    const auto& given = *settings_.manual;
    for (const double width : {given.keyWidth, given.valueWidth})
      if (!(width >= 1 && width <= mostManualDimensions) || std::trunc(width) != width)
        return Error{ErrorCode::outOfRange, "manual", inWords(width) + " dimensions",
                     "1 to " + std::to_string(mostManualDimensions)};
    const auto keyWidth = static_cast<std::size_t>(given.keyWidth);
    const auto valueWidth = static_cast<std::size_t>(given.valueWidth);
    const struct {
      const char* name;
      const std::vector<float>& numbers;
      std::size_t expected;
    } arrays[] = {{"manual queries", given.queries, n() * keyWidth},
                  {"manual keys", given.keys, m() * keyWidth},
                  {"manual values", given.values, m() * valueWidth}};
    for (const auto& [name, numbers, expected] : arrays) {
      if (numbers.size() != expected)
        return Error{ErrorCode::wrongLength, name, std::to_string(numbers.size()),
                     std::to_string(expected)};
      for (const float number : numbers)
        if (!std::isfinite(number)) return Error{ErrorCode::notFinite, name, inWords(number), ""};
    }
    plan.manual = given;
    return std::nullopt;
  }

  Result axes() {
    if (settings_.axes == "variance") return std::nullopt;
    const std::size_t width = valueWidth();
    std::array<Index, 2> axes{};
    const char* at = settings_.axes.data();
    const char* const end = at + settings_.axes.size();
    const auto skipSpaces = [&] {
      while (at != end && *at == ' ') ++at;
    };
    for (Index& axis : axes) {
      skipSpaces();
      std::size_t index = 0;
      const auto [after, error] = std::from_chars(at, end, index);
      if (error != std::errc() || index >= width) return wrongAxes(width);
      axis = static_cast<Index>(index);
      at = after;
    }
    skipSpaces();
    if (at != end) return wrongAxes(width);
    plan.axes = axes;
    return std::nullopt;
  }

  Error wrongAxes(std::size_t width) const {
    return Error{
        ErrorCode::unknownName, "axes", settings_.axes,
        "variance, or two dimensions from 0 to " + std::to_string(width - 1) + ", as in 0 1"};
  }

  Result query() {
    if (settings_.query.empty()) return std::nullopt;
    const std::size_t width = keyWidth();
    if (settings_.query.size() != width)
      return Error{ErrorCode::wrongLength, "query", std::to_string(settings_.query.size()),
                   std::to_string(width)};
    for (const float number : settings_.query)
      if (!std::isfinite(number)) return Error{ErrorCode::notFinite, "query", inWords(number), ""};
    plan.query = settings_.query;
    return std::nullopt;
  }

  Result weighting() {
    const auto& weighting = settings_.weighting;
    if (weighting.empty()) return std::nullopt;
    if (weighting.size() != m())
      return Error{ErrorCode::wrongLength, "weighting", std::to_string(weighting.size()),
                   std::to_string(m())};
    double total = 0;
    for (std::size_t j = 0; j < m(); ++j) {
      const bool allowed = plan.mask.allows(plan.token, static_cast<Index>(j));
      if (!(weighting[j] >= 0) || (!allowed && weighting[j] > 0))
        return Error{ErrorCode::notAWeight, "weighting", inWords(weighting[j]), std::to_string(j)};
      total += weighting[j];
    }
    if (!(std::abs(total - 1) <= 1e-3))
      return Error{ErrorCode::notADistribution, "weighting", inWords(total), ""};
    plan.weighting = weighting;
    return std::nullopt;
  }

  Result chosen() {
    for (const float key : settings_.chosen) {
      const auto index = indexBelow(key, m());
      if (!index) return outOfRange("chosen", key, m());
      const auto at = std::lower_bound(plan.chosen.begin(), plan.chosen.end(), *index);
      if (at == plan.chosen.end() || *at != *index) plan.chosen.insert(at, *index);
    }
    return std::nullopt;
  }

  Result alternative() {
    plan.analyse = settings_.analyse;
    const auto& alternative = settings_.alternative;
    if (alternative.empty()) return std::nullopt;
    if (alternative.size() != 2)
      return Error{ErrorCode::wrongLength, "alternative", std::to_string(alternative.size()), "2"};
    const auto token = indexBelow(static_cast<double>(alternative[0]), m());
    if (!token) return outOfRange("alternative", static_cast<double>(alternative[0]), m());
    const auto amount = static_cast<double>(alternative[1]);
    if (!(std::abs(amount) <= 1))
      return Error{ErrorCode::notAnAmount, "alternative", inWords(amount), ""};
    if (!plan.weighting.empty())
      return Error{ErrorCode::notTogether, "alternative", "", "weighting"};
    plan.alternative = Alternative{*token, amount};
    return std::nullopt;
  }

  std::size_t n() const { return plan.text.tokens.size(); }
  std::size_t m() const { return plan.source.tokens.size(); }
  Index lastKey() const { return static_cast<Index>(m()) - 1; }

  std::size_t keyWidth() const {
    if (plan.manual) return static_cast<std::size_t>(plan.manual->keyWidth);
    return width(&Head::key);
  }

  std::size_t valueWidth() const {
    if (plan.manual) return static_cast<std::size_t>(plan.manual->valueWidth);
    return width(&Head::value);
  }

  std::size_t width(Matrix Head::*projection) const {
    const AttentionLayer& layer = plan.attention(plan.layer);
    return static_cast<std::size_t>(plan.project ? (layer.heads[0].*projection).cols()
                                                 : layer.output.cols());
  }

  const Settings& settings_;
  const LoadedModel* loaded_;  // null for those of the registry
};

}  // namespace

std::vector<std::string_view> modelNames() {
  auto names = modelIds();
  names.insert(names.end(), LoadedModels::ids.begin(), LoadedModels::ids.end());
  names.emplace_back("manual");
  return names;
}

Index Plan::layerCount() const {
  if (!hasProjections()) return 1;
  return static_cast<Index>(writer ? model->layers().size() / 2 : model->layers().size());
}

Index Plan::headCount(Index layer) const {
  return hasProjections() ? static_cast<Index>(attention(layer).heads.size()) : 1;
}

std::optional<Plan> validate(const Settings& settings, Error& error, const LoadedModels& loaded) {
  Validator validator(settings, loaded);
  if (auto wrong = validator.run()) {
    error = std::move(*wrong);
    return std::nullopt;
  }
  return std::move(validator.plan);
}

}  // namespace ap
