"""Measures what each part of the recipe of `cnn-tutor train` is worth: the table of `cnn-tutor lesson recipe`.

    python3 Sources/engine-benchmark/ablation.py TOOL FOLDER [ROW…]

TOOL is a release build of cnn-tutor, FOLDER holds the files of MNIST. Each row trains with seeds 1 to 5,
each with 5,000 other training pictures held out; the test set is not looked at. Prints the mean, lowest
and highest percentage of the held-out pictures read right, the mean difference from the whole recipe, seed
by seed, with its standard error, and the processor seconds of a training. All rows take some minutes of
one core.
"""

import json
import os
import statistics
import subprocess
import sys

RECIPE = "--epochs 1 --batch 32 --rate 0.11 --warm-up 0.1 --smoothing 0.1"
ROWS = {
    "the whole recipe": "",
    "no smoothing": "--smoothing 0",
    "constant step": "--schedule constant",
    "constant 0.03": "--schedule constant --rate 0.03",
    "along a cosine": "--schedule cosine",
    "no warm-up": "--warm-up 0",
    "half the step": "--rate 0.055",
    "batches of 64": "--batch 64",
    "no momentum, 1.1": "--momentum 0 --rate 1.1",
    "dropout 0.2": "--dropout 0.2",
    "shifted pictures": "--shift 1",
    "layers of relu": "--network relu " + RECIPE,
}
SEEDS = range(1, 6)


def train(tool, folder, options, seed):
    before = os.times()
    process = subprocess.run(
        [tool, "train", "--data", folder, "--validation", "5000", "--threads", "1"]
        + ["--format", "json", "--seed", str(seed)] + options.split(),
        capture_output=True, text=True)
    after = os.times()
    seconds = sum(after[2:4]) - sum(before[2:4])
    if process.returncode != 0:
        # The steps were too long for this seed: it reads as well as by guessing.
        print(process.stderr.strip(), file=sys.stderr)
        return 10.0, seconds
    epochs = [json.loads(line) for line in process.stdout.splitlines()]
    last = [epoch for epoch in epochs if epoch["event"] == "epoch"][-1]
    return 100 * last["validation"]["accuracy"], seconds


def main():
    tool, folder, *names = sys.argv[1:]
    whole = None
    for name in dict.fromkeys([next(iter(ROWS)), *(names or ROWS)]):
        runs = [train(tool, folder, ROWS[name], seed) for seed in SEEDS]
        accuracies = [accuracy for accuracy, _ in runs]
        whole = whole or accuracies
        pairs = [right - other for right, other in zip(accuracies, whole)]
        error = statistics.stdev(pairs) / len(pairs) ** 0.5
        print(
            f"{name:17} {statistics.mean(accuracies):.2f} "
            f"{min(accuracies):.2f}–{max(accuracies):.2f} "
            f"{statistics.mean(pairs):+7.2f} ± {error:.2f}"
            f"  {statistics.mean(seconds for _, seconds in runs):.1f} s",
            flush=True)


if __name__ == "__main__":
    main()
