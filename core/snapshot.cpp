#include "core/snapshot.hpp"

namespace ap {

void Snapshot::add(TensorName name, Index layer, Index head, Index rows, Index columns) {
  table.push_back({name, static_cast<std::int32_t>(layer), static_cast<std::int32_t>(head), rows,
                   columns, size_});
  size_ += static_cast<std::size_t>(rows * columns);
}

void Snapshot::allocate() { buffer.resize(size_); }

const TensorEntry* Snapshot::find(TensorName name, Index layer, Index head) const {
  for (const TensorEntry& entry : table)
    if (entry.name == name && entry.layer == layer && entry.head == head) return &entry;
  return nullptr;
}

Eigen::Map<Matrix> Snapshot::at(TensorName name, Index layer, Index head) {
  const TensorEntry* entry = find(name, layer, head);
  eigen_assert(entry != nullptr);
  return {buffer.data() + entry->offset, entry->rows, entry->columns};
}

}  // namespace ap
