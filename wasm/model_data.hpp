#pragma once

#include "core/models/transformer/model_weights.hpp"
#include "wasm/border.hpp"

// A trained model on its way from the module that reads its file to the one that computes with it.

EMSCRIPTEN_DECLARE_VAL_TYPE(ModelData);

namespace ap {

inline void registerModelData() {
  emscripten::register_type<ModelData>(
      "{ texts: string; structure: Float32Array; numbers: Float32Array }");
}

inline ModelWeights weightsOf(const ModelData& data) {
  return {data["texts"].as<std::string>(),
          emscripten::convertJSArrayToNumberVector<float>(data["structure"]),
          emscripten::convertJSArrayToNumberVector<float>(data["numbers"])};
}

inline ModelData dataOf(const ModelWeights& weights) {
  auto data = emscripten::val::object();
  data.set("texts", weights.texts);
  data.set("structure", copyOut(weights.structure));
  data.set("numbers", copyOut(weights.numbers));
  return ModelData(data);
}

}  // namespace ap
