#pragma once

#include "core/settings.hpp"

/// Which of a model's attentions is shown, and of which texts: a part of what validate() does. The
/// model is in the plan already, unless it was `loaded`.
namespace ap {

/// Fills in the kind of attention, and which parts and layers of a loaded model it is of.
std::optional<Error> chooseAttention(const Settings& settings, const LoadedModel* loaded,
                                     Plan& plan);

/// Fills in the texts, after that: as they are typed, or as a model that writes brings them along.
std::optional<Error> chooseTexts(const Settings& settings, const LoadedModel* loaded, Plan& plan);

}  // namespace ap
