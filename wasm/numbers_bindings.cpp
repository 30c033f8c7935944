#include "wasm/attention_buffers.hpp"
#include "wasm/border.hpp"

namespace {

// Buffers for one shape, to be filled and run as often as wanted. The request was validated.
class Attention {
 public:
  Attention(const ap::AttendRequest& request, ap::MaskName mask, bool withWeights)
      : shape_(ap::shapeOf(request)),
        scale_(static_cast<float>(request.scale)),
        maskName_(mask),
        withWeights_(withWeights),
        q_(shape_.heads * shape_.n * shape_.d),
        k_(shape_.heads * shape_.m * shape_.d),
        v_(shape_.heads * shape_.m * shape_.dv),
        mask_(mask == ap::MaskName::given ? shape_.n * shape_.m : 0),
        output_(shape_.heads * shape_.n * shape_.dv),
        weights_(withWeights ? shape_.heads * shape_.n * shape_.m : 0),
        scratch_(ap::attendScratchLength(shape_, withWeights)) {}

  // Whether there was memory for all of them; if not, they are of no use.
  bool fits() const {
    return q_.fits() && k_.fits() && v_.fits() && mask_.fits() && output_.fits() &&
           weights_.fits() && scratch_.fits();
  }

  void run() {
    ap::attend(shape_, q_.data(), k_.data(), v_.data(), scale_,
               ap::maskOf(maskName_, mask_.data(), shape_.m), output_.data(),
               withWeights_ ? weights_.data() : nullptr, scratch_.data());
  }

  Floats q() const { return q_.view<Floats>(); }
  Floats k() const { return k_.view<Floats>(); }
  Floats v() const { return v_.view<Floats>(); }
  Bytes mask() const { return mask_.view<Bytes>(); }
  Floats output() const { return output_.view<Floats>(); }
  Floats weights() const { return weights_.view<Floats>(); }

 private:
  ap::AttendShape shape_;
  float scale_;
  ap::MaskName maskName_;
  bool withWeights_;
  ap::Buffer<float> q_;
  ap::Buffer<float> k_;
  ap::Buffer<float> v_;
  ap::Buffer<std::uint8_t> mask_;
  ap::Buffer<float> output_;
  ap::Buffer<float> weights_;
  ap::Buffer<float> scratch_;
};

Fault check(const ap::AttendRequest& request, ap::MaskName mask, bool withWeights) {
  return ap::fault(ap::validate(request, withWeights, mask == ap::MaskName::given));
}

Fault checkLength(const std::string& argument, double length, double expected) {
  return ap::fault(ap::validateLength(argument, length, expected));
}

}  // namespace

EMSCRIPTEN_BINDINGS(numbers) {
  ap::registerFault();
  emscripten::register_type<Floats>("Float32Array");
  emscripten::register_type<Bytes>("Uint8Array");
  emscripten::value_object<ap::AttendRequest>("AttendRequest")
      .field("heads", &ap::AttendRequest::heads)
      .field("n", &ap::AttendRequest::n)
      .field("m", &ap::AttendRequest::m)
      .field("d", &ap::AttendRequest::d)
      .field("dv", &ap::AttendRequest::dv)
      .field("scale", &ap::AttendRequest::scale);
  emscripten::enum_<ap::MaskName>("MaskName")
      .value("none", ap::MaskName::none)
      .value("causal", ap::MaskName::causal)
      .value("given", ap::MaskName::given);
  emscripten::class_<Attention>("Attention")
      .constructor<const ap::AttendRequest&, ap::MaskName, bool>()
      .function("fits", &Attention::fits)
      .function("run", &Attention::run)
      .function("q", &Attention::q)
      .function("k", &Attention::k)
      .function("v", &Attention::v)
      .function("mask", &Attention::mask)
      .function("output", &Attention::output)
      .function("weights", &Attention::weights);
  emscripten::function("check(request, mask, withWeights)", &check);
  emscripten::function("checkLength(argument, length, expected)", &checkLength);
}
