#pragma once

#include <memory>

#include "core/models/model.hpp"

/// What registry.cpp lists: a maker for each model. Those without chance ignore it.
namespace ap {

/// Hand-set dimensions and projections that can be read (concept.cpp).
std::unique_ptr<Model> makeConcept(const Chance& chance);

/// Embeddings and projections drawn from a seed: what untrained heads look like (random.cpp).
std::unique_ptr<Model> makeRandom(const Chance& chance);

}  // namespace ap
