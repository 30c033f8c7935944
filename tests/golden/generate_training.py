"""Makes training.json and training.f32 with PyTorch, in double precision, its own autograd and its
own AdamW.

    python3 tests/golden/generate_training.py

training.json lists the cases; training.f32 holds what is expected, as little-endian 32-bit floats.
A model's case has its loss, and for each parameter, in the order in which the core makes them, name,
shape and the float number at which its gradient begins. Parameters are drawn from the case's seed
in that order, each number normal() / 2. The optimiser's case has the parameter after each step.
"""

import json
import struct

import torch
import torch.nn.functional as F

from generate import HERE, Random

WIDTH, HEADS, KEY, VALUE = 6, 2, 3, 2
WORDS, LONGEST, HIDDEN = 7, 4, 5
SOURCE = [[0, 3, 6], [1, 2, 5, 4]]


class Model:
    """Parameters in the order in which they are asked for first."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.parameters = {}

    def get(self, name, *shape):
        if name not in self.parameters:
            drawn = self.random.normals(*shape) / 2
            self.parameters[name] = drawn.requires_grad_()
        return self.parameters[name]


def norm(model, name, x):
    gain = model.get(f"{name}.gain", 1, WIDTH)
    bias = model.get(f"{name}.bias", 1, WIDTH)
    return F.layer_norm(x, (WIDTH,), gain[0], bias[0], eps=1e-5)


def embed_tables(model, name, words, longest):
    return model.get(f"{name}.words", words, WIDTH), model.get(f"{name}.places", longest, WIDTH)


def attend_parameters(model, name):
    return (
        model.get(f"{name}.query", WIDTH, HEADS * KEY),
        model.get(f"{name}.key", WIDTH, HEADS * KEY),
        model.get(f"{name}.value", WIDTH, HEADS * VALUE),
        model.get(f"{name}.output", HEADS * VALUE, WIDTH),
    )


def attend(parameters, asking, looked_at, causal):
    query, key, value, output = parameters
    q = (asking @ query).view(-1, HEADS, KEY).transpose(0, 1)
    k = (looked_at @ key).view(-1, HEADS, KEY).transpose(0, 1)
    v = (looked_at @ value).view(-1, HEADS, VALUE).transpose(0, 1)
    logits = q @ k.transpose(1, 2) / KEY**0.5
    if causal:
        allowed = torch.ones(logits.shape[1:], dtype=torch.bool).tril()
        logits = logits.masked_fill(~allowed, -torch.inf)
    heads = torch.softmax(logits, dim=2) @ v
    return heads.transpose(0, 1).reshape(len(asking), -1) @ output


def feed_forward(model, name, x):
    inner = x @ model.get(f"{name}.in", WIDTH, HIDDEN) + model.get(f"{name}.inBias", 1, HIDDEN)
    return torch.relu(inner) @ model.get(f"{name}.out", HIDDEN, WIDTH) + model.get(
        f"{name}.outBias", 1, WIDTH
    )


def layer(model, name, x, causal, hidden):
    normed = norm(model, f"{name}.attentionNorm", x)
    x = x + attend(attend_parameters(model, f"{name}.attention"), normed, normed, causal)
    if hidden:
        x = x + feed_forward(
            model, f"{name}.feedForward", norm(model, f"{name}.feedForwardNorm", x)
        )
    return x


def encode(model, name, tokens, causal):
    words, places = embed_tables(model, f"{name}.embedding", WORDS, LONGEST)
    x = sum(words[list(row)] for row in tokens) + places[: len(tokens[0])]
    x = layer(model, f"{name}.layer0", x, causal, hidden=False)
    x = layer(model, f"{name}.layer1", x, causal, hidden=True)
    return norm(model, f"{name}.norm", x), words


def encoder(seed):
    """Every place says a word, from the table of words; the answers are those of the C++ test."""
    model = Model(seed)
    logits = []
    for tokens in SOURCE:
        rows, words = encode(model, "encoder", [tokens], causal=False)
        logits.append(rows @ words.T)
    return model, F.cross_entropy(torch.cat(logits), torch.tensor([1, 2, 3, 4, 5, 6, 0]))


def decoder_only(seed):
    model = Model(seed)
    rows = torch.cat([encode(model, "decoder", [tokens], causal=True)[0] for tokens in SOURCE])
    logits = rows[[0, 2, 6]] @ model.get("next", WIDTH, WORDS)
    return model, F.cross_entropy(logits, torch.tensor([3, 1, 0]))


def encoder_decoder(seed):
    model = Model(seed)
    logits = []
    for source, target in zip(SOURCE, [[0, 4], [1, 2, 3]]):
        encoded, _ = encode(model, "encoder", [source], causal=False)
        words, places = embed_tables(model, "decoder.embedding", 5, 3)
        x = words[target] + places[: len(target)]
        for number, hidden in enumerate([True, False]):
            name = f"decoder.layer{number}"
            normed = norm(model, f"{name}.selfNorm", x)
            x = x + attend(attend_parameters(model, f"{name}.self"), normed, normed, True)
            normed = norm(model, f"{name}.crossNorm", x)
            x = x + attend(attend_parameters(model, f"{name}.cross"), normed, encoded, False)
            if hidden:
                x = x + feed_forward(
                    model, f"{name}.feedForward", norm(model, f"{name}.feedForwardNorm", x)
                )
        logits.append(norm(model, "decoder.norm", x) @ words.T)
    return model, F.cross_entropy(torch.cat(logits), torch.tensor([4, 0, 1, 2, 3]))


def optimiser():
    """Four steps, each with gradients drawn anew, all learning rates different."""
    random = Random(50)
    weight = random.normals(2, 3).requires_grad_()
    adamw = torch.optim.AdamW([weight], betas=(0.9, 0.98), eps=1e-8, weight_decay=0.01)
    states = []
    for rate in (0.1, 0.02, 0.3, 0.001):
        weight.grad = random.normals(2, 3)
        adamw.param_groups[0]["lr"] = rate
        adamw.step()
        states.append(weight.detach().clone())
    return states


def main():
    cases, data = [], []
    models = {"encoder": encoder, "decoder-only": decoder_only, "encoder-decoder": encoder_decoder}
    for number, (name, run) in enumerate(models.items()):
        seed = 40 + number
        model, loss = run(seed)
        loss.backward()
        case = {"model": name, "seed": seed, "loss": loss.item(), "parameters": []}
        for parameter, value in model.parameters.items():
            case["parameters"].append(
                {"name": parameter, "shape": list(value.shape), "gradient": len(data)}
            )
            data += value.grad.flatten().tolist()
        cases.append(case)
    states = optimiser()
    cases.append({"model": "adamw", "seed": 50, "states": len(data), "steps": len(states)})
    for state in states:
        data += state.flatten().tolist()
    (HERE / "training.f32").write_bytes(struct.pack(f"<{len(data)}f", *data))
    lines = ",\n".join(json.dumps(case) for case in cases)
    (HERE / "training.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
