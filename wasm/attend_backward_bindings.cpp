#include "core/attention/attend_backward.hpp"
#include "wasm/attention_buffers.hpp"

namespace {

// Buffers for the way back through one shape. The request was validated.
class AttentionBackward {
 public:
  AttentionBackward(const ap::AttendRequest& request, ap::MaskName mask)
      : shape_(ap::shapeOf(request)),
        scale_(static_cast<float>(request.scale)),
        maskName_(mask),
        q_(shape_.heads * shape_.n * shape_.d),
        k_(shape_.heads * shape_.m * shape_.d),
        v_(shape_.heads * shape_.m * shape_.dv),
        mask_(mask == ap::MaskName::given ? shape_.n * shape_.m : 0),
        gradOutput_(shape_.heads * shape_.n * shape_.dv),
        gradQ_(shape_.heads * shape_.n * shape_.d),
        gradK_(shape_.heads * shape_.m * shape_.d),
        gradV_(shape_.heads * shape_.m * shape_.dv),
        scratch_(ap::attendBackwardScratchLength(shape_)) {}

  // Whether there was memory for all of them; if not, they are of no use.
  bool fits() const {
    return q_.fits() && k_.fits() && v_.fits() && mask_.fits() && gradOutput_.fits() &&
           gradQ_.fits() && gradK_.fits() && gradV_.fits() && scratch_.fits();
  }

  void run() {
    ap::attendBackward(shape_, q_.data(), k_.data(), v_.data(), gradOutput_.data(), scale_,
                       ap::maskOf(maskName_, mask_.data(), shape_.m),
                       {gradQ_.data(), gradK_.data(), gradV_.data()}, scratch_.data());
  }

  Floats q() const { return q_.view<Floats>(); }
  Floats k() const { return k_.view<Floats>(); }
  Floats v() const { return v_.view<Floats>(); }
  Bytes mask() const { return mask_.view<Bytes>(); }
  Floats gradOutput() const { return gradOutput_.view<Floats>(); }
  Floats gradQ() const { return gradQ_.view<Floats>(); }
  Floats gradK() const { return gradK_.view<Floats>(); }
  Floats gradV() const { return gradV_.view<Floats>(); }

 private:
  ap::AttendShape shape_;
  float scale_;
  ap::MaskName maskName_;
  ap::Buffer<float> q_;
  ap::Buffer<float> k_;
  ap::Buffer<float> v_;
  ap::Buffer<std::uint8_t> mask_;
  ap::Buffer<float> gradOutput_;
  ap::Buffer<float> gradQ_;
  ap::Buffer<float> gradK_;
  ap::Buffer<float> gradV_;
  ap::Buffer<float> scratch_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(attendBackward) {
  emscripten::class_<AttentionBackward>("AttentionBackward")
      .constructor<const ap::AttendRequest&, ap::MaskName>()
      .function("fits", &AttentionBackward::fits)
      .function("run", &AttentionBackward::run)
      .function("q", &AttentionBackward::q)
      .function("k", &AttentionBackward::k)
      .function("v", &AttentionBackward::v)
      .function("mask", &AttentionBackward::mask)
      .function("gradOutput", &AttentionBackward::gradOutput)
      .function("gradQ", &AttentionBackward::gradQ)
      .function("gradK", &AttentionBackward::gradK)
      .function("gradV", &AttentionBackward::gradV);
}
