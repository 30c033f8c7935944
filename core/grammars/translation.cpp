#include "core/grammars/translation.hpp"

#include <algorithm>
#include <functional>

namespace ap {

namespace {

struct Noun {
  std::string_view one, several;  // English
  std::string_view frenchOne, frenchSeveral;
  bool isFeminine;
};
constexpr Noun nouns[] = {
    {"cat", "cats", "chat", "chats", false},
    {"dog", "dogs", "chien", "chiens", false},
    {"horse", "horses", "cheval", "chevaux", false},
    {"bird", "birds", "oiseau", "oiseaux", false},
    {"animal", "animals", "animal", "animaux", false},
    {"fish", "fishes", "poisson", "poissons", false},
    {"boy", "boys", "garçon", "garçons", false},
    {"child", "children", "enfant", "enfants", false},
    {"man", "men", "homme", "hommes", false},
    {"tree", "trees", "arbre", "arbres", false},
    {"book", "books", "livre", "livres", false},
    {"garden", "gardens", "jardin", "jardins", false},
    {"hat", "hats", "chapeau", "chapeaux", false},
    {"cake", "cakes", "gâteau", "gâteaux", false},
    {"king", "kings", "roi", "rois", false},
    {"boat", "boats", "bateau", "bateaux", false},
    {"bear", "bears", "ours", "ours", false},
    {"cow", "cows", "vache", "vaches", true},
    {"mouse", "mice", "souris", "souris", true},
    {"girl", "girls", "fille", "filles", true},
    {"woman", "women", "femme", "femmes", true},
    {"house", "houses", "maison", "maisons", true},
    {"table", "tables", "table", "tables", true},
    {"apple", "apples", "pomme", "pommes", true},
    {"flower", "flowers", "fleur", "fleurs", true},
    {"queen", "queens", "reine", "reines", true},
    {"lamp", "lamps", "lampe", "lampes", true},
    {"door", "doors", "porte", "portes", true},
    {"car", "cars", "voiture", "voitures", true},
    {"chair", "chairs", "chaise", "chaises", true},
    {"school", "schools", "école", "écoles", true},
    {"star", "stars", "étoile", "étoiles", true},
};

struct Adjective {
  std::string_view english;
  std::string_view masculine, feminine, masculineSeveral, feminineSeveral;
  bool comesBefore;                   // the French noun
  std::string_view beforeVowel = {};  // masculine, where it differs
};
constexpr Adjective adjectives[] = {
    {"black", "noir", "noire", "noirs", "noires", false},
    {"white", "blanc", "blanche", "blancs", "blanches", false},
    {"green", "vert", "verte", "verts", "vertes", false},
    {"blue", "bleu", "bleue", "bleus", "bleues", false},
    {"red", "rouge", "rouge", "rouges", "rouges", false},
    {"yellow", "jaune", "jaune", "jaunes", "jaunes", false},
    {"grey", "gris", "grise", "gris", "grises", false},
    {"happy", "heureux", "heureuse", "heureux", "heureuses", false},
    {"sad", "triste", "triste", "tristes", "tristes", false},
    {"strange", "étrange", "étrange", "étranges", "étranges", false},
    {"heavy", "lourd", "lourde", "lourds", "lourdes", false},
    {"expensive", "cher", "chère", "chers", "chères", false},
    {"small", "petit", "petite", "petits", "petites", true},
    {"big", "grand", "grande", "grands", "grandes", true},
    {"beautiful", "beau", "belle", "beaux", "belles", true, "bel"},
    {"old", "vieux", "vieille", "vieux", "vieilles", true, "vieil"},
    {"new", "nouveau", "nouvelle", "nouveaux", "nouvelles", true, "nouvel"},
    {"young", "jeune", "jeune", "jeunes", "jeunes", true},
    {"pretty", "joli", "jolie", "jolis", "jolies", true},
    {"good", "bon", "bonne", "bons", "bonnes", true},
    {"bad", "mauvais", "mauvaise", "mauvais", "mauvaises", true},
};

struct Verb {
  std::string_view one, several;
  std::string_view frenchOne, frenchSeveral;
};
constexpr Verb transitive[] = {
    {"sees", "see", "voit", "voient"},      {"eats", "eat", "mange", "mangent"},
    {"loves", "love", "aime", "aiment"},    {"finds", "find", "trouve", "trouvent"},
    {"wants", "want", "veut", "veulent"},   {"has", "have", "a", "ont"},
    {"takes", "take", "prend", "prennent"}, {"watches", "watch", "regarde", "regardent"},
};
constexpr Verb intransitive[] = {
    {"sleeps", "sleep", "dort", "dorment"},  {"plays", "play", "joue", "jouent"},
    {"sings", "sing", "chante", "chantent"}, {"waits", "wait", "attend", "attendent"},
    {"falls", "fall", "tombe", "tombent"},   {"stays", "stay", "reste", "restent"},
};
constexpr Verb be = {"is", "are", "est", "sont"};

struct Pair {
  std::string_view english, french;
};
constexpr Pair prepositions[] = {{"on", "sur"},        {"under", "sous"}, {"behind", "derrière"},
                                 {"before", "devant"}, {"with", "avec"},  {"in", "dans"}};
constexpr Pair conjunction = {"and", "et"};

struct Determiner {
  std::string_view one, oneBeforeVowel, several;  // English; empty where there is none
  std::string_view masculine, feminine, frenchSeveral;
  std::string_view masculineBeforeVowel, feminineBeforeVowel;  // "l'" joins the noun
};
constexpr Determiner determiners[] = {
    {"the", "the", "the", "le", "la", "les", "l'", "l'"},
    {"a", "an", "", "un", "une", "", "un", "une"},
    {"this", "this", "these", "ce", "cette", "ces", "cet", "cette"},
    {"my", "my", "my", "mon", "ma", "mes", "mon", "mon"},
    {"", "", "two", "", "", "deux", "", ""},
    {"", "", "three", "", "", "trois", "", ""},
};

bool startsWithVowel(std::string_view word) {
  for (const std::string_view start : {"a", "e", "i", "o", "u", "é", "ho"})  // homme: the h is mute
    if (word.starts_with(start)) return true;
  return false;
}
bool startsWithEnglishVowel(std::string_view word) {
  return std::string_view("aeiou").find(word.front()) != std::string_view::npos;
}

template <typename T, std::size_t N>
const T& anyOf(Random& random, const T (&all)[N]) {
  return all[random.below(N)];
}

std::string_view formOf(const Adjective& adjective, const Noun& noun, bool several) {
  if (noun.isFeminine) return several ? adjective.feminineSeveral : adjective.feminine;
  return several ? adjective.masculineSeveral : adjective.masculine;
}

/// A sentence on the way: English words; French words, each with the place of its English word.
struct Draft {
  struct Word {
    std::string french;
    std::size_t from;
    bool isContent;
  };
  std::vector<std::string_view> english;
  std::vector<Word> french;
  std::vector<std::string_view> heads;
  Part part = Part::training;

  std::size_t say(std::string_view word) {
    english.push_back(word);
    return english.size() - 1;
  }
  void write(std::string_view word, std::size_t from, bool isContent) {
    french.push_back({std::string(word), from, isContent});
  }
  void join(std::string_view a, std::string_view b) { part = std::max(part, partOfPair(a, b)); }
};

/// What a verb or an adjective has to agree with.
struct Subject {
  const Noun& noun;
  bool several;
};

/// A determiner, at most one adjective for each side of the French noun, and the noun.
Subject nounPhrase(Draft& draft, Random& random) {
  const Noun& noun = anyOf(random, nouns);
  const Determiner* determiner = &anyOf(random, determiners);
  const bool several =
      determiner->one.empty() || (!determiner->several.empty() && random.below(2) == 0);
  const Adjective* before = nullptr;
  const Adjective* after = nullptr;
  for (std::uint64_t left = random.below(3); left > 0; --left) {
    const Adjective& adjective = anyOf(random, adjectives);
    (adjective.comesBefore ? before : after) = &adjective;
  }
  const std::string_view head = several ? noun.several : noun.one;
  const bool vowel = startsWithVowel(noun.frenchOne);

  const std::string_view next = before ? before->english : after ? after->english : head;
  const std::size_t determinerAt =
      draft.say(several                        ? determiner->several
                : startsWithEnglishVowel(next) ? determiner->oneBeforeVowel
                                               : determiner->one);
  const std::size_t beforeAt = before ? draft.say(before->english) : 0;
  const std::size_t afterAt = after ? draft.say(after->english) : 0;
  const std::size_t nounAt = draft.say(head);

  const bool touchesVowel = vowel && before == nullptr;
  const std::string_view article =
      several           ? determiner->frenchSeveral
      : noun.isFeminine ? (touchesVowel ? determiner->feminineBeforeVowel : determiner->feminine)
                        : (touchesVowel ? determiner->masculineBeforeVowel : determiner->masculine);
  const bool isElided = article == "l'";
  if (!isElided) draft.write(article, determinerAt, false);
  if (before != nullptr) {
    const bool isShort = vowel && !several && !noun.isFeminine && !before->beforeVowel.empty();
    draft.write(isShort ? before->beforeVowel : formOf(*before, noun, several), beforeAt, true);
  }
  draft.write((isElided ? "l'" : "") + std::string(several ? noun.frenchSeveral : noun.frenchOne),
              nounAt, true);
  if (after != nullptr) draft.write(formOf(*after, noun, several), afterAt, true);

  for (const Adjective* adjective : {before, after})
    if (adjective != nullptr) draft.join(adjective->english, head);
  for (const std::string_view other : draft.heads) draft.join(other, head);
  draft.heads.push_back(head);
  return {noun, several};
}

void verb(Draft& draft, const Verb& verb, bool several) {
  draft.write(several ? verb.frenchSeveral : verb.frenchOne,
              draft.say(several ? verb.several : verb.one), true);
}

void link(Draft& draft, const Pair& pair) {
  draft.write(pair.french, draft.say(pair.english), false);
}

using Form = void (*)(Draft&, Random&);
constexpr Form forms[] = {
    [](Draft& draft, Random& random) { nounPhrase(draft, random); },
    [](Draft& draft, Random& random) {
      const Subject subject = nounPhrase(draft, random);
      verb(draft, anyOf(random, transitive), subject.several);
      nounPhrase(draft, random);
    },
    [](Draft& draft, Random& random) {
      const Subject subject = nounPhrase(draft, random);
      verb(draft, be, subject.several);
      const Adjective& adjective = anyOf(random, adjectives);
      draft.write(formOf(adjective, subject.noun, subject.several), draft.say(adjective.english),
                  true);
      draft.join(adjective.english, draft.heads.front());
    },
    [](Draft& draft, Random& random) {
      const Subject subject = nounPhrase(draft, random);
      verb(draft, anyOf(random, intransitive), subject.several);
      link(draft, anyOf(random, prepositions));
      nounPhrase(draft, random);
    },
    [](Draft& draft, Random& random) {
      nounPhrase(draft, random);
      link(draft, conjunction);
      nounPhrase(draft, random);
      verb(draft, anyOf(random, intransitive), true);
    },
};

}  // namespace

Index Vocabulary::add(std::string_view word) {
  const auto [found, isNew] =
      numbers_.try_emplace(std::string(word), static_cast<Index>(words_.size()));
  if (isNew) words_.emplace_back(word);
  return found->second;
}

Index Vocabulary::find(std::string_view word) const {
  const auto found = numbers_.find(std::string(word));
  return found == numbers_.end() ? -1 : found->second;
}

TranslationGrammar::TranslationGrammar() {
  const auto add = [this](std::initializer_list<std::string_view> english,
                          std::initializer_list<std::string_view> french) {
    for (const std::string_view word : english)
      if (!word.empty()) english_.add(word);
    for (const std::string_view word : french)
      if (!word.empty() && word != "l'") french_.add(word);
  };
  for (const Determiner& each : determiners)
    add({each.one, each.oneBeforeVowel, each.several},
        {each.masculine, each.feminine, each.frenchSeveral, each.masculineBeforeVowel,
         each.feminineBeforeVowel});
  for (const Noun& each : nouns) {
    add({each.one, each.several}, {each.frenchOne, each.frenchSeveral});
    if (startsWithVowel(each.frenchOne)) french_.add("l'" + std::string(each.frenchOne));
  }
  for (const Adjective& each : adjectives)
    add({each.english}, {each.masculine, each.feminine, each.masculineSeveral, each.feminineSeveral,
                         each.beforeVowel});
  const auto addVerb = [&](const Verb& each) {
    add({each.one, each.several}, {each.frenchOne, each.frenchSeveral});
  };
  std::ranges::for_each(transitive, addVerb);
  std::ranges::for_each(intransitive, addVerb);
  addVerb(be);
  for (const Pair& each : prepositions) add({each.english}, {each.french});
  add({conjunction.english}, {conjunction.french});
}

// Two noun phrases of four words, a verb and a preposition.
Index TranslationGrammar::longest() const { return 10; }

Translation TranslationGrammar::draw(Random& random, Part part) const {
  while (true) {
    Draft draft;
    anyOf(random, forms)(draft, random);
    if (draft.part != part) continue;
    Translation translation{{}, {}, {}, {}, part};
    for (const std::string_view word : draft.english)
      translation.source.push_back(english_.find(word));
    for (const Draft::Word& word : draft.french) {
      translation.target.push_back(french_.find(word.french));
      translation.aligned.push_back(static_cast<Index>(word.from));
      translation.content.push_back(word.isContent ? 1 : 0);
    }
    return translation;
  }
}

}  // namespace ap
