#pragma once

#include "core/analysis/table.hpp"

namespace ap {

/// Which tokens can trade weight: for each of n the index of its group, from 0 in the order of the
/// tokens, -1 for one that no change touches. A change within one group leaves the output as it is,
/// and every such change is a sum of these: the groups are the connected components of the rows of
/// [V 1] as a matroid, read off the fundamental circuits of one basis (Krogdahl 1977).
/// `constraints` is (n, r): orthonormal columns which span the columns of [V 1].
std::vector<int> confusionGroups(const Table& constraints);

}  // namespace ap
