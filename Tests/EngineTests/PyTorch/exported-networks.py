"""Runs exported programs in PyTorch, and compares their logits with those of the tutor's engine.

    python3 exported-networks.py FOLDER…

Each folder holds what PyTorchTextTests.swift writes: `network.py`, as `cnn-tutor export` prints it, the
weights it loads, `pixels` (bytes, 1 for 255), `logits` (the engine's, little-endian F32) and `shape`
(rows, columns, and how much of a pixel is ink: 255 in MNIST, 16 in the course's digits). Prints for each
the largest difference of a logit, and ends with status 1 where one is above 1e-4.
"""

import os
import pathlib
import runpy
import sys

import torch


def largest_difference(folder):
    # As a user would: in the folder where the weights lie.
    os.chdir(folder)
    network = runpy.run_path("network.py")["network"]
    rows, columns, ink = map(int, pathlib.Path("shape").read_text().split())
    pixels = torch.frombuffer(bytearray(pathlib.Path("pixels").read_bytes()), dtype=torch.uint8)
    pictures = pixels.reshape(-1, 1, rows, columns).to(torch.float32) / ink
    expected = torch.frombuffer(bytearray(pathlib.Path("logits").read_bytes()), dtype=torch.float32)
    with torch.no_grad():
        logits = torch.cat([network(batch) for batch in pictures.split(1000)])
    expected = expected.reshape(logits.shape)
    return len(pictures), (logits - expected).abs().max().item(), expected.abs().max().item()


def main():
    status = 0
    # Absolute, before the first folder is gone to.
    for folder in [pathlib.Path(folder).resolve() for folder in sys.argv[1:]]:
        count, difference, largest = largest_difference(folder)
        print(
            f"{folder.name}: {count} pictures, largest difference of a logit {difference:.1e}, "
            f"largest logit {largest:.1f}")
        # Written so that a difference that is no number fails, too.
        if not difference <= 1e-4:
            status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
