#include "core/grammars/grammar.hpp"

#include <algorithm>

#include "core/text/split.hpp"

namespace ap {

namespace {

/// {this|that} written out: every way to choose.
std::vector<std::string> writtenOut(const std::string& text) {
  const std::size_t open = text.find('{');
  if (open == std::string::npos) return {text};
  const std::size_t close = text.find('}', open);
  std::vector<std::string> all;
  for (const std::string_view choice :
       split(std::string_view(text).substr(open + 1, close - open - 1), '|')) {
    const auto rest =
        writtenOut(text.substr(0, open) + std::string(choice) + text.substr(close + 1));
    all.insert(all.end(), rest.begin(), rest.end());
  }
  return all;
}

std::size_t below(Random& random, std::size_t end) {
  return static_cast<std::size_t>(random.next() % end);
}

}  // namespace

Part partOfPair(std::string_view a, std::string_view b) {
  const auto [first, second] = std::minmax(a, b);
  switch ((hash(first) * 31 + hash(second)) >> 20 & 15) {
    case 0:
      return Part::heldOut;
    case 1:
      return Part::development;
    default:
      return Part::training;
  }
}

Grammar::Grammar(std::span<const Category> categories, std::span<const WordList> lists,
                 std::span<const Template> templates)
    : categories_(categories), entries_(categories.size()) {
  for (const WordList& list : lists) {
    const auto category = std::ranges::find(categories, list.category, &Category::name);
    auto& entries = entries_[static_cast<std::size_t>(category - categories.begin())];
    for (const std::string_view word : split(list.words, ' '))
      entries.push_back({add(word), list.kinds});
  }
  for (const Template& each : templates) {
    std::vector<Variant> variants;
    for (const std::string& text : writtenOut(std::string(each.text)))
      variants.push_back(parse(text, each.kindsDiffer));
    templates_.push_back(std::move(variants));
  }
}

Index Grammar::number(std::string_view word) const {
  const auto found = numbers_.find(std::string(word));
  return found == numbers_.end() ? -1 : found->second;
}

Index Grammar::longest() const {
  std::size_t longest = 0;
  for (const auto& variants : templates_)
    for (const Variant& variant : variants) longest = std::max(longest, variant.places.size());
  return static_cast<Index>(longest);
}

Index Grammar::add(std::string_view word) {
  const auto [found, isNew] =
      numbers_.try_emplace(std::string(word), static_cast<Index>(words_.size()));
  if (isNew) words_.emplace_back(word);
  return found->second;
}

Grammar::Variant Grammar::parse(std::string_view text, bool kindsDiffer) {
  Variant variant{{}, 0, kindsDiffer};
  // [category thing] is the one place where a space does not separate.
  std::string joined(text);
  bool inside = false;
  for (char& c : joined) {
    if (c == '[') inside = true;
    if (c == ']') inside = false;
    if (inside && c == ' ') c = '_';
  }
  for (const std::string_view part : split(joined, ' ')) {
    if (part.front() != '[') {
      variant.places.push_back({add(part), 0, noThing});
      continue;
    }
    const auto inner = split(part.substr(1, part.size() - 2), '_');
    const auto category = std::ranges::find(categories_, inner[0], &Category::name);
    const Index thing = inner.size() > 1 ? inner[1][0] - 'a' : noThing;
    variant.things = std::max(variant.things, thing + 1);
    variant.places.push_back({-1, static_cast<std::size_t>(category - categories_.begin()), thing});
  }
  return variant;
}

Sentence Grammar::draw(Random& random, Part part) const {
  const auto& variants = templates_[below(random, templates_.size())];
  while (true) {
    const Variant& variant = variants[below(random, variants.size())];
    std::vector<Index> words;
    // Heads first, by chance; what belongs to them is then drawn from what fits.
    std::vector<std::string_view> kinds(static_cast<std::size_t>(variant.things));
    words.resize(variant.places.size());
    for (const bool heads : {true, false})
      for (std::size_t i = 0; i < variant.places.size(); ++i) {
        const Place& place = variant.places[i];
        if (place.word >= 0) words[i] = place.word;
        if (place.word >= 0 || categories_[place.category].isHead != heads) continue;
        std::vector<const Entry*> fitting;
        for (const Entry& entry : entries_[place.category])
          if (heads || place.thing == noThing ||
              entry.kinds.find(kinds[static_cast<std::size_t>(place.thing)]) !=
                  std::string_view::npos)
            fitting.push_back(&entry);
        const Entry& drawn = *fitting[below(random, fitting.size())];
        words[i] = drawn.word;
        if (heads) kinds[static_cast<std::size_t>(place.thing)] = drawn.kinds;
      }
    if (!fits(variant, words)) continue;
    Sentence sentence = describe(variant, std::move(words));
    if (sentence.part == part) return sentence;
  }
}

bool Grammar::accepts(std::span<const Index> words) const {
  for (const auto& variants : templates_)
    for (const Variant& variant : variants)
      if (fits(variant, words)) return true;
  return false;
}

const Grammar::Entry* Grammar::find(std::size_t category, Index word) const {
  const auto found = std::ranges::find(entries_[category], word, &Entry::word);
  return found == entries_[category].end() ? nullptr : &*found;
}

bool Grammar::fits(const Variant& variant, std::span<const Index> words) const {
  if (words.size() != variant.places.size()) return false;
  std::vector<const Entry*> found(words.size());
  std::vector<std::string_view> kinds(static_cast<std::size_t>(variant.things));
  std::vector<Index> heads;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Place& place = variant.places[i];
    if (place.word >= 0) {
      if (place.word != words[i]) return false;
      continue;
    }
    found[i] = find(place.category, words[i]);
    if (found[i] == nullptr) return false;
    if (!categories_[place.category].isHead) continue;
    kinds[static_cast<std::size_t>(place.thing)] = found[i]->kinds;
    heads.push_back(words[i]);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Place& place = variant.places[i];
    if (found[i] == nullptr || place.thing == noThing) continue;
    if (found[i]->kinds.find(kinds[static_cast<std::size_t>(place.thing)]) ==
        std::string_view::npos)
      return false;
  }
  const auto hasTwice = [](auto numbers) {
    std::ranges::sort(numbers);
    return std::ranges::adjacent_find(numbers) != numbers.end();
  };
  return !hasTwice(heads) && !(variant.kindsDiffer && hasTwice(kinds));
}

Sentence Grammar::describe(const Variant& variant, std::vector<Index> words) const {
  Sentence sentence{std::move(words), {}, {}, Part::training};
  const auto word = [&](Index place) -> const std::string& {
    return words_[static_cast<std::size_t>(sentence.words[static_cast<std::size_t>(place)])];
  };
  std::vector<Index> headOf(static_cast<std::size_t>(variant.things), -1);
  for (std::size_t i = 0; i < variant.places.size(); ++i) {
    const Place& place = variant.places[i];
    if (place.word >= 0 || !categories_[place.category].isHead) continue;
    headOf[static_cast<std::size_t>(place.thing)] = static_cast<Index>(i);
    sentence.heads.push_back(static_cast<Index>(i));
  }
  // Two heads are a pair; so are an adjective and its noun.
  Part ofHeads = Part::training;
  for (std::size_t a = 0; a < sentence.heads.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      ofHeads = std::max(ofHeads, partOfPair(word(sentence.heads[a]), word(sentence.heads[b])));
  sentence.part = ofHeads;
  for (std::size_t i = 0; i < variant.places.size(); ++i) {
    const Place& place = variant.places[i];
    if (place.word >= 0) continue;
    const Relation relation = categories_[place.category].relation;
    if (relation == Relation::none) continue;
    const auto from = static_cast<Index>(i);
    const Index to = headOf[static_cast<std::size_t>(place.thing)];
    const Part part = relation == Relation::adjective ? partOfPair(word(from), word(to)) : ofHeads;
    sentence.links.push_back({relation, from, to, part});
    sentence.part = std::max(sentence.part, part);
  }
  return sentence;
}

}  // namespace ap
