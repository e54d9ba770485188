"""Trains the same network with this project's engine and with PyTorch on the CPU, in turns.

    swift build -c release --product engine-benchmark
    python3 Sources/engine-benchmark/compare.py [rounds] [folder with MNIST]

With one thread and with two: the images/s of training steps; and, where there is MNIST (in `../shared/mnist`
or in the folder that is named), the seconds of the whole recipe of `cnn-tutor train`, from the first step to
the last, and how many of the test pictures are then read right. Then the kernels of every layer in GFLOP/s
on one core, beside the measured peak of the processor. Network, batches and recipe are the default of
`cnn-tutor train` on both sides. Each time is the best of all rounds: other programs can only make it worse.

Needs torch (tried with 2.15); ENGINE names another engine-benchmark than that of the release build.
"""

import gzip
import os
import pathlib
import subprocess
import sys
import time

import torch
from torch import nn

ROOT = pathlib.Path(__file__).parents[2]
ENGINE = os.environ.get("ENGINE") or ROOT / ".build/release/engine-benchmark"

# What `Ladder.default` says in Sources/Engine/Ladder.swift: maps, filter side, maps, filter side, neurons.
LAYERS = 16, 5, 32, 3, 128
EPOCHS, BATCH, STEP, MOMENTUM, RISE, SMOOTHING = 1, 32, 0.11, 0.9, 0.1, 0.1


def fastest(work, runs=12):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def network():
    maps1, side1, maps2, side2, neurons = LAYERS
    cells = ((28 - side1 + 1) // 2 - side2 + 1) // 2
    layers = nn.Sequential(
        nn.Conv2d(1, maps1, side1), nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(maps1, maps2, side2), nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(), nn.Linear(maps2 * cells * cells, neurons), nn.ReLU(), nn.Linear(neurons, 10))
    # Normal with variance 2 / fan-in before a ReLU, and 1 / fan-in before softmax; biases 0.
    for layer in layers:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(
                layer.weight, nonlinearity="linear" if layer is layers[-1] else "relu")
            nn.init.zeros_(layer.bias)
    return layers


def torch_training(threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    model = network()
    images = torch.rand(32 * BATCH, 1, 28, 28)
    labels = torch.arange(32 * BATCH) % 10
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=MOMENTUM)
    cost = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)

    def epoch():
        for start in range(0, len(images), BATCH):
            optimizer.zero_grad()
            cost(model(images[start:start + BATCH]), labels[start:start + BATCH]).backward()
            optimizer.step()

    return len(images) / fastest(epoch)


def mnist(folder, part):
    def bytes_of(name):
        path = pathlib.Path(folder) / name
        return path.read_bytes() if path.exists() else gzip.open(f"{path}.gz").read()

    pixels = torch.frombuffer(
        bytearray(bytes_of(f"{part}-images-idx3-ubyte")[16:]), dtype=torch.uint8)
    labels = torch.frombuffer(bytearray(bytes_of(f"{part}-labels-idx1-ubyte")[8:]), dtype=torch.uint8)
    return pixels.reshape(-1, 1, 28, 28).to(torch.float32) / 255, labels.long()


def torch_recipe(training, test, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = network()
    images, labels = training
    optimizer = torch.optim.SGD(model.parameters(), lr=STEP, momentum=MOMENTUM)
    cost = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    batches = -(-len(images) // BATCH)
    start = time.perf_counter()
    for epoch in range(EPOCHS):
        order = torch.randperm(len(images))
        for batch in range(batches):
            done = (epoch * batches + batch) / (EPOCHS * batches)
            rise = min(1, (epoch * batches + batch + 1) / (RISE * EPOCHS * batches))
            optimizer.param_groups[0]["lr"] = STEP * rise * (1 - done)
            samples = order[batch * BATCH:(batch + 1) * BATCH]
            optimizer.zero_grad()
            cost(model(images[samples]), labels[samples]).backward()
            optimizer.step()
    seconds = time.perf_counter() - start
    with torch.no_grad():
        read = torch.cat([model(batch).argmax(1) for batch in test[0].split(1000)])
    return seconds, int((read == test[1]).sum())


def torch_kernels():
    """GFLOP/s of both convolutions and of the first dense layer, without pooling and activation."""
    torch.set_num_threads(1)
    maps1, side1, maps2, side2, neurons = LAYERS
    between = (28 - side1 + 1) // 2
    cells = maps2 * ((between - side2 + 1) // 2) ** 2
    results = {}
    with torch.no_grad():
        for layer, maps_in, maps_out, side, filter_side in [
            ("conv1", 1, maps1, 28, side1), ("conv2", maps1, maps2, between, side2),
        ]:
            images = torch.rand(BATCH, maps_in, side, side)
            weights = torch.rand(maps_out, maps_in, filter_side, filter_side)
            rows = side - filter_side + 1
            z = torch.rand(BATCH, maps_out, rows, rows)
            operations = 2 * maps_out * rows ** 2 * maps_in * filter_side ** 2 * BATCH

            def backward(mask):
                return torch.ops.aten.convolution_backward(
                    z, images, weights, [maps_out], [1, 1], [0, 0], [1, 1], False, [0, 0], 1, mask)

            for kernel, work in [
                ("forward", lambda: nn.functional.conv2d(images, weights)),
                ("weight-gradient", lambda: backward([False, True, False])),
                ("input-gradient", lambda: backward([True, False, False])),
            ]:
                results[layer, kernel] = operations / fastest(work, 30) * 1e-9
        x, w, z = torch.rand(BATCH, cells), torch.rand(neurons, cells), torch.rand(BATCH, neurons)
        for kernel, work in [
            ("forward", lambda: x @ w.T), ("weight-gradient", lambda: z.T @ x),
            ("input-gradient", lambda: z @ w),
        ]:
            results["dense3", kernel] = 2 * BATCH * cells * neurons / fastest(work, 30) * 1e-9
    return results


def engine(*arguments):
    lines = subprocess.run([ENGINE, *arguments], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in lines.splitlines()]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    folder = sys.argv[2] if len(sys.argv) > 2 else ROOT / "../shared/mnist"
    print(f"PyTorch {torch.__version__}, best of {rounds} rounds in turns, batches of {BATCH}\n")
    print(f"{'threads':>7}  {'engine':>8}  {'PyTorch':>8}  {'ratio':>5}")
    for threads in [1, 2]:
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(float(engine("training", str(threads))[0][2]))
            theirs.append(torch_training(threads))
        print(
            f"{threads:>7}  {max(ours):8.0f}  {max(theirs):8.0f}  {max(ours) / max(theirs):5.2f}"
            "  images/s")

    if pathlib.Path(folder).exists():
        training, test = mnist(folder, "train"), mnist(folder, "t10k")
        for threads in [1, 2]:
            ours, theirs = [], []
            for _ in range(rounds):
                _, _, seconds, right = engine("recipe", str(folder), str(threads))[0]
                ours.append((float(seconds), int(right)))
                theirs.append(torch_recipe(training, test, threads))
            (our_time, our_right), (their_time, their_right) = min(ours), min(theirs)
            print(
                f"{threads:>7}  {our_time:6.2f} s  {their_time:6.2f} s  {their_time / our_time:5.2f}"
                f"  the recipe; read right: {our_right} and {their_right}")
    else:
        print(f"notice: the recipe is skipped, because there is no {folder}")

    ours, theirs = {}, {}
    for _ in range(rounds):
        for _, variant, _, layer, kernel, speed in engine("kernels"):
            key = variant, layer, kernel
            ours[key] = max(ours.get(key, 0), float(speed))
        for key, speed in torch_kernels().items():
            theirs[key] = max(theirs.get(key, 0), speed)
    variants = list(dict.fromkeys(variant for variant, _, _ in ours))
    print("\nGFLOP/s on one core, and the share of the peak")
    print(f"{'':24}" + "".join(f"{variant:>15}" for variant in variants) + f"{'PyTorch':>10}")
    for layer, kernel in dict.fromkeys((layer, kernel) for _, layer, kernel in ours):
        row = f"{layer + ' ' + kernel:24}"
        for variant in variants:
            speed = ours[variant, layer, kernel]
            row += f"{speed:9.1f} {100 * speed / ours[variant, '-', 'peak']:3.0f} %"
        if (layer, kernel) in theirs:
            row += f"{theirs[layer, kernel]:10.1f}"
        print(row)


if __name__ == "__main__":
    main()
