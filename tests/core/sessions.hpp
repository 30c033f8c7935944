#pragma once

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "core/session.hpp"

/// What the tests of sessions and snapshots share.
namespace ap {

inline constexpr std::size_t allAtOnce = std::numeric_limits<std::size_t>::max();

inline Snapshot finished(Session& session, const Settings& settings) {
  const auto error = session.begin(settings);
  REQUIRE_MESSAGE(!error.has_value(), message(error.value_or(Error{})));
  REQUIRE(session.advance(allAtOnce));
  return session.snapshot();
}

/// The snapshot for these settings.
inline Snapshot compute(const Settings& settings) {
  Session session;
  return finished(session, settings);
}

/// A text of n words, many of them different.
inline std::string textOf(Index n) {
  std::string text;
  for (Index i = 0; i < n; ++i) {
    if (i > 0) text += ' ';
    text += "word";
    text += std::to_string(i % 97);
  }
  return text;
}

/// The tensor's numbers; fails the test where it is absent.
inline Eigen::Map<const Matrix> tensor(const Snapshot& snapshot, TensorName name, Index layer,
                                       Index head) {
  const TensorEntry* entry = snapshot.find(name, layer, head);
  REQUIRE_MESSAGE(entry != nullptr,
                  "absent: " << std::string(tensorNames[static_cast<std::size_t>(name)])
                             << ", layer " << layer << ", head " << head);
  return {snapshot.buffer.data() + entry->offset, entry->rows, entry->columns};
}

}  // namespace ap
