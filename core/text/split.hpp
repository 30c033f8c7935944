#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace ap {

/// The parts of a text between separators: one more than there are separators.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Calls visit with each word of a list whose words are separated by single spaces, or what else.
template <class Visit>
void forEachWord(std::string_view list, Visit visit, char separator = ' ') {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace ap
