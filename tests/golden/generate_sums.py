"""Makes sums.json beside this script: what a weighted sum keeps of its weights, in exact arithmetic.

    python3 tests/golden/generate_sums.py

Tests only read the file; run this when cases change. It needs nothing but Python.

Each case holds a sum's values and weights, all of them floats without any rounding:
  values   (n, dv) whole numbers, row-major; column c counts in units of 2^exponents[c]
  weights  (n) whole numbers, in units of 2^-12, which add up to 1
and what follows from them, by Gaussian elimination and the simplex method over fractions:
  rank     of [V 1]
  sigma    the least singular value above 0 of V_c, as core/analysis defines it (0: there is none)
  tokens, least, greatest: for some tokens the least and the greatest weight of all weightings with
           the same output and total
Singular values of V_c are 0, or at least 1e-4 of the largest (and of 1): what is between, a rank
that is counted in floating point may count either way.
"""

import json
import math
import pathlib
import random
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
TOTAL = 1 << 12

# Sizes around d_v = n - 1, where the ambiguity begins, and some far from it.
SIZES = [
    *[(1, 1), (1, 8), (2, 1), (2, 3), (3, 1), (3, 2), (4, 2), (5, 3), (5, 8)],
    *[(8, 8), (9, 8), (10, 8), (12, 4), (17, 16), (18, 16), (25, 24), (26, 24), (40, 8), (40, 24)],
]
KINDS = ["general", "coincident", "collinear", "zero", "columns", "flat", "near"]


def make_values(kind, n, dv, chance):
    whole = lambda: chance.randint(-99, 99)
    rows = [[whole() for _ in range(dv)] for _ in range(n)]
    exponents = [0] * dv
    if kind == "coincident":  # every third token has the value of the one before, two at least
        for j in range(1, n):
            if j % 3 == 1:
                rows[j] = list(rows[j - 1])
    if kind == "collinear":  # a third of the values on one line
        step = [chance.randint(-5, 5) or 1 for _ in range(dv)]
        for j in range(n // 3 + 1):
            rows[j] = [9 + j * s for s in step]
    if kind == "zero":  # values of nothing but zeros, and such a column
        for j in range(0, n, 3):
            rows[j] = [0] * dv
        for row in rows:
            row[-1] = 0
    if kind == "columns":  # sizes from 2^-20 to 2^20
        exponents = [chance.randint(-20, 20) for _ in range(dv)]
    if kind == "flat":  # all on a flat of half the dimensions
        half = max(1, dv // 2)
        for row in rows:
            row[half:] = [row[c - half] + 2 * row[0] for c in range(half, dv)]
    if kind == "near":  # two values that are almost the same
        rows = [[101 * x for x in row] for row in rows]
        rows[-1] = list(rows[0])
        rows[-1][0] += 25
    return rows, exponents


def make_weights(n, chance):
    cuts = sorted(chance.sample(range(1, TOTAL), n - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, TOTAL])]


def rank_of(rows):
    """By elimination over fractions."""
    rows = [[Fraction(x) for x in row] for row in rows]
    rank = 0
    for c in range(len(rows[0])):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][c]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, len(rows)):
            if rows[i][c]:
                factor = rows[i][c] / rows[rank][c]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank


def singular_values(rows):
    """Of V_c, falling: roots of the eigenvalues of its Gram matrix, which is exact but for one
    rounding; singular values down to 1e-6 of the largest are good to some digits."""
    n, dv = len(rows), len(rows[0])
    scales = [max(abs(row[c]) for row in rows) or 1 for c in range(dv)]
    columns = [[Fraction(row[c], scales[c]) for row in rows] for c in range(dv)]
    columns = [[x - sum(column) / n for x in column] for column in columns]
    gram = [[float(sum(x * y for x, y in zip(a, b))) for b in columns] for a in columns]
    values = sorted((math.sqrt(max(0, x)) for x in eigenvalues(gram)), reverse=True)
    return values


def eigenvalues(a):
    """Of a symmetric matrix, by cyclic Jacobi rotations."""
    size = len(a)
    for _ in range(30):
        for p in range(size):
            for q in range(p + 1, size):
                if abs(a[p][q]) < 1e-300:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = math.copysign(1, theta) / (abs(theta) + math.hypot(theta, 1))
                c = 1 / math.hypot(t, 1)
                for k in range(size):
                    a[k][p], a[k][q] = c * (a[k][p] - t * a[k][q]), c * (t * a[k][p] + a[k][q])
                for k in range(size):
                    a[p][k], a[q][k] = c * (a[p][k] - t * a[q][k]), c * (t * a[p][k] + a[q][k])
    return [a[i][i] for i in range(size)]


class Polytope:
    """All x >= 0 with rows · x = right, by the two-phase simplex method with Bland's rule."""

    def __init__(self, rows, right):
        self.n = len(rows[0])
        table = []
        for i, (row, b) in enumerate(zip(rows, right)):
            sign = -1 if b < 0 else 1
            artificial = [Fraction(int(i == k)) for k in range(len(rows))]
            table.append([Fraction(sign * x) for x in row] + artificial + [Fraction(sign * b)])
        self.table = table
        self.basic = [self.n + i for i in range(len(rows))]
        # Phase one: the artificial variables down to 0.
        cost = [Fraction(0)] * self.n + [Fraction(1)] * len(rows)
        assert self.minimise(cost) == 0
        self.drop_artificial()

    def drop_artificial(self):
        for i in reversed(range(len(self.table))):
            if self.basic[i] < self.n:
                continue
            column = next((j for j in range(self.n) if self.table[i][j]), None)
            if column is None:
                del self.table[i], self.basic[i]
            else:
                self.pivot(i, column)
        self.table = [row[: self.n] + row[-1:] for row in self.table]

    def pivot(self, i, j):
        factor = 1 / self.table[i][j]
        self.table[i] = [factor * x for x in self.table[i]]
        for k, row in enumerate(self.table):
            if k != i and row[j]:
                by = row[j]
                self.table[k] = [x - by * y if y else x for x, y in zip(row, self.table[i])]
        self.basic[i] = j

    def minimise(self, cost):
        while True:
            entering = None
            for j in range(len(cost)):
                if j in self.basic:
                    continue
                reduced = cost[j] - sum(
                    cost[b] * row[j] for b, row in zip(self.basic, self.table) if cost[b]
                )
                if reduced < 0:
                    entering = j
                    break
            if entering is None:
                return sum(cost[b] * row[-1] for b, row in zip(self.basic, self.table))
            ratios = [
                (row[-1] / row[entering], self.basic[i], i)
                for i, row in enumerate(self.table)
                if row[entering] > 0
            ]
            self.pivot(min(ratios)[2], entering)

    def extreme(self, token, sign):
        cost = [Fraction(0)] * self.n
        cost[token] = Fraction(-sign)
        return -sign * self.minimise(cost)


def make_case(kind, n, dv, power, chance):
    for _ in range(100):
        rows, exponents = make_values(kind, n, dv, chance)
        rank = rank_of([row + [1] for row in rows])
        sigma = singular_values(rows)
        counted = sigma[: rank - 1]
        if all(value >= 1e-4 * max(sigma[0], 1) for value in counted):
            break
    else:
        raise RuntimeError(f"no case {kind} {n} {dv}")

    weights = make_weights(n, chance)
    tokens = sorted(chance.sample(range(n), min(n, 12 if n <= 12 else 2)))
    case = {
        "name": f"{kind}, {n} tokens of {dv}, 2^{power}",
        **{"n": n, "dv": dv, "values": [x for row in rows for x in row]},
        **{"exponents": [e + power for e in exponents], "weights": weights},
        **{"rank": rank, "sigma": float(counted[-1]) if len(counted) else 0, "tokens": tokens},
    }
    equations = [*zip(*rows), [1] * n]
    right = [sum(a * w for a, w in zip(row, weights)) for row in equations]
    polytope = Polytope(equations, right)
    case["least"] = [float(polytope.extreme(token, -1) / TOTAL) for token in tokens]
    case["greatest"] = [float(polytope.extreme(token, 1) / TOTAL) for token in tokens]
    return case


def main():
    chance = random.Random(1)
    cases = []
    for number, (n, dv) in enumerate(SIZES):
        for at, kind in enumerate(KINDS):
            power = [0, -20, 20][(number + at) % 3]
            cases.append(make_case(kind, n, dv, power, chance))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "sums.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
