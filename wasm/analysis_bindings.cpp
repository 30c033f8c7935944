#include <cmath>

#include "core/analysis/alternative.hpp"
#include "core/analysis/ambiguity.hpp"
#include "core/analysis/rankings.hpp"
#include "core/analysis/sum_request.hpp"
#include "wasm/border.hpp"

using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(FloatArray);
EMSCRIPTEN_DECLARE_VAL_TYPE(AmbiguityData);
EMSCRIPTEN_DECLARE_VAL_TYPE(AlternativeData);
EMSCRIPTEN_DECLARE_VAL_TYPE(RankingsData);

// What programs ask about one query's sum. Every call copies its arrays in and its results out.
namespace {

using Floats = std::vector<float>;
using Values = Eigen::Map<const ap::Matrix>;

Floats floats(const val& array) { return emscripten::convertJSArrayToNumberVector<float>(array); }

template <typename Numbers>
val floatsOut(const Numbers& numbers) {
  return ap::copyOut(Floats(numbers.begin(), numbers.end()));
}

std::vector<double> inDouble(const Floats& numbers) { return {numbers.begin(), numbers.end()}; }

Values matrix(const Floats& numbers, double rows, double columns) {
  return {numbers.data(), static_cast<ap::Index>(rows), static_cast<ap::Index>(columns)};
}

Fault checkSum(const FloatArray& weights, const FloatArray& values, double n, double dv) {
  return ap::fault(ap::validateSum(n, dv, floats(weights), floats(values)));
}

Fault checkAlternatives(double n, double dv) { return ap::fault(ap::validateAlternatives(n, dv)); }

Fault checkTowards(double towards, double n) {
  const bool isIndex = towards >= 0 && towards < n && std::trunc(towards) == towards;
  if (isIndex) return ap::fault(std::nullopt);
  return ap::fault(ap::outOfRange("towards", towards, static_cast<std::size_t>(n)));
}

Fault checkOutputProjection(const FloatArray& outputProjection, double dv, double d) {
  return ap::fault(ap::validateOutputProjection(dv, d, floats(outputProjection)));
}

AmbiguityData ambiguity(const FloatArray& weights, const FloatArray& values, double n, double dv) {
  const Floats numbers = floats(values);
  const Values rows = matrix(numbers, n, dv);
  const ap::Ambiguity found(rows);
  auto result = val::object();
  result.set("rank", static_cast<double>(found.rank()));
  result.set("dimension", static_cast<double>(found.dimension()));
  if (found.dimension() == 0)
    result.set("recovered", floatsOut(found.recover(ap::outputOf(floats(weights), rows))));
  result.set("directions", floatsOut(found.directions().entries));
  return AmbiguityData(result);
}

AlternativeData alternative(const FloatArray& weights, const FloatArray& values, double n,
                            double dv, double towards, bool least) {
  const Floats own = floats(weights);
  const Floats numbers = floats(values);
  const Values rows = matrix(numbers, n, dv);
  const auto found = ap::alternative(own, rows, static_cast<ap::Index>(towards),
                                     least ? ap::Extreme::least : ap::Extreme::greatest);
  const Floats rounded(found.begin(), found.end());
  auto result = val::object();
  result.set("weights", ap::copyOut(rounded));
  result.set("outputDifference", ap::outputDistance(inDouble(own), inDouble(rounded), rows));
  return AlternativeData(result);
}

// `outputProjection` is empty where there is none; then d is of no meaning.
RankingsData rankings(const FloatArray& weights, const FloatArray& values, double n, double dv,
                      const FloatArray& outputProjection, double d) {
  const Floats own = floats(weights);
  const Floats numbers = floats(values);
  const Floats projection = floats(outputProjection);
  const Values rows = matrix(numbers, n, dv);
  auto result = val::object();
  result.set("weight", ap::copyOut(own));
  result.set("weightedNorm", floatsOut(ap::weightedNorms(own, rows)));
  if (projection.empty()) {
    result.set("share", floatsOut(ap::shares(own, rows)));
    return RankingsData(result);
  }
  const ap::Matrix terms = ap::projected(rows, matrix(projection, dv, d));
  result.set("projectedNorm", floatsOut(ap::weightedNorms(own, terms)));
  result.set("share", floatsOut(ap::shares(own, terms)));
  return RankingsData(result);
}

}  // namespace

EMSCRIPTEN_BINDINGS(analysis) {
  emscripten::register_type<FloatArray>("Float32Array");
  emscripten::register_type<AmbiguityData>(
      "{ rank: number; dimension: number; recovered?: Float32Array; directions: Float32Array }");
  emscripten::register_type<AlternativeData>("{ weights: Float32Array; outputDifference: number }");
  emscripten::register_type<RankingsData>(
      "{ weight: Float32Array; weightedNorm: Float32Array; projectedNorm?: Float32Array;"
      " share: Float32Array }");
  emscripten::function("checkSum(weights, values, n, dv)", &checkSum);
  emscripten::function("checkAlternatives(n, dv)", &checkAlternatives);
  emscripten::function("checkTowards(towards, n)", &checkTowards);
  emscripten::function("checkOutputProjection(outputProjection, dv, d)", &checkOutputProjection);
  emscripten::function("ambiguity(weights, values, n, dv)", &ambiguity);
  emscripten::function("alternative(weights, values, n, dv, towards, least)", &alternative);
  emscripten::function("rankings(weights, values, n, dv, outputProjection, d)", &rankings);
}
