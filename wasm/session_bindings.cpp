#include "core/attention/reweigh.hpp"
#include "core/models/model.hpp"
#include "core/schemes/scheme.hpp"
#include "core/session.hpp"
#include "wasm/border.hpp"
#include "wasm/model_data.hpp"

using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(SnapshotData);
EMSCRIPTEN_DECLARE_VAL_TYPE(Names);
EMSCRIPTEN_DECLARE_VAL_TYPE(Floats);
EMSCRIPTEN_DECLARE_VAL_TYPE(TypedManual);

namespace {

std::vector<float> floats(const val& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

Fault load(ap::Session& session, const std::string& id, const ModelData& data) {
  return ap::fault(session.load(id, ap::weightsOf(data)));
}

Fault begin(ap::Session& session, ap::Settings settings, const Floats& query,
            const Floats& weighting, const Floats& chosen, const Floats& alternative,
            const TypedManual& manual) {
  settings.query = floats(query);
  settings.weighting = floats(weighting);
  settings.chosen = floats(chosen);
  settings.alternative = floats(alternative);
  if (!manual.isNull())
    settings.manual = {manual["keyWidth"].as<double>(), manual["valueWidth"].as<double>(),
                       floats(manual["queries"]), floats(manual["keys"]), floats(manual["values"])};
  return ap::fault(session.begin(settings));
}

// What the rows' lengths and the index promise is checked here: this call has no settings.
Floats reweigh(const Floats& weights, const Floats& own, double token, float weight) {
  const auto from = emscripten::convertJSArrayToNumberVector<float>(weights);
  const auto scheme = emscripten::convertJSArrayToNumberVector<float>(own);
  if (from.size() != scheme.size() || !(token >= 0 && token < static_cast<double>(from.size())))
    return weights;
  return Floats(ap::copyOut(ap::reweigh(from, scheme, static_cast<ap::Index>(token), weight)));
}

// Embind knows std::string, but not std::string_view.
template <typename Range>
val strings(const Range& names) {
  auto array = val::array();
  for (const std::string_view name : names) array.call<void>("push", std::string(name));
  return array;
}

// Six whole numbers a tensor: index of its name, layer, head, rows, columns, offset.
val table(const ap::Snapshot& snapshot) {
  std::vector<std::int32_t> flat;
  for (const ap::TensorEntry& entry : snapshot.table)
    for (const auto number :
         {static_cast<std::int32_t>(entry.name), entry.layer, entry.head,
          static_cast<std::int32_t>(entry.rows), static_cast<std::int32_t>(entry.columns),
          static_cast<std::int32_t>(entry.offset)})
      flat.push_back(number);
  return ap::copyOut(flat);
}

SnapshotData read(const ap::Session& session) {
  const ap::Snapshot& snapshot = session.snapshot();
  auto data = val::object();
  data.set("version", ap::Snapshot::version);
  data.set("tensorNames", strings(ap::tensorNames));
  data.set("tokens", val::array(snapshot.tokens));
  data.set("keyTokens", val::array(snapshot.keyTokens));
  data.set("known", ap::copyOut(snapshot.known));
  data.set("keysKnown", ap::copyOut(snapshot.keysKnown));
  data.set("suggestions", val::array(snapshot.suggestions));
  data.set("keySuggestions", val::array(snapshot.keySuggestions));
  data.set("saysNext", snapshot.saysNext);
  data.set("attention", std::string(snapshot.attention));
  data.set("attentions", strings(snapshot.attentions));
  data.set("tokensInSource", static_cast<double>(snapshot.tokensInSource));
  data.set("hasSource", snapshot.hasSource);
  data.set("pair", static_cast<int>(snapshot.pair));
  data.set("tokensInText", static_cast<double>(snapshot.tokensInText));
  data.set("token", static_cast<int>(snapshot.token));
  data.set("layer", static_cast<int>(snapshot.layer));
  data.set("head", static_cast<int>(snapshot.head));
  data.set("layers", static_cast<int>(snapshot.layers));
  data.set("heads", val::array(snapshot.heads));
  data.set("dimensionNames", val::array(snapshot.dimensionNames));
  data.set("keyNames", val::array(snapshot.keyNames));
  data.set("valueNames", val::array(snapshot.valueNames));
  data.set("table", table(snapshot));
  data.set("buffer", ap::copyOut(snapshot.buffer));
  return SnapshotData(data);
}

// What there is to choose from at once: the registries' ids.
Names models() {
  auto names = ap::modelIds();
  names.emplace_back("manual");
  return Names(strings(names));
}
Names schemes() { return Names(strings(ap::schemeIds())); }

}  // namespace

EMSCRIPTEN_BINDINGS(session) {
  ap::registerFault();
  ap::registerModelData();
  emscripten::register_type<Names>("string[]");
  emscripten::register_type<Floats>("Float32Array");
  emscripten::register_type<TypedManual>(
      "{ keyWidth: number; valueWidth: number; queries: Float32Array; keys: Float32Array;"
      " values: Float32Array } | null");
  emscripten::register_type<SnapshotData>(
      "{ version: number; tensorNames: string[]; tokens: string[]; keyTokens: string[];"
      " known: Uint8Array; keysKnown: Uint8Array; suggestions: string[]; keySuggestions: string[];"
      " saysNext: boolean; attention: string; attentions: string[];"
      " tokensInText: number; tokensInSource: number;"
      " hasSource: boolean; pair: number; token: number; layer: number; head: number;"
      " layers: number; heads: string[]; dimensionNames: string[]; keyNames: string[];"
      " valueNames: string[]; table: Int32Array; buffer: Float32Array }");
  emscripten::register_optional<double>();
  emscripten::value_object<ap::Settings>("Settings")
      .field("sentence", &ap::Settings::sentence)
      .field("source", &ap::Settings::source)
      .field("token", &ap::Settings::token)
      .field("followEdit", &ap::Settings::followEdit)
      .field("model", &ap::Settings::model)
      .field("attention", &ap::Settings::attention)
      .field("seed", &ap::Settings::seed)
      .field("valueWidth", &ap::Settings::valueWidth)
      .field("projections", &ap::Settings::projections)
      .field("position", &ap::Settings::position)
      .field("scheme", &ap::Settings::scheme)
      .field("ratio", &ap::Settings::ratio)
      .field("pair", &ap::Settings::pair)
      .field("pairReading", &ap::Settings::pairReading)
      .field("mask", &ap::Settings::mask)
      .field("layer", &ap::Settings::layer)
      .field("head", &ap::Settings::head)
      .field("temperature", &ap::Settings::temperature)
      .field("axes", &ap::Settings::axes)
      .field("analyse", &ap::Settings::analyse);
  emscripten::class_<ap::Session>("Session")
      .constructor<>()
      .function("load(id, data)", &load)
      .function("begin(settings, query, weighting, chosen, alternative, manual)", &begin)
      .function("advance(scores)", &ap::Session::advance)
      .function("read", &read);
  emscripten::function("reweigh(weights, own, token, weight)", &reweigh);
  emscripten::function("models", &models);
  emscripten::function("schemes", &schemes);
}
