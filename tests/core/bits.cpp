// Prints the bits of what attend and attendBackward make of many random problems, ten to a line,
// as a hash in which any NaN equals any other. tests/bits.mjs compares the lines of two builds.

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <limits>

#include "tests/core/attend_backward_inputs.hpp"

namespace ap {
namespace {

constexpr int problems = 20000;
constexpr int problemsInLine = 10;

/// FNV-1a over the bits of floats.
class Bits {
 public:
  void add(const std::vector<float>& numbers) {
    for (const float number : numbers) {
      std::uint32_t bits = 0x7fc00000;
      if (number == number) std::memcpy(&bits, &number, sizeof bits);
      hash_ = (hash_ ^ bits) * 0x100000001b3;
    }
  }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

Index draw(Random& random, Index below) {
  return static_cast<Index>(random.next() % static_cast<std::uint64_t>(below));
}

// Mostly small, on all sides of the widths of vectors and blocks.
Index drawSize(Random& random, Index most) {
  return 1 + (random.next() % 8 == 0 ? draw(random, most) : draw(random, 20));
}

float special(Random& random) {
  using Limits = std::numeric_limits<float>;
  constexpr float all[] = {Limits::infinity(),
                           -Limits::infinity(),
                           Limits::quiet_NaN(),
                           -0.0f,
                           Limits::max(),
                           Limits::min(),
                           Limits::denorm_min(),
                           1e20f,
                           -1e20f,
                           -3e38f};
  return all[random.next() % std::size(all)];
}

void putSpecials(Random& random, std::vector<float>& numbers) {
  const Index count = draw(random, 4);
  for (Index i = 0; i < count; ++i)
    numbers[static_cast<std::size_t>(draw(random, static_cast<Index>(numbers.size())))] =
        special(random);
}

void addProblem(Random& random, Bits& bits) {
  constexpr float scales[] = {1, 0.125f, -0.5f, 0, 1e-3f, 40, 1e30f};
  const AttendShape shape{1 + draw(random, 2), drawSize(random, 70), drawSize(random, 300),
                          drawSize(random, 70), drawSize(random, 40)};
  AttendInputs inputs = drawInputs(random, shape);
  std::vector<float> gradOutput = drawGradOutput(random, shape);
  if (random.next() % 4 == 0)
    for (std::vector<float>* numbers : {&inputs.q, &inputs.k, &inputs.v, &gradOutput})
      putSpecials(random, *numbers);
  const float scale = scales[random.next() % std::size(scales)];
  const Mask mask = drawMask(maskKinds[random.next() % 3], random, shape.n, shape.m);

  const AttendOutputs outputs = attend(inputs, scale, mask);
  bits.add(outputs.outputNumbers);
  bits.add(outputs.weightNumbers);
  std::vector<float> q(inputs.q.size()), k(inputs.k.size()), v(inputs.v.size());
  attendBackward(shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), gradOutput.data(), scale,
                 mask, {q.data(), k.data(), v.data()});
  for (const auto* numbers : {&q, &k, &v}) bits.add(*numbers);
}

}  // namespace
}  // namespace ap

int main() {
  for (int first = 0; first < ap::problems; first += ap::problemsInLine) {
    ap::Bits bits;
    ap::Random random(static_cast<std::uint64_t>(first));
    for (int i = 0; i < ap::problemsInLine; ++i) ap::addProblem(random, bits);
    std::printf("%d %016" PRIx64 "\n", first, bits.hash());
  }
}
