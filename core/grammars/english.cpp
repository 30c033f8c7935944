#include "core/grammars/english.hpp"

namespace ap {

namespace {

constexpr Category categories[] = {
    {"owner", true},
    {"name", true},
    {"person", true},
    {"someone", true},
    {"animal", true},
    {"path", true},
    {"thing", true},
    {"food", true},
    {"seat", true},
    {"he", false, Relation::pronoun},
    {"it", false, Relation::it},
    {"him", false, Relation::object},
    {"his", false, Relation::possessive},
    {"colour", false, Relation::adjective},
    {"look", false, Relation::adjective},
    {"taste", false, Relation::adjective},
    {"mood"},
    {"tired"},
    {"wide"},
    {"price"},
    {"was"},
    {"i"},
    {"love"},
    {"pet"},
    {"doing"},
    {"met"},
    {"smiled"},
    {"bought"},
    {"helped"},
    {"chased"},
    {"sat"},
    {"on"},
    {"place"},
    {"gave"},
    {"said"},
};

constexpr WordList lists[] = {
    {"owner", "m",
     "evan's tom's ben's max's leo's sam's paul's mark's adam's jack's noah's luke's"},
    {"owner", "f",
     "anna's mia's ella's lucy's emma's nora's lily's ruth's julia's kate's sara's clara's"},
    {"name", "m",
     "evan tom ben max leo paul mark adam jack noah luke oscar peter henry david simon felix hugo "
     "oliver george james robert philip walter"},
    {"name", "f",
     "riley anna mia ella lucy emma nora lily ruth julia kate sara clara alice eva rosa zoe ivy "
     "olivia grace helen maria laura sofia"},
    {"person", "m", "boy man king father brother uncle son prince waiter monk gentleman husband"},
    {"person", "f", "girl woman queen mother sister aunt daughter princess waitress nun lady wife"},
    {"someone", "p",
     "boys girls men women kids friends students teachers doctors farmers neighbours guests "
     "sailors artists nurses tourists soldiers dancers"},
    {"animal", "n",
     "animal cat dog horse cow fox bear wolf rabbit mouse duck goose hen goat sheep lion tiger "
     "monkey turtle frog pig donkey camel snake squirrel deer owl crow"},
    {"path", "n",
     "street road river bridge field valley path square canal lane stream desert alley bay"},
    {"thing", "n",
     "book lamp car bike ball coat hat ring watch phone clock guitar piano camera picture letter "
     "map toy kite boat basket bottle umbrella mirror violin drum bag cup knife candle scarf "
     "rope shirt basin flag "
     "ladder"},
    {"food", "n",
     "sushi soup bread cheese rice cake pizza pasta salad fish chocolate honey coffee tea milk "
     "fruit butter"},
    {"seat", "n",
     "mat chair sofa bed bench floor roof wall table carpet grass box pillow rug desk stone shelf"},

    {"he", "m", "he"},
    {"he", "f", "she"},
    {"he", "n", "it"},
    {"he", "p", "they"},
    {"it", "n", "it"},
    {"him", "m", "him"},
    {"him", "f", "her"},
    {"him", "n", "it"},
    {"him", "p", "them"},
    {"his", "m", "his"},
    {"his", "f", "her"},
    {"his", "n", "its"},
    {"his", "p", "their"},
    {"was", "mfn", "was"},
    {"was", "p", "were"},

    {"colour", "n", "black white brown grey red blue green yellow pink purple golden silver"},
    {"look", "n",
     "big small old new pretty ugly heavy light strange beautiful tiny huge dirty clean"},
    {"taste", "n", "fresh sweet warm cold good hot salty delicious"},
    {"mood", "mfnp",
     "hyper happy sad angry hungry nervous kind brave clever shy proud lazy bored calm rich polite "
     "gentle"},
    {"tired", "n", "tired scared slow sleepy weak ill"},
    {"wide", "n", "wide busy long dark icy muddy"},
    {"price", "n", "cheap rare useful broken perfect famous special"},

    {"i", "", "i you we"},
    {"love", "", "love like want hate eat miss"},
    {"pet", "", "dog cat horse bird rabbit pony"},
    {"doing", "", "moving barking playing jumping running sleeping eating singing dancing hiding"},
    {"met", "", "met saw called thanked visited followed invited greeted"},
    {"smiled", "", "smiled laughed left slept cried waited danced sang arrived yawned"},
    {"bought", "", "bought sold lost found kept hid"},
    {"helped", "", "helped caught carried held washed fed"},
    {"chased", "", "chased watched heard scared loved feared"},
    {"sat", "", "sat slept stood lay rested jumped"},
    {"on", "", "on under near behind beside"},
    {"place", "",
     "garden kitchen park school forest house shop village city station hospital museum church"},
    {"gave", "", "gave showed lent brought offered sent"},
    {"said", "", "said knew thought hoped believed"},
};

constexpr Template templates[] = {
    {"[owner a] [pet] [name b] is so [mood] , [he b] never stops [doing]", true},
    {"the [animal a] did not cross the [path b] because "
     "{[it a] was too [tired a]|[it b] was too [wide b]}",
     false},
    {"the {|[colour a] |[look a] }[animal a] [sat] [on] the {|[colour b] |[look b] }[seat b]",
     false},
    {"[i] [love] {|the |the [taste a] |[taste a] }[food a]", false},
    {"{[name a]|the [person a]|the [someone a]} [met] {[name b]|the [person b]|the [someone b]} "
     "because {[he a] [was a]|[he b] [was b]} [mood]",
     true},
    {"{[name a]|the [person a]|the [someone a]} [bought] the {|[colour b] |[look b] }[thing b] "
     "because {[he a] [was a] [mood]|[he b] was [price b]}",
     true},
    {"the [someone a] [chased] the {|[colour b] |[look b] }[animal b] until {[he a]|[he b]} "
     "[smiled]",
     true},
    {"{[name a]|the [person a]|the [someone a]} [met] {[name b]|the [person b]|the [someone b]} "
     "and "
     "[helped] [him b]",
     true},
    {"{[name a]|the [person a]} [gave] {[name b]|the [person b]} {[his a]|[his b]} "
     "{|[colour c] |[look c] }[thing c]",
     true},
    {"the [colour a] [thing a] and the [look b] [thing b] are [on] the [seat c]", false},
    {"{[name a]|the [person a]} [said] that {[name b]|the [person b]|the [someone b]} [smiled] "
     "when {[he a]|[he b]} [met] the [animal c]",
     true},
    {"the [person a] in the [place] [helped] the {|[colour b] |[look b] }[animal b] and "
     "{[he a]|[he b]} [smiled]",
     true},
    // What is said of animals and of paths, so that words of the second template are known apart.
    {"the {[animal a] [on] the [seat b] is [tired a]|[path a] near the [place] is [wide a]}",
     false},
};

}  // namespace

const Grammar& englishGrammar() {
  static const Grammar grammar(categories, lists, templates);
  return grammar;
}

}  // namespace ap
