#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/safetensors.hpp"
#include "core/training/learner.hpp"

/// Models as safetensors files: parameters by name.
namespace ap::training {

/// All of a learner, in single precision, with some texts: who loads it goes on with the same bits.
std::vector<std::uint8_t> saveLearner(const Learner& learner,
                                      std::map<std::string, std::string> texts = {});

/// Loads what saveLearner() made of a learner of the same model. On an error nothing is changed.
std::optional<Error> loadLearner(std::span<const std::uint8_t> file, Learner& learner);

/// The parameters alone, as half as many bytes, with some texts.
std::vector<std::uint8_t> saveParameters(const Parameters<float>& parameters,
                                         const std::map<std::string, std::string>& texts);

/// Loads parameters of the same model, from either kind of file. On an error nothing is changed.
std::optional<Error> loadParameters(std::span<const std::uint8_t> file,
                                    Parameters<float>& parameters);

}  // namespace ap::training
