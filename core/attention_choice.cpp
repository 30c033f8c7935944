#include "core/attention_choice.hpp"

#include <algorithm>

namespace ap {

namespace {

bool writes(const LoadedModel* loaded) { return loaded && loaded->encoder && loaded->decoder; }

Tokens tokensFor(std::string_view text, const Model& model) {
  return tokenize(text, std::min(mostTokens, model.longest()));
}

std::optional<Error> needText(const char* argument, const Tokens& text) {
  if (!text.tokens.empty()) return std::nullopt;
  return Error{ErrorCode::emptyText, argument, "", ""};
}

/// What a model writes of what it reads, as it was trained.
std::string written(const LoadedModel& model, std::span<const Token> read) {
  Matrix rows = model.encoder->embed(read).rows;
  model.encoder->addPosition(rows);
  return model.decoder->write(model.encoder->encode(std::move(rows)));
}

/// The texts of a model that writes of what it reads.
std::optional<Error> readAndWritten(const Settings& settings, const LoadedModel& model,
                                    Plan& plan) {
  plan.read = tokensFor(settings.source, *model.encoder);
  if (plan.read.tokens.empty()) plan.read = tokensFor(model.example, *model.encoder);
  if (auto error = needText("source", plan.read)) return error;
  plan.text =
      plan.kind == AttentionKind::encoder ? plan.read : tokensFor(settings.sentence, *plan.model);
  if (plan.text.tokens.empty())
    plan.text = tokensFor(written(model, plan.read.tokens), *plan.model);
  plan.hasSource = plan.kind == AttentionKind::cross;
  plan.source = plan.hasSource ? plan.read : plan.text;
  return needText("sentence", plan.text);
}

}  // namespace

std::optional<Error> chooseAttention(const Settings& settings, const LoadedModel* loaded,
                                     Plan& plan) {
  using enum AttentionKind;
  AttentionKind first = tokenize(settings.source, 1).tokens.empty() ? encoder : cross;
  if (loaded) first = loaded->encoder ? encoder : decoder;
  const AttentionKind last = writes(loaded) ? cross : first;
  const auto at = static_cast<std::size_t>(first);
  plan.attentions = std::span(attentionNames).subspan(at, static_cast<std::size_t>(last) - at + 1);
  std::string_view chosen = settings.attention;
  if (chosen.empty()) chosen = plan.attentions.back();
  const auto found = std::find(plan.attentions.begin(), plan.attentions.end(), chosen);
  if (found == plan.attentions.end())
    return unknownName("attention", chosen, {plan.attentions.begin(), plan.attentions.end()});
  plan.kind = static_cast<AttentionKind>(&*found - attentionNames);

  if (!loaded) return std::nullopt;
  plan.model = plan.kind == encoder ? loaded->encoder : loaded->decoder;
  if (!writes(loaded) || plan.kind == encoder) return std::nullopt;
  plan.encoder = loaded->encoder;
  plan.writer = loaded->decoder;
  return std::nullopt;
}

std::optional<Error> chooseTexts(const Settings& settings, const LoadedModel* loaded, Plan& plan) {
  if (writes(loaded)) return readAndWritten(settings, *loaded, plan);
  plan.text = tokensFor(settings.sentence, *plan.model);
  plan.source = tokensFor(settings.source, *plan.model);
  plan.hasSource = !plan.source.tokens.empty();
  if (plan.hasSource && loaded)
    return Error{ErrorCode::readsOneSentence, "model", settings.model, ""};
  if (!plan.hasSource) plan.source = plan.text;
  return needText("sentence", plan.text);
}

}  // namespace ap
