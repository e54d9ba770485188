"""Times ConvNet's correlate2D (release) beside scipy.signal.correlate2d, and prints the ratio.

    python3 Sources/convnet-benchmark/compare.py

The two take turns, three times; of each case the fastest round of either counts. Needs SciPy.
"""

import pathlib
import subprocess
import sys
import time

import numpy
import scipy
from scipy import signal

ROUNDS = 10
CASES = [("28x28 with 5x5", 28, 5, 400), ("256x256 with 3x3", 256, 3, 40), ("256x256 with 11x11", 256, 11, 8)]
root = pathlib.Path(__file__).resolve().parents[2]


def numbers(side):
    return (numpy.arange(side * side) * 7919 % 1000 / 1000).reshape(side, side)


def run_scipy():
    for name, side, filter_side, calls in CASES:
        values, filter = numbers(side), numbers(filter_side)
        fastest = float("inf")
        for _ in range(ROUNDS):
            start = time.perf_counter()
            for _ in range(calls):
                result = signal.correlate2d(values, filter, mode="valid")
            fastest = min(fastest, (time.perf_counter() - start) / calls)
        yield name, fastest * 1e9, result.sum() + result[0, 0]


def run_convnet():
    program = root / ".build/release/convnet-benchmark"
    for line in subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines():
        name, nanoseconds, total = line.split("\t")
        yield name, float(nanoseconds), float(total)


subprocess.run(
    ["swift", "build", "-c", "release", "--product", "convnet-benchmark", "-q"], cwd=root, check=True)
times = {}
for _ in range(3):
    for who, run in (("ConvNet", run_convnet), ("SciPy", run_scipy)):
        for name, nanoseconds, total in run():
            best, _ = times.get((who, name), (float("inf"), 0))
            times[who, name] = (min(best, nanoseconds), total)

print(f"correlate2d, valid, float64; SciPy {scipy.__version__}, NumPy {numpy.__version__}; µs a call")
slower = False
for name, *_ in CASES:
    (ours, total), (theirs, expected) = times["ConvNet", name], times["SciPy", name]
    if abs(total - expected) > 1e-9 * abs(expected):
        sys.exit(f"{name}: the sums differ: {total} and {expected}")
    slower = slower or ours > theirs
    print(f"{name:20} ConvNet {ours / 1000:8.2f}   SciPy {theirs / 1000:8.2f}   ratio {ours / theirs:.2f}")
sys.exit(1 if slower else 0)
