#include "core/recipes/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ap::recipes {

namespace {

// Enough for 300 cases of each relation.
constexpr Index sentenceCount = 4000;
constexpr std::uint64_t sentenceSeed = 0x6576616c;

struct NamedRelation {
  Relation relation;
  const char* name;
};
constexpr NamedRelation relations[] = {{Relation::pronoun, "pronoun-antecedent"},
                                       {Relation::it, "two-candidate-it"},
                                       {Relation::adjective, "adjective-noun"},
                                       {Relation::object, "object-pronoun"},
                                       {Relation::possessive, "possessive"}};

template <typename Drawn, typename From>
std::vector<Drawn> drawSentences(const From& grammar, Part part) {
  Random random(sentenceSeed + static_cast<std::uint64_t>(part));
  std::vector<Drawn> sentences;
  while (static_cast<Index>(sentences.size()) < sentenceCount)
    sentences.push_back(grammar.draw(random, part));
  return sentences;
}

/// How many links of a relation, whose pairs are of this part, `place` finds: it is given the
/// number of the sentence and the link.
template <typename PlaceOf>
Metric share(const std::string& name, std::span<const Sentence> sentences, Relation relation,
             Part part, const PlaceOf& placeOf) {
  Index n = 0;
  Index right = 0;
  for (std::size_t b = 0; b < sentences.size(); ++b)
    for (const Link& link : sentences[b].links) {
      if (link.relation != relation || link.part != part) continue;
      ++n;
      right += placeOf(b, link) == link.to ? 1 : 0;
    }
  return {name, static_cast<double>(right) / static_cast<double>(n), n};
}

Index nearestHead(const Sentence& sentence, Index from) {
  const auto distance = [from](Index head) { return std::abs(head - from); };
  return *std::ranges::min_element(sentence.heads, {}, distance);
}

/// Where a head's row of the word that is linked has its largest weight.
Index mostWeight(const Read& read, HeadName head, std::size_t b, const Link& link) {
  const auto sentence = static_cast<Index>(b);
  const Index row = head.head * read.spans.rows() + read.spans.start(sentence) + link.from;
  Index place;
  read.weights[static_cast<std::size_t>(head.layer)]
      .row(row)
      .head(read.spans.length(sentence))
      .maxCoeff(&place);
  return place;
}

Metric shareOfHead(const std::string& name, std::span<const Sentence> sentences, const Read& read,
                   Relation relation, Part part, HeadName head) {
  return share(name, sentences, relation, part,
               [&](std::size_t b, const Link& link) { return mostWeight(read, head, b, link); });
}

HeadName bestHead(std::span<const Sentence> sentences, const Read& read, Relation relation) {
  HeadName best{};
  double most = -1;
  for (Index layer = 0; layer < static_cast<Index>(read.weights.size()); ++layer) {
    const Index heads = read.weights[static_cast<std::size_t>(layer)].rows() / read.spans.rows();
    for (Index head = 0; head < heads; ++head) {
      const double value =
          shareOfHead("", sentences, read, relation, Part::training, {layer, head}).value;
      if (value > most) {
        most = value;
        best = {layer, head};
      }
    }
  }
  return best;
}

Metric maskedLicit(Trained& model, const Grammar& grammar, std::span<const Sentence> sentences) {
  Random random(sentenceSeed);
  std::vector<Index> hidden;
  for (const Sentence& sentence : sentences)
    hidden.push_back(static_cast<Index>(random.below(sentence.words.size())));
  const Read read = readTrained(model, grammar, sentences, hidden);
  Index right = 0;
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    Index word;
    read.words.row(read.spans.start(static_cast<Index>(b)) + hidden[b])
        .head(static_cast<Index>(grammar.words().size()))
        .maxCoeff(&word);
    std::vector<Index> words = sentences[b].words;
    words[static_cast<std::size_t>(hidden[b])] = word;
    right += grammar.accepts(words) ? 1 : 0;
  }
  return {"masked-licit", static_cast<double>(right) / static_cast<double>(sentenceCount),
          sentenceCount};
}

}  // namespace

TrainedScores evaluateTrained(Trained& model, const Grammar& grammar, Part part) {
  const auto training = drawSentences<Sentence>(grammar, Part::training);
  const auto asked = drawSentences<Sentence>(grammar, part);
  const Read ofTraining = readTrained(model, grammar, training, {});
  const Read ofAsked = readTrained(model, grammar, asked, {});
  TrainedScores scores;
  for (const auto& [relation, name] : relations) {
    const HeadName head = bestHead(training, ofTraining, relation);
    scores.heads[name] = head;
    scores.metrics.push_back(shareOfHead(name, asked, ofAsked, relation, part, head));
    const auto baseline = [&](const char* by, auto placeOf) {
      scores.metrics.push_back(share(std::string(name) + by, asked, relation, part, placeOf));
    };
    baseline("/first", [&](std::size_t b, const Link&) { return asked[b].heads.front(); });
    baseline("/nearest",
             [&](std::size_t b, const Link& link) { return nearestHead(asked[b], link.from); });
    baseline("/next", [](std::size_t, const Link& link) { return link.from + 1; });
  }
  scores.metrics.push_back(maskedLicit(model, grammar, asked));
  return scores;
}

std::vector<Metric> evaluateTranslator(Translator& model, const TranslationGrammar& grammar,
                                       Part part) {
  const auto sentences = drawSentences<Translation>(grammar, part);
  const auto written = translateAll(model, grammar, sentences);
  const auto places = alignAll(model, grammar, sentences);
  Index exact = 0;
  Index contentWords = 0;
  Index aligned = 0;
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    const Translation& sentence = sentences[b];
    exact += written[b] == sentence.target ? 1 : 0;
    for (std::size_t i = 0; i < sentence.target.size(); ++i) {
      if (sentence.content[i] == 0) continue;
      ++contentWords;
      aligned += places[b][i] == sentence.aligned[i] ? 1 : 0;
    }
  }
  return {{"exact", static_cast<double>(exact) / static_cast<double>(sentenceCount), sentenceCount},
          {"alignment", static_cast<double>(aligned) / static_cast<double>(contentWords),
           contentWords}};
}

}  // namespace ap::recipes
