#include <doctest/doctest.h>

#include <limits>

#include "core/attention/attend.hpp"

namespace ap {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr AttendRequest good{2, 3, 4, 5, 6, 0.5};

struct Size {
  const char* name;
  double AttendRequest::*value;
  const char* firstTooLarge;  // the array that is the first to become too large with it
};
constexpr Size sizes[] = {{"heads", &AttendRequest::heads, "q"},
                          {"n", &AttendRequest::n, "q"},
                          {"m", &AttendRequest::m, "k"},
                          {"d", &AttendRequest::d, "q"},
                          {"dv", &AttendRequest::dv, "v"}};

void checkError(const std::optional<Error>& error, ErrorCode code, const std::string& argument) {
  REQUIRE(error.has_value());
  CHECK(error->code == code);
  CHECK(error->argument == argument);
  CHECK(message(*error).starts_with(argument + " "));
}

}  // namespace

TEST_CASE("validate: good sizes") {
  CHECK_FALSE(validate(good, true).has_value());
  CHECK_FALSE(validate({1, 1, 1, 1, 1, 1}, true).has_value());
  for (const double scale : {0.0, -2.5, 3e38, 1e-300}) {
    AttendRequest request = good;
    request.scale = scale;
    CHECK_FALSE(validate(request, true).has_value());
  }
}

TEST_CASE("validate: names each size that is none") {
  for (const Size& size : sizes) {
    for (const double bad : {0.0, -1.0, 0.5, 2.5, -inf, nan}) {
      CAPTURE(size.name);
      CAPTURE(bad);
      AttendRequest request = good;
      request.*size.value = bad;
      checkError(validate(request, false), ErrorCode::notASize, size.name);
      checkError(validate(request, true), ErrorCode::notASize, size.name);
    }
    for (const double huge : {1e10, 1e300}) {
      CAPTURE(size.name);
      AttendRequest request = good;
      request.*size.value = huge;
      checkError(validate(request, false), ErrorCode::tooLarge, size.firstTooLarge);
    }
    AttendRequest request = good;
    request.*size.value = inf;
    CHECK(validate(request, false).has_value());
  }
}

TEST_CASE("validate: a scale that is not a finite float") {
  for (const double bad : {nan, inf, -inf, 1e39, -1e39}) {
    CAPTURE(bad);
    AttendRequest request = good;
    request.scale = bad;
    checkError(validate(request, false), ErrorCode::notFinite, "scale");
  }
}

TEST_CASE("validate: each array may hold 2^28 numbers and not one more") {
  constexpr double most = 1 << 28;
  // A size that puts the array just on the border.
  CHECK_FALSE(validate({1, most, 1, 1, 1, 1}, false).has_value());
  CHECK_FALSE(validate({1, 1, 1, 1, most, 1}, false).has_value());
  checkError(validate({1, most + 1, 1, 1, 1, 1}, false), ErrorCode::tooLarge, "q");
  checkError(validate({1, 1, most + 1, 1, 1, 1}, false), ErrorCode::tooLarge, "k");
  checkError(validate({1, 1, 2, 1, most / 2 + 1, 1}, false), ErrorCode::tooLarge, "v");
  checkError(validate({1, 2, 1, 1, most / 2 + 1, 1}, false), ErrorCode::tooLarge, "output");
  checkError(validate({1, 16385, 16384, 1, 1, 1}, true), ErrorCode::tooLarge, "weights");
  CHECK_FALSE(validate({1, 16384, 16384, 1, 1, 1}, true).has_value());
  CHECK_FALSE(validate({1, 16385, 16384, 1, 1, 1}, false).has_value());
  checkError(validate({3, 1, 1, most / 2, 1, 1}, false), ErrorCode::tooLarge, "q");
}

}  // namespace ap
