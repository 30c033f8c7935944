#include "core/models/models.hpp"

namespace ap {

namespace {

struct Entry {
  std::string_view id;
  std::unique_ptr<Model> (*make)();
};

constexpr Entry entries[] = {
    {"concept", makeConcept},
    {"random", makeRandom},
};

}  // namespace

std::vector<std::string_view> modelIds() {
  std::vector<std::string_view> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

const Model* findModel(std::string_view id) {
  static std::unique_ptr<Model> made[std::size(entries)];
  for (std::size_t i = 0; i < std::size(entries); ++i) {
    if (entries[i].id != id) continue;
    if (!made[i]) made[i] = entries[i].make();
    return made[i].get();
  }
  return nullptr;
}

}  // namespace ap
