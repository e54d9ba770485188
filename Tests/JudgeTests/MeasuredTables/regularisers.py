"""Measures again what lesson 18 says of regularisers, on a thousand pictures of MNIST.

    python3 Tests/JudgeTests/MeasuredTables/regularisers.py MNIST [ROW…]
    python3 Tests/JudgeTests/MeasuredTables/regularisers.py MNIST --tune [ROW…]

MNIST is the folder of its four files. A ROW is a network and a recipe of the lesson's tables, such as
"dense, L2"; without one all are measured, with seeds 1 to 5, and what the lesson says of further seeds
as well, which takes ten minutes of one core. What comes out otherwise than the lesson says is told, and
the exit status is 1 then. Another kind of processor rounds otherwise and may read some pictures
otherwise, so twenty pictures are let pass.

With --tune, settings are tried with seeds 11 to 13 on 5,000 training pictures that no network learns
from, and the mean count of misread ones is printed. The settings in ROWS are the best of these.
"""

import glob
import gzip
import os
import re
import sys

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import numpy as np

LESSON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Lessons/18-*/lesson.md")

# What is tried for each recipe, beside the step sizes.
RECIPES = {
    "plain": [{}],
    "L2": [{"penalty": price} for price in (0.001, 0.003, 0.01)],
    "dropout": [{"p": p} for p in (0.25, 0.5)],
    "shifted": [{"shift": shift} for shift in (1, 2)],
    "all three": [
        {"penalty": 0.001, "p": p, "shift": shift} for p in (0.25, 0.5) for shift in (1, 2)],
    "quadratic": [{"cost": "quadratic"}],
}
STEPS = {"dense": (0.02, 0.05, 0.1, 0.2), "convolution": (0.02, 0.05, 0.1)}

ROWS = {
    "dense, plain": {"step": 0.1},
    "dense, L2": {"step": 0.1, "penalty": 0.001},
    "dense, dropout": {"step": 0.05, "p": 0.25},
    "dense, shifted": {"step": 0.05, "shift": 2},
    "dense, all three": {"step": 0.05, "penalty": 0.001, "p": 0.25, "shift": 1},
    "dense, quadratic": {"step": 0.2, "cost": "quadratic"},
    "convolution, plain": {"step": 0.05},
    "convolution, L2": {"step": 0.1, "penalty": 0.01},
    "convolution, dropout": {"step": 0.05, "p": 0.5},
    "convolution, shifted": {"step": 0.05, "shift": 1},
    "convolution, all three": {"step": 0.02, "penalty": 0.001, "p": 0.5, "shift": 2},
    "convolution, quadratic": {"step": 0.2, "cost": "quadratic"},
}


def read(folder, name):
    """The numbers of an IDX file, packed or not."""
    path = os.path.join(folder, name)
    opened, path = (open, path) if os.path.exists(path) else (gzip.open, path + ".gz")
    with opened(path, "rb") as file:
        data = file.read()
    sizes = [int.from_bytes(data[4 + 4 * axis:8 + 4 * axis], "big") for axis in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def scaled(pictures):
    return pictures.astype(np.float32) / np.float32(255)


def shifted(pictures, down, right, most):
    """Each picture moved by its own number of rows and columns; zeros move in."""
    framed = np.pad(pictures, ((0, 0), (most, most), (most, most)))
    rows, columns = pictures.shape[1:]
    return np.stack([
        picture[most - d:most - d + rows, most - r:most - r + columns]
        for picture, d, r in zip(framed, down, right)])


class Dense:
    """A hidden layer of 100 neurons with ReLU."""

    hidden = 100

    def __init__(self, random):
        self.w = random.normal(0, np.sqrt(2 / 784), (100, 784)).astype(np.float32)
        self.b = np.zeros(100, np.float32)

    def forwards(self, pictures):
        inputs = pictures.reshape(len(pictures), -1)
        z = inputs @ self.w.T + self.b
        return np.maximum(z, 0), (inputs, z)

    def backwards(self, slopes, kept):
        inputs, z = kept
        z_slopes = slopes * (z > 0)
        return z_slopes.T @ inputs, z_slopes.sum(0)


class Convolution:
    """Eight maps with filters of 5×5 and ReLU, pooled by 2×2."""

    hidden = 8 * 12 * 12

    def __init__(self, random):
        self.w = random.normal(0, np.sqrt(2 / 25), (25, 8)).astype(np.float32)
        self.b = np.zeros(8, np.float32)

    def forwards(self, pictures):
        under = np.lib.stride_tricks.sliding_window_view(pictures, (5, 5), axis=(1, 2))
        # The four neurons of a pooling window come first.
        under = under.reshape(-1, 12, 2, 12, 2, 5, 5).transpose(2, 4, 0, 1, 3, 5, 6)
        under = under.reshape(4, -1, 25)
        z = under @ self.w + self.b
        winner = z.argmax(0)
        pooled = np.take_along_axis(z, winner[None], 0)[0]
        return np.maximum(pooled, 0).reshape(len(pictures), -1), (under, winner, pooled)

    def backwards(self, slopes, kept):
        under, winner, pooled = kept
        z_slopes = slopes.reshape(pooled.shape) * (pooled > 0)
        w_slopes = sum(
            under[place].T @ (z_slopes * (winner == place)) for place in range(4))
        return w_slopes, z_slopes.sum(0)


def misread(layer, w, b, pictures, labels):
    wrong = 0
    for start in range(0, len(pictures), 500):
        a, _ = layer.forwards(scaled(pictures[start:start + 500]))
        wrong += int(((a @ w.T + b).argmax(1) != labels[start:start + 500]).sum())
    return wrong


def trained(network, data, seed, step, penalty=0.0, p=0.0, shift=0, cost="cross-entropy"):
    """How many pictures a network misreads: of the thousand that it learned from, and of others.

    Mini-batches of 20, a momentum of 0.9, forty epochs, each with a step size of 0.92 of the last one's.
    The seed chooses the thousand pictures, their order, the first weights, masks and moves.
    """
    (pictures, labels), (others, their_labels) = data
    random = np.random.default_rng(seed)
    chosen = random.permutation(50_000)[:1_000]
    raw, labels = pictures[chosen], labels[chosen]
    pictures = scaled(raw)
    layer = {"dense": Dense, "convolution": Convolution}[network](random)
    w, b = np.zeros((10, layer.hidden), np.float32), np.zeros(10, np.float32)
    moves = [np.zeros_like(part) for part in (layer.w, layer.b, w, b)]
    for epoch in range(40):
        order = random.permutation(1_000)
        for start in range(0, 1_000, 20):
            batch = order[start:start + 20]
            inputs, wanted = pictures[batch], np.eye(10, dtype=np.float32)[labels[batch]]
            if shift:
                down, right = random.integers(-shift, shift + 1, (2, 20))
                inputs = shifted(inputs, down, right, shift)
            a, kept = layer.forwards(inputs)
            mask = np.float32(1)
            if p:
                mask = (random.random(a.shape) >= p).astype(np.float32) / np.float32(1 - p)
            a = a * mask
            scores = a @ w.T + b
            powers = np.exp(scores - scores.max(1, keepdims=True))
            shares = powers / powers.sum(1, keepdims=True)
            slopes = shares - wanted
            if cost == "quadratic":
                slopes = shares * (slopes - (slopes * shares).sum(1, keepdims=True))
            slopes = slopes / np.float32(20)
            first = layer.backwards(slopes @ w * mask, kept)
            gradients = [
                first[0] + np.float32(penalty) * layer.w, first[1],
                slopes.T @ a + np.float32(penalty) * w, slopes.sum(0)]
            for move, part, gradient in zip(moves, (layer.w, layer.b, w, b), gradients):
                move *= np.float32(0.9)
                move -= np.float32(step) * gradient
                part += move
        step *= 0.92
    return misread(layer, w, b, raw, labels), misread(layer, w, b, others, their_labels)


def tune(data, rows):
    for network, steps in STEPS.items():
        for recipe, settings in RECIPES.items():
            if rows and f"{network}, {recipe}" not in rows:
                continue
            for setting in settings:
                # The quadratic cost has smaller slopes.
                for step in sorted({*steps, 0.2, 0.5}) if recipe == "quadratic" else steps:
                    counts = [
                        trained(network, data, seed, step, **setting)[1] for seed in (11, 12, 13)]
                    print(f"{network}, {recipe}", step, setting, f"{np.mean(counts):.1f}",
                          flush=True)


def main(folder, arguments):
    training = read(folder, "train-images-idx3-ubyte"), read(folder, "train-labels-idx1-ubyte")
    if "--tune" in arguments:
        return tune(
            (training, tuple(part[55_000:] for part in training)),
            [row for row in arguments if row != "--tune"])
    test = read(folder, "t10k-images-idx3-ubyte"), read(folder, "t10k-labels-idx1-ubyte")
    faults = 0
    results = {}
    for row in arguments or ROWS:
        network, recipe = row.split(", ")
        for name in {f"{network}, plain", row} - set(results):
            results[name] = np.array([
                trained(network, (training, test), seed, **ROWS[name]) for seed in range(1, 6)])
        own, counts = results[row].T
        saved = results[f"{network}, plain"][:, 1] - counts
        measured = [count for numbers in (counts, saved) for count in mean_and_error(numbers)]
        if recipe == "plain":
            measured = measured[:2]
        said = numbers_in_lesson(network, recipe)
        print(f"{row}: the lesson says {said}, measured {measured}; misread {counts.tolist()}, of "
              f"the thousand themselves {own.tolist()}", flush=True)
        faults += len(said) != len(measured) or max(
            abs(a - b) for a, b in zip(said, measured)) > 20
    if not arguments:
        counts = {
            name: np.array([
                trained("dense", (training, test), seed, **ROWS[name])[1] for seed in range(6, 51)])
            for name in ("dense, plain", "dense, dropout")}
        measured = mean_and_error(counts["dense, plain"] - counts["dense, dropout"])
        said = text_of_lesson(r"seeds 6 to 50[^±]*? ([0-9.]+) ± ([0-9.]+)").groups()
        print(f"seeds 6 to 50: the lesson says {said}, measured {measured}", flush=True)
        faults += max(abs(float(a) - b) for a, b in zip(said, measured)) > 5
    return 1 if faults else 0


def mean_and_error(numbers):
    error = np.std(numbers, ddof=1) / len(numbers) ** 0.5
    return round(float(np.mean(numbers)), 1), round(float(error), 1)


def text_of_lesson(pattern):
    with open(glob.glob(LESSON)[0], encoding="utf-8") as file:
        found = re.search(pattern, file.read(), re.S)
    assert found, f"lesson 18 does not say “{pattern}”"
    return found


def numbers_in_lesson(network, recipe):
    """The numbers of a row in the table whose first line begins with the network."""
    table = text_of_lesson(rf"```text\n{network} .*?```").group()
    row = re.search(rf"^{recipe} +(.+)$", table, re.M)
    assert row, f"the table of “{network}” has no row “{recipe}”"
    return [float(number) for number in re.findall(r"-?[0-9.]+", row.group(1).replace("−", "-"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
