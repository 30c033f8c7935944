// attend of the native build, one thread: GFLOP/s for the sizes that the browsers are measured with.

#include <benchmark/benchmark.h>

#include <vector>

#include "core/attention/attend.hpp"
#include "core/random.hpp"

namespace {

constexpr ap::Index heads = 12;
constexpr ap::Index width = 64;

std::vector<float> numbers(ap::Index count, std::uint64_t seed) {
  ap::Random random(seed);
  std::vector<float> result(static_cast<std::size_t>(count));
  for (float& number : result) number = random.normal();
  return result;
}

void attend(benchmark::State& state) {
  const ap::Index n = state.range(0);
  const ap::AttendShape shape{heads, n, n, width, width};
  const auto q = numbers(heads * n * width, 1);
  const auto k = numbers(heads * n * width, 2);
  const auto v = numbers(heads * n * width, 3);
  std::vector<float> output(q.size());
  const ap::Mask mask = ap::Mask::none();
  for (auto _ : state) {
    ap::attend(shape, q.data(), k.data(), v.data(), 0.125f, mask, output.data(), nullptr);
    benchmark::DoNotOptimize(output.data());
    benchmark::ClobberMemory();
  }
  const double operations = 4.0 * static_cast<double>(n * n * width * heads);
  state.counters["operations"] = benchmark::Counter(
      operations, benchmark::Counter::kIsIterationInvariantRate, benchmark::Counter::kIs1000);
}

}  // namespace

BENCHMARK(attend)->Arg(16)->Arg(64)->Arg(256)->Arg(1024)->Arg(2048)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
