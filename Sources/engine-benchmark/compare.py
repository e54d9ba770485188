"""Trains the same network with this project's engine and with PyTorch on the CPU, in turns.

    swift build -c release --product engine-benchmark
    python3 Sources/engine-benchmark/compare.py [rounds]

Prints images/s with one thread and with two, and the ratio of the times for an image; then the
kernels of both convolutions in GFLOP/s on one core, beside the measured peak of the processor. Each
figure is the best of all rounds: other programs can only make it worse.

Needs torch (tried with 2.15).
"""

import pathlib
import subprocess
import sys
import time

import torch
from torch import nn

ENGINE = pathlib.Path(__file__).parents[2] / ".build/release/engine-benchmark"
BATCH = 64


def fastest(work, runs=12):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def torch_training(threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 40, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(640, 100), nn.ReLU(), nn.Linear(100, 10))
    images = torch.rand(16 * BATCH, 1, 28, 28)
    labels = torch.arange(16 * BATCH) % 10
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
    cost = nn.CrossEntropyLoss()

    def epoch():
        for start in range(0, len(images), BATCH):
            optimizer.zero_grad()
            cost(network(images[start:start + BATCH]), labels[start:start + BATCH]).backward()
            optimizer.step()

    return len(images) / fastest(epoch)


def torch_kernels():
    torch.set_num_threads(1)
    results = {}
    for name, maps_in, maps_out, side in [("conv1", 1, 20, 28), ("conv2", 20, 40, 12)]:
        images = torch.rand(BATCH, maps_in, side, side)
        weights = torch.rand(maps_out, maps_in, 5, 5)
        z = torch.rand(BATCH, maps_out, side - 4, side - 4)
        operations = 2 * maps_out * (side - 4) ** 2 * maps_in * 25 * BATCH

        def backward(mask):
            return torch.ops.aten.convolution_backward(
                z, images, weights, [maps_out], [1, 1], [0, 0], [1, 1], False, [0, 0], 1, mask)

        with torch.no_grad():
            for kernel, work in [
                ("forward", lambda: nn.functional.conv2d(images, weights)),
                ("weight-gradient", lambda: backward([False, True, False])),
                ("input-gradient", lambda: backward([True, False, False])),
            ]:
                results[kernel, name] = operations / fastest(work, 30) * 1e-9
    return results


def engine(*arguments):
    lines = subprocess.run([ENGINE, *arguments], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in lines.splitlines()]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"PyTorch {torch.__version__}, best of {rounds} rounds in turns, batches of {BATCH}\n")
    print(f"{'threads':>7}  {'engine':>8}  {'PyTorch':>8}  images/s; time for an image, engine : PyTorch")
    for threads in [1, 2]:
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(float(engine("training", str(threads))[0][2]))
            theirs.append(torch_training(threads))
        ratio = max(theirs) / max(ours)
        print(f"{threads:>7}  {max(ours):8.0f}  {max(theirs):8.0f}  {ratio:.2f}")

    ours, theirs = {}, {}
    for _ in range(rounds):
        for _, variant, kernel, layer, speed in engine("kernels"):
            key = variant, kernel, layer
            ours[key] = max(ours.get(key, 0), float(speed))
        for key, speed in torch_kernels().items():
            theirs[key] = max(theirs.get(key, 0), speed)
    variants = list(dict.fromkeys(variant for variant, _, _ in ours))
    print("\nGFLOP/s on one core")
    print(f"{'':24}" + "".join(f"{variant:>10}" for variant in variants + ["PyTorch"]))
    for kernel, layer in dict.fromkeys((kernel, layer) for _, kernel, layer in ours):
        speeds = [ours[variant, kernel, layer] for variant in variants]
        row = f"{kernel + ' ' + layer:24}" + "".join(f"{speed:10.1f}" for speed in speeds)
        if (kernel, layer) in theirs:
            row += f"{theirs[kernel, layer]:10.1f}"
        print(row)


if __name__ == "__main__":
    main()
