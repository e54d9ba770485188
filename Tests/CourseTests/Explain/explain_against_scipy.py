"""Compares the cases that ExplainAgainstSciPyTests.swift writes with SciPy and NumPy.

Usage: python3 explain_against_scipy.py cases.jsonl
"""

import json
import sys

import numpy as np
import scipy.signal
import scipy.special


def expected(case):
    """The results as SciPy makes them, from the operands as they are used."""
    operation = case["operation"]
    operands = [np.array(operand) for operand in case["operands"]]
    first = operands[0][0]
    second = operands[1][0] if len(operands) > 1 else None
    if operation in ("correlate2d", "convolve2d"):
        if operation == "correlate2d":
            full = scipy.signal.correlate2d(first, second, mode=case["mode"])
        else:
            # The explanation shows the filter as it is laid on the input: rotated.
            full = scipy.signal.convolve2d(first, np.rot90(second, 2), mode=case["mode"])
        rows, columns = case["stride"]
        return [full[::rows, ::columns]]
    if operation == "correlate3d":
        return [scipy.signal.correlate(operands[0], operands[1], mode=case["mode"], method="direct")]
    if operation == "feature-map":
        rows, columns = case["stride"]
        maps = zip(operands[0], operands[1], strict=True)
        sums = sum(scipy.signal.correlate2d(x, w, mode="valid") for x, w in maps)
        z = sums[::rows, ::columns] + operands[2][0][0][0]
        return [z, scipy.special.expit(z)]
    if operation == "bias-gradient":
        return [first.sum()]
    if operation == "weight-gradient":
        check_gaps(second, case["stride"])
        return [np.array([scipy.signal.correlate2d(x, second, mode="valid") for x in operands[0]])]
    if operation == "activation-gradient":
        for slopes in operands[0]:
            check_gaps(slopes, case["stride"])
        maps = zip(operands[0], operands[1], strict=True)
        return [sum(scipy.signal.convolve2d(z, np.rot90(w, 2), mode="full") for z, w in maps)]
    if operation == "max-pool":
        windows = np.lib.stride_tricks.sliding_window_view(first, case["window"])
        rows, columns = case["stride"]
        return [windows[::rows, ::columns].max(axis=(2, 3))]
    if operation == "fully-connected":
        z = second @ first[0] + operands[2][0][0]
        return [z, scipy.special.expit(z)]
    if operation == "softmax":
        return [scipy.special.softmax(first[0])]
    raise ValueError(operation)


def check_gaps(slopes, stride):
    """Slopes lie at each stride-th cell, the first and the last among them; the others are 0."""
    rows, columns = stride
    others = np.ones(slopes.shape, dtype=bool)
    others[::rows, ::columns] = False
    last = [length - 1 for length in slopes.shape]
    if slopes[others].any() or last[0] % rows or last[1] % columns:
        sys.exit(f"not {stride} apart: {slopes}")


def main():
    count = 0
    for line in open(sys.argv[1]):
        case = json.loads(line)
        wanted = expected(case)
        for got, want in zip(case["results"], wanted, strict=True):
            got = np.array(got)
            if not np.allclose(got.reshape(-1), np.reshape(want, -1), rtol=1e-12, atol=1e-12):
                sys.exit(f"differs: {line}\nwanted {want}")
            if np.ndim(want) >= 2 and got.shape[-2:] != want.shape[-2:]:
                sys.exit(f"another shape: {line}\nwanted {want.shape}")
        if not np.allclose(case["sums"], np.reshape(wanted[0], -1), rtol=1e-12, atol=1e-12):
            sys.exit(f"the terms do not make it: {line}\nwanted {wanted[0]}")
        count += 1
    print(f"{count} cases agree with SciPy {scipy.__version__}")


main()
