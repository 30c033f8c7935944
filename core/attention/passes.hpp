#pragma once

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

/// The named passes from embeddings to the residual, each one a step of
///   Attention(Q, K, V) = softmax(Q Kᵀ · scale) V        (Vaswani et al. 2017, equation 1)
/// with the projections around it (their section 3.2.2). Outputs are given by the caller and have
/// the stated shape; they may not overlap the inputs. Rows of queries can be passed in blocks: then
/// `firstQuery` is the index of the block's first row, which a mask needs.
namespace ap {

/// input · projection: (n, d) · (d, d_k) → (n, d_k).
void project(const MatrixView& input, const MatrixView& projection, MatrixOut projected);

/// score · scale / temperature, and −∞ where the mask forbids: (n, m) → (n, m).
/// `scale` is finite, `temperature` is above 0.
void logits(const MatrixView& scores, float scale, float temperature, const Mask& mask,
            Index firstQuery, MatrixOut logits);

/// The softmax of each row, exp(ℓ_ij − max_j ℓ_ij) / Σ_j exp(ℓ_ij − max_j ℓ_ij): (n, m) → (n, m).
/// −∞ gets weight 0, a row of nothing else is 0; a row with NaN or +∞ becomes NaN.
void weights(const MatrixView& logits, MatrixOut weights);

/// α_j v_j for one query: (1, m), (m, d_v) → (m, d_v); 0 where the mask forbids, whatever v_j is.
void scaledValues(const MatrixView& weights, const MatrixView& values, const Mask& mask,
                  Index query, MatrixOut scaled);

/// Row j is the sum of the rows 0 … j: (m, d_v) → (m, d_v).
void partialSums(const MatrixView& scaled, MatrixOut partial);

/// o_i = Σ_j α_ij v_j over the keys that the mask allows: (n, m), (m, d_v) → (n, d_v).
/// What a query may not attend to cannot touch its row, not even as 0 · NaN.
void sum(const MatrixView& weights, const MatrixView& values, const Mask& mask, Index firstQuery,
         MatrixOut output);

/// Heads side by side, times W_O: (n, H·d_v) · (H·d_v, d) → (n, d).
void combine(const MatrixView& concatenated, const MatrixView& outputProjection,
             MatrixOut combined);

/// input + combined: (n, d), (n, d) → (n, d).
void residual(const MatrixView& input, const MatrixView& combined, MatrixOut residual);

}  // namespace ap
