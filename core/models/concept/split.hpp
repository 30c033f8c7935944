#pragma once

#include <algorithm>
#include <string_view>

namespace ap::words {

/// Calls visit with each word of a list whose words are separated by single spaces.
template <class Visit>
void forEachWord(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace ap::words
