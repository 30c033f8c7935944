#include "core/models/concept/lexicon.hpp"

#include <algorithm>
#include <vector>

#include "core/text/split.hpp"

namespace ap::words {

namespace {

using enum Dimension;

// Each line: words, and what they mean. Regular plurals and verb forms are not listed: spelling.cpp
// takes them back to these. The opposite of a shade is negative: male, small, bad, dark and cold.
constexpr Meaning lexicon[] = {
    // People.
    {"girl daughter", person + female - 0.5 * size},
    {"boy son", person - female - 0.5 * size},
    {"woman lady", person + female},
    {"man guy", person - female},
    {"women", person + female + many},
    {"men", person - female + many},
    {"mother mom mum sister aunt wife", person + female + 0.25 * good},
    {"father dad brother uncle husband", person - female + 0.25 * good},
    {"grandmother grandma", person + female + 0.5 * good},
    {"grandfather grandpa", person - female + 0.5 * good},
    {"waitress actress", person + female + 0.25 * action},
    {"queen princess", person + female + 0.25 * bright},
    {"king prince", person - female + 0.25 * bright},
    {"child kid student", person - 0.5 * size},
    {"baby", person - 0.75 * size + 0.25 * good},
    {"children", person - 0.5 * size + many},
    {"people family parents grandparents team group class", person + many},
    {"friend neighbour neighbor guest cousin", person + 0.5 * good},
    {"teacher doctor nurse farmer chef artist boss pilot waiter police soldier",
     person + 0.25 * action},
    {"name", 0.5 * person + 0.5 * thing},
    {"anna mary emma alice lucy sarah maria sophie julia laura kate jane lisa olivia",
     person + female},
    {"evan john tom bob peter jack paul david james mark michael ben leo henry", person - female},
    {"sam alex kim charlie", person},
    {"riley max", 0.75 * person + 0.5 * animal},

    // Animals.
    {"cat", animal - 0.25 * size + 0.25 * good},
    {"kitten", animal - 0.75 * size + 0.5 * good},
    {"dog", animal + 0.5 * good},
    {"puppy", animal - 0.5 * size + 0.75 * good},
    {"mouse", animal - 0.75 * size},
    {"geese", animal - 0.5 * size + 0.25 * food + many},
    {"mice", animal - 0.75 * size + many},
    {"rabbit squirrel bunny parrot penguin", animal - 0.5 * size},
    {"bird owl crow", animal - 0.5 * size + 0.25 * bright},
    {"duck hen goose", animal - 0.5 * size + 0.25 * food},
    {"horse cow zebra camel", animal + 0.5 * size},
    {"pig sheep goat deer lamb", animal + 0.25 * food},
    {"elephant whale giraffe dinosaur", animal + size},
    {"lion tiger bear shark dragon monster", animal + 0.75 * size - 0.25 * good},
    {"wolf fox snake", animal - 0.5 * good},
    {"monkey frog turtle", animal - 0.25 * size},
    {"bee spider insect ant butterfly", animal - size},
    {"fish chicken", 0.75 * animal + 0.5 * food},
    {"animal pet creature dolphin", animal},

    // Food and drink.
    {"food meal dinner lunch breakfast snack curry", food},
    {"sushi pizza pasta", food + 0.5 * good},
    {"soup", food + 0.25 * bright},
    {"bread rice cheese butter meat sandwich burger noodle", food},
    {"salad vegetable carrot bean onion pepper", food - 0.25 * bright},
    {"egg potato tomato", food - 0.25 * size},
    {"apple banana fruit nut jam", food + 0.25 * good},
    {"berry cherry grape", food - 0.5 * size + 0.25 * good},
    {"lemon", food + 0.25 * bright - 0.25 * good},
    {"cake cookie chocolate candy honey pie", food + 0.75 * good},
    {"ice", 0.5 * food + 0.5 * thing + 0.5 * bright},
    {"cream", food + 0.5 * bright},
    {"milk", food + 0.75 * bright},
    {"coffee", food - 0.5 * bright},
    {"tea juice water wine", food},
    {"sugar salt", food - 0.75 * size},

    // Things.
    {"thing toy gift party holiday birthday", thing + 0.25 * good},
    {"ball doll kite", thing - 0.25 * size},
    {"mat rug blanket carpet", thing},
    {"box bag basket bottle cup bowl plate glass pot", thing - 0.25 * size},
    {"key coin ring pen pencil spoon fork knife card ticket", thing - 0.75 * size},
    {"book letter story song picture movie game music poem", thing + 0.25 * good},
    {"word sentence question answer news problem language number idea lesson paper",
     thing - 0.5 * size},
    {"table chair bed sofa door window wall", thing + 0.5 * size},
    {"car bus train truck boat ship plane", thing + 0.75 * size},
    {"bike bicycle guitar piano", thing + 0.25 * size},
    {"hat coat shirt dress shoe sock", thing - 0.25 * size},
    {"phone computer camera clock television radio machine model robot",
     thing - 0.25 * size + 0.25 * bright},
    {"lamp candle fire", thing + 0.75 * bright},
    {"sun star", thing + bright},
    {"moon", thing + 0.5 * bright},
    {"snow", thing + 0.75 * bright},
    {"rain wind weather shower cloud storm", thing - 0.25 * bright},
    {"tree tower", thing + 0.75 * size},
    {"flower rose", thing - 0.5 * size + 0.5 * good},
    {"leaf stone stick bone nest grass rope wheel", thing - 0.5 * size},
    {"leaves", thing - 0.5 * size + many},
    {"hand eye ear nose leg tail head hair", thing - 0.25 * size},
    {"money", thing + 0.5 * good},

    // Places, and times, which sentences treat much like places.
    {"house home", place + 0.25 * size + 0.25 * good},
    {"room bedroom kitchen shop store office market corner", place},
    {"airport bank school hospital library museum restaurant church hotel castle station zoo",
     place + 0.5 * size},
    {"city town village country world earth space", place + size},
    {"street road bridge", place + 0.25 * size},
    {"park garden yard farm field barn", place + 0.5 * size + 0.25 * bright},
    {"forest mountain hill desert", place + 0.75 * size - 0.25 * bright},
    {"river lake sea ocean beach island", place + 0.75 * size + 0.25 * bright},
    {"sky", place + size + 0.5 * bright},
    {"floor ground roof cave pool", place},
    {"paris london", place + size + 0.25 * good},
    {"day morning summer", 0.75 * place + 0.75 * bright},
    {"night evening winter", 0.75 * place - 0.75 * bright},
    {"time week year", 0.75 * place},

    // Colours: how bright tells them apart.
    {"white", colour + bright},
    {"gold golden silver", colour + 0.75 * bright + 0.25 * good},
    {"yellow", colour + 0.75 * bright},
    {"orange", colour + 0.5 * food + 0.5 * bright},
    {"pink", colour + 0.5 * bright},
    {"red", colour + 0.25 * bright},
    {"green", colour},
    {"blue", colour - 0.25 * bright},
    {"purple grey gray", colour - 0.5 * bright},
    {"brown", colour - 0.75 * bright},
    {"black", colour - bright},

    // Qualities.
    {"big large tall long wide deep", quality + 0.75 * size},
    {"huge giant", quality + size},
    {"small little short thin narrow", quality - 0.75 * size},
    {"tiny", quality - size},
    {"good better best nice great kind friendly", quality + 0.75 * good},
    {"wonderful beautiful lovely", quality + good},
    {"pretty cute funny", quality + 0.5 * good},
    {"bad worse worst ugly mean sick poor boring", quality - 0.75 * good},
    {"terrible awful", quality - good},
    {"happy glad excited proud", quality + 0.75 * good + 0.25 * bright},
    {"sad angry afraid scared bored worried lonely", quality - 0.5 * good - 0.25 * bright},
    {"hungry thirsty", quality + 0.25 * food - 0.25 * good},
    {"tired sleepy lazy", quality - 0.25 * good - 0.25 * bright},
    {"hyper wild busy", quality + 0.5 * action},
    {"quick fast", quality + 0.25 * action},
    {"slow", quality - 0.25 * action},
    {"hot warm", quality + 0.5 * bright},
    {"cold cool frozen", quality - 0.5 * bright},
    {"bright shiny light", quality + 0.75 * bright},
    {"dark", quality - 0.75 * bright},
    {"sweet fresh delicious tasty", quality + 0.25 * food + 0.5 * good},
    {"sour bitter spicy", quality + 0.25 * food - 0.25 * good},
    {"new clean", quality + 0.25 * good + 0.25 * bright},
    {"old dirty", quality - 0.25 * good - 0.25 * bright},
    {"young", quality - 0.25 * size + 0.25 * bright},
    {"soft easy safe ready cheap calm gentle smooth", quality + 0.25 * good},
    {"loud hard heavy strong full expensive fat thick", quality + 0.25 * size},
    {"quiet empty wet dry", quality - 0.25 * size},
    {"smart clever brave famous rich important interesting healthy", quality + 0.5 * good},
    {"other same different first last next true wooden round strange special favourite favorite",
     quality},

    // How, when and how much.
    {"very really too so quite", manner + 0.25 * size},
    {"well", manner + 0.5 * good},
    {"badly", manner - 0.5 * good},
    {"not never", manner - 0.5 * good},
    {"always often again still", manner + 0.25 * size},
    {"sometimes almost only just", manner - 0.25 * size},
    {"also even already soon yet together away back up down out off late early ever maybe", manner},
    {"now today tomorrow yesterday then", manner},
    {"here there everywhere", 0.5 * manner + 0.5 * place},

    // What people and animals do.
    {"eat ate eaten", action + 0.25 * food},
    {"drink drank drunk", action + 0.25 * food},
    {"cook bake taste smell", action + 0.25 * food},
    {"feed fed", action + 0.25 * food + 0.25 * good},
    {"love enjoy", action + good},
    {"like want hope", action + 0.5 * good},
    {"need", action + 0.25 * good},
    {"hate", action - good},
    {"fear", action - 0.5 * good},
    {"see saw seen look watch", action + 0.25 * bright},
    {"hear heard listen believe", action - 0.25 * bright},
    {"read write wrote written draw drew drawn", action + 0.25 * thing},
    {"say said speak spoke talk tell told ask call", action},
    {"sing sang dance laugh smile play kiss hug win won shine shone", action + 0.5 * good},
    {"cry shout die worry bark", action - 0.5 * good},
    {"wake woke", action + 0.5 * bright},
    {"know knew known think thought understand understood remember dream learn learned attend "
     "explain",
     action + 0.25 * bright},
    {"forget forgot lose lost miss", action - 0.25 * good},
    {"find found", action + 0.25 * good},
    {"go went gone come came walk travel arrive return enter cross land drive drove driven ride "
     "rode",
     action + 0.25 * place},
    {"run ran jump fly flew swim swam climb", action + 0.25 * size},
    {"sit sat stand stood stay live", action + 0.25 * place - 0.25 * size},
    {"sleep slept rest", action - 0.5 * bright},
    {"move turn roll start begin began finish try happen", action},
    {"stop wait hide hid", action - 0.25 * size},
    {"chase follow hunt", action + 0.25 * animal},
    {"catch caught bite bit", action + 0.25 * animal - 0.25 * good},
    {"help thank visit meet met save trust marry join", action + 0.5 * good},
    {"hit hurt burn kill break broke broken fight fought", action - 0.5 * good},
    {"give gave given bring brought send sent show share", action + 0.25 * good},
    {"take took taken get got carry hold held wear wore pull push touch pick choose chose", action},
    {"make made build built paint use", action + 0.25 * thing},
    {"buy bought sell sold pay paid", action + 0.25 * thing},
    {"cover fix fill open close cut wash throw threw kick drop", action + 0.25 * thing},
    {"put keep kept leave left", action + 0.25 * place},
    {"work teach taught study", action + 0.25 * good},
    {"grow grew grown", action + 0.5 * size},
    {"fall fell", action - 0.25 * good},

    // Helpers of other verbs.
    {"be am is are was were been being", 0.5 * action},
    {"have has had", 0.75 * action},
    {"do does did done", 0.5 * action},
    {"will would can could shall should must may might", 0.25 * action},
    {"seem become became feel felt", 0.75 * action},
    {"isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't cannot",
     0.25 * action + 0.5 * manner - 0.25 * good},

    // Words that stand for others.
    {"she herself", pronoun + 0.5 * person + female - many},
    {"he him himself", pronoun + 0.5 * person - female - many},
    {"it itself", pronoun + 0.25 * animal + 0.5 * thing - many},
    {"they them themselves", pronoun + 0.25 * person + many},
    {"her hers", pronoun + 0.5 * person + female - many + 0.5 * pointer},
    {"his", pronoun + 0.5 * person - female - many + 0.5 * pointer},
    {"its", pronoun + 0.25 * animal + 0.5 * thing - many + 0.5 * pointer},
    {"their theirs", pronoun + 0.25 * person + many + 0.5 * pointer},
    {"who whom whose", pronoun + 0.5 * person},
    {"which", pronoun + 0.5 * thing},
    {"i me myself you yourself", 0.5 * pronoun + 0.75 * person},
    {"we us", 0.5 * pronoun + 0.75 * person + many},
    {"my mine your yours", 0.25 * pronoun + 0.25 * person + 0.75 * pointer},
    {"our ours", 0.25 * pronoun + 0.25 * person + 0.75 * pointer + 0.25 * many},
    {"someone somebody everyone everybody nobody", 0.25 * pronoun + 0.75 * person},
    {"something everything nothing anything", 0.25 * pronoun + 0.75 * thing},

    // Words that point at the next noun, and words that join.
    {"the a an", pointer},
    {"this each every another", pointer},
    {"that", 0.75 * pointer + 0.5 * pronoun + 0.25 * thing},
    {"these those some many all few both lot", pointer + 0.5 * many},
    {"any no what", pointer},
    {"one", pointer - 0.25 * many},
    {"two three four five six seven eight nine ten", pointer + 0.75 * many},
    {"on in at above across along under over behind beside near into inside from to through around",
     0.5 * pointer + 0.25 * place},
    {"with of for about by without between before after", 0.5 * pointer},
    {"and or", 0.25 * pointer + 0.25 * many},
    {"but because when while if than as where why how until", 0.25 * pointer},
    {"yes please hello oh thanks", 0.25 * good},
};

struct Entry {
  std::string_view word;
  const Sense* sense;
};

std::vector<Entry> sorted() {
  std::vector<Entry> entries;
  for (const Meaning& meaning : lexicon) {
    forEachWord(meaning.words, [&](std::string_view word) {
      entries.push_back({word, &meaning.sense});
    });
  }
  // By a heap: std::sort is four times as much code, which a page waits for.
  const auto isBefore = [](const Entry& a, const Entry& b) { return a.word < b.word; };
  std::make_heap(entries.begin(), entries.end(), isBefore);
  std::sort_heap(entries.begin(), entries.end(), isBefore);
  return entries;
}

}  // namespace

std::span<const Meaning> meanings() { return lexicon; }

const Sense* find(std::string_view word) {
  static const std::vector<Entry> entries = sorted();
  const auto at = std::lower_bound(entries.begin(), entries.end(), word,
                                   [](const Entry& e, std::string_view w) { return e.word < w; });
  return at != entries.end() && at->word == word ? at->sense : nullptr;
}

}  // namespace ap::words
