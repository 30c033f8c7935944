#pragma once

#include "core/models/model.hpp"

/// The parts of a trained layer around and without what a snapshot shows of it.
namespace ap {

/// Layer norm: (x − mean) / √(variance + 1e-5) · gain + bias of each row by itself, with the
/// variance of its own d numbers (Ba, Kiros and Hinton 2016): (n, d) → (n, d).
Matrix normalised(const LayerNorm& norm, Matrix rows);

/// What a feed-forward adds: relu(norm(x) · in + inBias) · out + outBias: (n, d) → (n, d).
Matrix throughFeedForward(const FeedForward& feedForward, const Matrix& rows);

/// A whole layer, of scaled-softmax attention: (n, d) → (n, d). Keys and values are made from
/// `lookedAt` (m, d), or, where that is null, from the rows themselves.
Matrix throughLayer(const AttentionLayer& layer, const Matrix& rows, const Matrix* lookedAt,
                    const Mask& mask);

}  // namespace ap
