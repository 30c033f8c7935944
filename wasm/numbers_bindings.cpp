#include <memory>
#include <new>

#include "core/attention/attend.hpp"
#include "wasm/border.hpp"

using emscripten::typed_memory_view;
using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(Floats);

namespace {

ap::AttendShape shapeOf(const ap::AttendRequest& request) {
  const auto index = [](double size) { return static_cast<ap::Index>(size); };
  return {index(request.heads), index(request.n), index(request.m), index(request.d),
          index(request.dv)};
}

// Memory that may have been refused, where std::vector would end the program.
struct Numbers {
  explicit Numbers(ap::Index length)
      : count(static_cast<std::size_t>(length)), first(new (std::nothrow) float[count]()) {}

  bool fits() const { return first != nullptr; }

  std::size_t count;
  std::unique_ptr<float[]> first;
};

// Buffers for one shape, to be filled and run as often as wanted. The request was validated.
class Attention {
 public:
  Attention(const ap::AttendRequest& request, bool withWeights)
      : shape_(shapeOf(request)),
        scale_(static_cast<float>(request.scale)),
        q_(shape_.heads * shape_.n * shape_.d),
        k_(shape_.heads * shape_.m * shape_.d),
        v_(shape_.heads * shape_.m * shape_.dv),
        output_(shape_.heads * shape_.n * shape_.dv),
        weights_(withWeights ? shape_.heads * shape_.n * shape_.m : 0),
        withWeights_(withWeights) {}

  // Whether there was memory for all of them; if not, they are of no use.
  bool fits() const {
    return q_.fits() && k_.fits() && v_.fits() && output_.fits() && weights_.fits();
  }

  void setMask(const std::string& kind) {
    mask_ = kind == "causal" ? ap::Mask::causal() : ap::Mask::none();
  }

  // `bytes` holds n·m of them.
  void giveMask(const std::string& bytes) {
    mask_ = ap::Mask::given({bytes.begin(), bytes.end()}, shape_.m);
  }

  void run() {
    ap::attend(shape_, q_.first.get(), k_.first.get(), v_.first.get(), scale_, mask_,
               output_.first.get(), withWeights_ ? weights_.first.get() : nullptr);
  }

  // Views hold until WASM memory grows.
  Floats q() const { return view(q_); }
  Floats k() const { return view(k_); }
  Floats v() const { return view(v_); }
  Floats output() const { return view(output_); }
  Floats weights() const { return view(weights_); }

 private:
  static Floats view(const Numbers& numbers) {
    return Floats(val(typed_memory_view(numbers.count, numbers.first.get())));
  }

  ap::AttendShape shape_;
  float scale_;
  ap::Mask mask_ = ap::Mask::none();
  Numbers q_;
  Numbers k_;
  Numbers v_;
  Numbers output_;
  Numbers weights_;
  bool withWeights_;
};

Fault check(const ap::AttendRequest& request, bool withWeights) {
  return ap::fault(ap::validate(request, withWeights));
}

Fault checkLength(const std::string& argument, double length, double expected) {
  return ap::fault(ap::validateLength(argument, length, expected));
}

}  // namespace

EMSCRIPTEN_BINDINGS(numbers) {
  ap::registerFault();
  emscripten::register_type<Floats>("Float32Array");
  emscripten::value_object<ap::AttendRequest>("AttendRequest")
      .field("heads", &ap::AttendRequest::heads)
      .field("n", &ap::AttendRequest::n)
      .field("m", &ap::AttendRequest::m)
      .field("d", &ap::AttendRequest::d)
      .field("dv", &ap::AttendRequest::dv)
      .field("scale", &ap::AttendRequest::scale);
  emscripten::class_<Attention>("Attention")
      .constructor<const ap::AttendRequest&, bool>()
      .function("fits", &Attention::fits)
      .function("setMask(kind)", &Attention::setMask)
      .function("giveMask(bytes)", &Attention::giveMask)
      .function("run", &Attention::run)
      .function("q", &Attention::q)
      .function("k", &Attention::k)
      .function("v", &Attention::v)
      .function("output", &Attention::output)
      .function("weights", &Attention::weights);
  emscripten::function("check(request, withWeights)", &check);
  emscripten::function("checkLength(argument, length, expected)", &checkLength);
}
