#include "core/schemes/scheme.hpp"

namespace ap {

std::span<const Scheme* const> schemes() {
  static constexpr const Scheme* all[] = {&fixedRatio,    &keyKey,       &keyKeyNormalised,
                                          &dotNormalised, &plainSoftmax, &scaledSoftmax};
  return all;
}

std::vector<std::string_view> schemeIds() {
  std::vector<std::string_view> ids;
  for (const Scheme* scheme : schemes()) ids.push_back(scheme->id);
  return ids;
}

const Scheme* findScheme(std::string_view id) {
  for (const Scheme* scheme : schemes())
    if (scheme->id == id) return scheme;
  return nullptr;
}

}  // namespace ap
