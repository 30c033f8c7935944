"""Makes the golden files beside this script with PyTorch, in double precision.

    python3 tests/golden/generate.py

Tests only read the files; run this when cases change. Debian: apt install python3-torch.

attention.json lists the cases, attention.f32 holds what is expected of them, as little-endian
32-bit floats, row-major: a case's output (heads, n, dv) begins at float number `output`, its
weights (heads, n, m), where there are any, at float number `weights`.

Inputs are not stored. Tests make them, bit for bit, from one generator for each case, the Random
of core/random.hpp (written again below), started with the case's `seed`, in this order:
  1. q (heads, n, d), each number the next normal(), row-major
  2. k (heads, m, d), the same
  3. v (heads, m, dv), the same
  4. with mask "given" only: the bytes (n, m), row-major, one next() for each byte:
     0 when next() is a multiple of 4, else 1; and 0 in every row i with (i + seed) % 5 == 0,
     whatever next() says, so that some rows may attend to nothing.
`scale` is a float32, written out in full.

backward.json and backward.f32 do the same for the way back: with gradOutput (heads, n, dv), drawn
after all of the above, each number the next normal(), and the loss Σ gradOutput · output, they hold
its derivatives by q, k and v, as autograd finds them, from float numbers `gradQ`, `gradK`, `gradV`.

random.json holds a few numbers of that generator, to check it by itself; positions.json the
sinusoids of Vaswani et al. 2017, section 3.5, of some rows.
"""

import json
import pathlib
import struct

import torch

HERE = pathlib.Path(__file__).resolve().parent
MASK64 = (1 << 64) - 1


class Random:
    """SplitMix64, and a nearly normal number from twelve uniform ones of 16 bits."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK64
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK64
        return z ^ (z >> 31)

    def normal(self):
        total = 0
        for _ in range(3):
            bits = self.next()
            total += sum(bits >> (16 * part) & 0xFFFF for part in range(4))
        return (total - 6 * 65536 + 6) / 65536  # exact, in float32 too

    def normals(self, *shape):
        count = torch.Size(shape).numel()
        return torch.tensor([self.normal() for _ in range(count)], dtype=torch.float64).view(shape)


def float32(number):
    return struct.unpack("<f", struct.pack("<f", number))[0]


# heads, n, m, d, dv, mask, scale (None: 1/sqrt(d)). Sizes lie around the widths of vectors, tiles
# and blocks (4, 8, 16, 32, 64, 128), and on both sides of n = m.
CASES = [
    (1, 1, 1, 1, 1, "none", None),
    (1, 1, 1, 1, 1, "causal", 1),
    (1, 1, 2, 3, 2, "none", None),
    (1, 2, 1, 2, 3, "none", 2),
    (1, 3, 3, 3, 3, "none", None),
    (1, 3, 3, 3, 3, "causal", None),
    (1, 3, 3, 3, 3, "given", None),
    (2, 4, 4, 4, 4, "none", None),
    (2, 4, 5, 5, 4, "causal", None),
    (3, 5, 4, 4, 5, "given", 1),
    (1, 6, 7, 64, 64, "none", None),
    (3, 7, 8, 7, 9, "none", -0.5),
    (2, 8, 7, 8, 8, "causal", None),
    (4, 8, 8, 8, 8, "none", None),
    (4, 9, 9, 9, 7, "given", None),
    (1, 7, 31, 12, 80, "none", None),
    (1, 15, 16, 1, 17, "none", 1),
    (2, 16, 15, 16, 1, "causal", 0.25),
    (3, 16, 16, 8, 16, "none", 0),
    (4, 17, 17, 15, 15, "given", 0.1),
    (1, 31, 33, 17, 31, "none", None),
    (1, 31, 33, 17, 31, "causal", None),
    (2, 32, 32, 32, 32, "none", None),
    (2, 33, 31, 31, 33, "causal", None),
    (1, 33, 33, 33, 8, "given", None),
    (4, 1, 130, 16, 16, "none", None),
    (4, 1, 130, 16, 16, "given", None),
    (1, 1, 64, 80, 80, "causal", None),
    (2, 130, 1, 8, 8, "none", None),
    (2, 130, 1, 8, 8, "causal", None),
    (2, 130, 1, 8, 8, "given", None),
    (1, 63, 65, 5, 63, "none", None),
    (1, 64, 64, 64, 64, "causal", None),
    (2, 65, 63, 48, 12, "given", None),
    (1, 65, 127, 63, 5, "none", -0.2),
    (1, 2, 129, 65, 65, "given", None),
    (1, 127, 128, 4, 2, "causal", 1.5),
    (1, 128, 127, 2, 4, "none", 3),
    (1, 128, 128, 16, 16, "given", None),
    (1, 129, 130, 80, 3, "none", None),
    (1, 129, 130, 80, 3, "causal", None),
    (1, 130, 129, 80, 80, "none", None),
    (1, 130, 129, 33, 65, "given", None),
    (4, 130, 130, 16, 16, "causal", None),
]

# The same for the way back: every mask, odd sizes, fewer numbers.
BACKWARD_CASES = [
    (1, 1, 1, 1, 1, "none", 1),
    (2, 3, 5, 4, 2, "none", None),
    (1, 7, 7, 3, 3, "causal", None),
    (1, 7, 9, 8, 5, "given", None),
    (2, 9, 8, 7, 9, "causal", 2),
    (3, 16, 16, 8, 8, "none", -0.5),
    (1, 17, 31, 12, 20, "given", None),
    (1, 33, 65, 5, 8, "none", None),
    (1, 49, 64, 16, 16, "causal", None),
    (2, 65, 63, 9, 7, "given", 1),
    (1, 130, 129, 8, 5, "none", None),
    (1, 129, 130, 5, 8, "causal", 1.5),
    (1, 50, 300, 4, 3, "given", None),
]

# Weights take n·m numbers a head; large cases without them keep the file small.
MOST_WEIGHTS = 5000


def attention(q, k, v, scale, allowed):
    """softmax(q kᵀ · scale) v; rows that may attend to nothing are 0."""
    logits = (q @ k.transpose(1, 2) * scale).masked_fill(~allowed, -torch.inf)
    # Before softmax and after it, or autograd would find NaN in rows that may attend to nothing.
    attends = allowed.any(dim=1, keepdim=True)
    weights = torch.softmax(torch.where(attends, logits, torch.zeros_like(logits)), dim=2)
    weights = torch.where(attends, weights, torch.zeros_like(weights))
    return weights @ v, weights


def given_mask(random, seed, n, m):
    bytes_ = [
        random.next() % 4 != 0 and (i + seed) % 5 != 0 for i in range(n) for _ in range(m)
    ]
    return torch.tensor(bytes_).view(n, m)


def draw(case, seed):
    """q, k, v, the scale and the pairs that are allowed."""
    heads, n, m, d, dv, mask, scale = case
    scale = float32(d**-0.5 if scale is None else scale)
    random = Random(seed)
    q = random.normals(heads, n, d)
    k = random.normals(heads, m, d)
    v = random.normals(heads, m, dv)
    allowed = torch.ones(n, m, dtype=torch.bool)
    if mask == "causal":
        allowed = allowed.tril()
    if mask == "given":
        allowed = given_mask(random, seed, n, m)
    return random, q, k, v, scale, allowed


def describe(number, case, scale, seed):
    heads, n, m, d, dv, mask, _ = case
    return {
        "name": f"{number}: {heads} heads, {n} queries, {m} keys, {d} to {dv}, {mask}",
        **{"heads": heads, "n": n, "m": m, "d": d, "dv": dv},
        **{"mask": mask, "scale": scale, "seed": seed},
    }


def make_attention():
    cases, data = [], []
    for number, case in enumerate(CASES):
        seed = 1000 + number
        _, q, k, v, scale, allowed = draw(case, seed)
        output, weights = attention(q, k, v, scale, allowed)
        entry = {**describe(number, case, scale, seed), "output": len(data)}
        data += output.flatten().tolist()
        if weights.numel() <= MOST_WEIGHTS:
            entry["weights"] = len(data)
            data += weights.flatten().tolist()
        cases.append(entry)
    write_floats("attention.f32", data)
    write_json("attention.json", cases)


def make_backward():
    cases, data = [], []
    for number, case in enumerate(BACKWARD_CASES):
        seed = 2000 + number
        random, q, k, v, scale, allowed = draw(case, seed)
        inputs = [tensor.requires_grad_() for tensor in (q, k, v)]
        output, _ = attention(*inputs, scale, allowed)
        (output * random.normals(*output.shape)).sum().backward()
        entry = describe(number, case, scale, seed)
        for name, tensor in zip(("gradQ", "gradK", "gradV"), inputs):
            entry[name] = len(data)
            data += tensor.grad.flatten().tolist()
        cases.append(entry)
    write_floats("backward.f32", data)
    write_json("backward.json", cases)


def make_positions():
    cases = []
    for d in (1, 2, 7, 12, 32):
        rows = [0, 1, 2, 3, 31, 500, 2047]
        c = torch.arange(d, dtype=torch.float64)
        frequency = 10000.0 ** (-(c - c % 2) / d)
        angle = torch.tensor(rows, dtype=torch.float64)[:, None] * frequency
        values = torch.where(c % 2 == 0, angle.sin(), angle.cos())
        values = [round(value, 9) for value in values.flatten().tolist()]
        cases.append({"d": d, "rows": rows, "values": values})
    write_json("positions.json", cases)


def make_random():
    cases = []
    for seed in (0, 1, MASK64):
        whole, normal = Random(seed), Random(seed)
        cases.append(
            {
                "seed": f"{seed:016x}",  # as text: JSON numbers hold 53 bits
                "next": [f"{whole.next():016x}" for _ in range(4)],
                "normal": [normal.normal() for _ in range(8)],
            }
        )
    write_json("random.json", cases)


def write_floats(name, data):
    (HERE / name).write_bytes(struct.pack(f"<{len(data)}f", *data))


def write_json(name, cases):
    lines = ",\n".join(json.dumps(case) for case in cases)
    (HERE / name).write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    make_attention()
    make_backward()
    make_positions()
    make_random()
