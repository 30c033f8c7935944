#pragma once

#include "core/matrix.hpp"

/// Where one weight comes from, number by number. Outputs have the stated shape.
namespace ap {

/// q_c k_jc, whose sum over c is the score: (1, d_k), (m, d_k) → (m, d_k).
void products(const MatrixView& query, const MatrixView& keys, MatrixOut products);

/// exp(ℓ_j − max ℓ), whose share of their sum is the weight: (1, m) → (1, m). 0 for −∞.
void exponentials(const MatrixView& logits, MatrixOut exponentials);

/// x·y_j, how alike a word is to others before anything is learned: (1, d), (m, d) → (1, m).
void similarities(const MatrixView& embedding, const MatrixView& others, MatrixOut similarities);

/// How far scores are from symmetric, in the Frobenius norm.
struct Asymmetry {
  float difference;  // ‖S − Sᵀ‖
  float norm;        // ‖S‖
  float ratio;       // the first over the second, from 0 (symmetric) to 2; 0 for S = 0
};

/// Of scores (n, n).
Asymmetry asymmetry(const MatrixView& scores);

}  // namespace ap
