#include "core/models/concept/heads.hpp"

#include <cassert>
#include <initializer_list>

#include "core/models/concept/sense.hpp"
#include "core/text/split.hpp"

// In every head W_K says what a word shows and W_Q what it looks for, column by column. A line
//   {"colour quality", "person animal", 4}
// of W_Q reads: colours and qualities look for persons and animals, 4 strong.
namespace ap::words {

namespace {

constexpr Index keyWidth = 9;  // so that the scale 1/√d_k is a third
constexpr Index valueWidth = 12;

struct Line {
  std::string_view dimensions;
  std::string_view columns;
  float strength;
};
using Table = std::initializer_list<Line>;

template <class Names>
Index columnOf(const Names& names, std::string_view name) {
  const auto at = std::find(std::begin(names), std::end(names), name);
  assert(at != std::end(names));
  return at - std::begin(names);
}

void fill(Matrix& projection, const std::vector<std::string>& columns, Table table) {
  for (const Line& line : table)
    forEachWord(line.dimensions, [&](std::string_view dimension) {
      forEachWord(line.columns, [&](std::string_view column) {
        projection(columnOf(dimensionNames, dimension), columnOf(columns, column)) = line.strength;
      });
    });
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> names;
  forEachWord(list, [&](std::string_view name) { names.emplace_back(name); });
  return names;
}

// W_V, the same in all heads: a word gives what it is. Only small words share their neighbour's
// column.
constexpr std::string_view valueColumns =
    "person animal food thing place colour quality action pointer size good bright";

void giveWhatItIs(Head& head) {
  head.valueNames = split(valueColumns);
  head.value = Matrix::Zero(width, valueWidth);
  forEachWord(valueColumns, [&](std::string_view name) {
    fill(head.value, head.valueNames, {{name, name, 1}});
  });
  fill(head.value, head.valueNames, {{"manner", "quality", 0.5f}, {"pronoun", "pointer", 0.5f}});
}

// Three more columns, which prefer near words. With p for the position they add up to
//   4s · p_i p_j − 2s · p_j² − 2s · p_i² = −2s · (p_i − p_j)².
// A word that looks for more position besides prefers what stands a little further on; one that
// looks for less of it, what stands further back.
void preferNear(Head& head, float s) {
  fill(head.key, head.keyNames,
       {{"position", "position", 4}, {"position²", "position²", -4}, {"bias", "bias", 4}});
  fill(head.query, head.keyNames,
       {{"position", "position", s}, {"bias", "position²", s / 2}, {"position²", "bias", -s / 2}});
}

Head makeHead(std::string_view name, std::string_view columns, Table shows, Table looksFor) {
  Head head;
  head.name = name;
  head.keyNames = split(columns);
  head.key = head.query = Matrix::Zero(width, keyWidth);
  fill(head.key, head.keyNames, shows);
  fill(head.query, head.keyNames, looksFor);
  giveWhatItIs(head);
  return head;
}

// Adjectives, determiners and prepositions look for a noun, nouns for an adjective, adverbs for a
// quality or an action. Nouns stand after what describes them, hence the positions.
Head describes() {
  const Table shows = {
      {"person", "person", 2},
      {"animal", "animal", 2},
      {"food", "food", 2},
      {"thing place", "thing", 2},
      {"colour quality", "adjective", 2},
      {"action", "action", 2},
      {"manner pointer", "thing", -1},
  };
  const Table looksFor = {
      {"colour quality pointer", "person animal food thing", 3},
      {"colour quality", "adjective", -2},
      {"colour quality", "action", -1},
      {"manner", "adjective", 4},
      {"manner", "action", 3},
      {"colour quality pointer manner", "position", 1.5f},
      {"person animal food thing place", "adjective", 3.5f},
      {"person animal food thing place", "position", -1.5f},
  };
  Head head =
      makeHead("describes", "person animal food thing adjective action position position² bias",
               shows, looksFor);
  preferNear(head, 12);
  return head;
}

// Pronouns look back for a person or an animal that agrees with them; "it" has some thing in it,
// and looks for things too. Nouns ask little: after their own kind.
Head refersTo() {
  const Table shows = {
      {"person", "person", 2}, {"animal", "animal", 2}, {"food thing place", "thing", 2},
      {"female", "female", 2}, {"many", "many", 2},     {"pronoun", "pronoun", 2},
  };
  const Table looksFor = {
      {"pronoun", "person", 2},      {"pronoun", "animal", 3.5f}, {"pronoun", "thing", 1},
      {"pronoun", "pronoun", -3.5f}, {"pronoun", "position", -2}, {"person", "person", 2.5f},
      {"person", "thing", -1},       {"animal", "animal", 2},     {"thing", "thing", 4},
      {"thing", "person", -3},       {"female", "female", 2},     {"many", "many", 1.5f},
  };
  Head head =
      makeHead("refers to", "person animal thing female many pronoun position position² bias",
               shows, looksFor);
  preferNear(head, 4);
  return head;
}

// Verbs look for nouns and pronouns on either side, but less for places, and less for "his" and
// "Evan's", which point at another word; nouns and pronouns look for a verb.
Head doesWhatToWhom() {
  const Table shows = {
      {"person", "person", 2},      {"animal", "animal", 2},   {"food", "food", 2},
      {"thing", "thing", 2},        {"place", "thing", 1.25f}, {"pronoun", "pronoun", 2},
      {"pointer", "person", -1.5f}, {"action", "action", 2},
  };
  const Table looksFor = {
      {"action", "person animal food thing", 4},
      {"action", "pronoun", 2},
      {"person animal food thing place", "action", 4},
      {"pronoun", "action", 2},
  };
  Head head =
      makeHead("does what to whom",
               "person animal food thing pronoun action position position² bias", shows, looksFor);
  preferNear(head, 6);
  return head;
}

// Words look for words of their own kind, wherever these stand: W_Q and W_K are the same. Kinds
// that share a column are its opposite ends.
Head sameKind() {
  const Table kinds = {
      {"person", "person", 3},
      {"animal", "animal", 3},
      {"food", "food", 3},
      {"thing", "thing", 3},
      {"place", "place", 3},
      {"colour", "colour", 3},
      {"quality", "quality", 3},
      {"action", "action/pronoun", 3},
      {"pronoun", "action/pronoun", -3},
      {"pointer", "pointer/manner", 3},
      {"manner", "pointer/manner", -3},
  };
  return makeHead("same kind",
                  "person animal food thing place colour quality action/pronoun pointer/manner",
                  kinds, kinds);
}

// W_O: each head adds a quarter of what it gathered to the dimensions that it was read from.
Matrix giveBack(Index heads) {
  const std::vector<std::string> names = split(valueColumns);
  Matrix output = Matrix::Zero(heads * valueWidth, width);
  for (Index row = 0; row < output.rows(); ++row)
    output(row, columnOf(dimensionNames, names[static_cast<std::size_t>(row % valueWidth)])) =
        0.25f;
  return output;
}

}  // namespace

AttentionLayer conceptLayer() {
  AttentionLayer layer;
  layer.heads = {describes(), refersTo(), doesWhatToWhom(), sameKind()};
  layer.output = giveBack(static_cast<Index>(layer.heads.size()));
  return layer;
}

}  // namespace ap::words
