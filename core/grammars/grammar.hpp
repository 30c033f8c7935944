#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/matrix.hpp"
#include "core/random.hpp"

namespace ap {

/// What a word says of the word that it belongs to.
enum class Relation : unsigned char { none, pronoun, it, object, possessive, adjective };

/// Words that can stand in the same place. `kinds` are those of the things that they fit: m, f, n,
/// and p for several; of a head, which stands for a thing itself, its kind.
struct WordList {
  std::string_view category;
  std::string_view kinds;
  std::string_view words;  // separated by spaces
};

/// How words of a category are linked to the head of the thing that they are about.
struct Category {
  std::string_view name;
  bool isHead = false;
  Relation relation = Relation::none;
};

/// A sentence with places: a word as it is, or [category], or [category thing], where things are
/// named by a letter each; {this|that} stands for either. All words of one thing fit its kind.
/// Where `kindsDiffer`, no two things have the same kind, so that a pronoun fits one of them alone.
struct Template {
  std::string_view text;
  bool kindsDiffer;
};

/// Sentences are split by the pairs of words in them that belong together or could be taken for
/// each other (an adjective and its noun, two heads): those with a pair of a later part are never
/// in an earlier one.
enum class Part : unsigned char { training, development, heldOut };

struct Link {
  Relation relation;
  Index from, to;  // places of the word and of the head that it belongs to
  Part part;       // of the pairs that the head is one of
};

struct Sentence {
  std::vector<Index> words;
  std::vector<Link> links;
  std::vector<Index> heads;  // places, in order
  Part part;
};

/// Draws sentences from templates, and tells which word belongs to which.
class Grammar {
 public:
  Grammar(std::span<const Category> categories, std::span<const WordList> lists,
          std::span<const Template> templates);

  /// All words, in the order of their numbers.
  const std::vector<std::string>& words() const { return words_; }
  /// The number of a word, or −1.
  Index number(std::string_view word) const;
  Index longest() const;

  /// A sentence of this part: its template is drawn first, each as likely as the others.
  Sentence draw(Random& random, Part part) const;
  /// Whether some template can give these words, in any part.
  bool accepts(std::span<const Index> words) const;

 private:
  static constexpr Index noThing = -1;

  struct Entry {
    Index word;
    std::string_view kinds;
  };
  struct Place {
    Index word;  // where it is always the same, else −1
    std::size_t category;
    Index thing;  // or noThing
  };
  struct Variant {
    std::vector<Place> places;
    Index things;
    bool kindsDiffer;
  };

  Index add(std::string_view word);
  Variant parse(std::string_view text, bool kindsDiffer);
  bool fits(const Variant& variant, std::span<const Index> words) const;
  const Entry* find(std::size_t category, Index word) const;
  Sentence describe(const Variant& variant, std::vector<Index> words) const;

  std::span<const Category> categories_;
  std::vector<std::vector<Entry>> entries_;  // of each category
  std::vector<std::vector<Variant>> templates_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, Index> numbers_;
};

/// Which part a pair of words belongs to, in either order: one of 16 to development, one to
/// held-out.
Part partOfPair(std::string_view a, std::string_view b);

}  // namespace ap
