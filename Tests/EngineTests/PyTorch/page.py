"""Runs the Python on the course's page about PyTorch, and holds what the page says to what comes out.

    python3 Tests/EngineTests/PyTorch/page.py Lessons/pytorch.md

The programs of the page run as they stand there, the first to the last. What it says besides of PyTorch's
functions is tried below them. Prints a line for each, and ends with status 1 at the first that is false.
"""

import contextlib
import io
import pathlib
import re
import sys

import torch
from torch import nn
from torch.nn import functional as F

PAGE = pathlib.Path(sys.argv[1]).read_text()


def holds(condition, words):
    if not condition:
        sys.exit(f"not so: {words}")
    print(f"holds: {words}")


def close(left, right, within=1e-12):
    return torch.allclose(left, right, rtol=0, atol=within)


# The programs.
programs = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
holds(len(programs) == 2, "the page has two programs")

names = {}
exec(programs[0], names)
parameters = [sum(p.numel() for p in layer.parameters()) for layer in names["model"]]
conv, dense = re.search(r"= (\d+)` and `[^`]*= (\d+)`", PAGE).groups()
holds([p for p in parameters if p] == [int(conv), int(dense)], "the parameters that it counts")
holds(names["model"](torch.zeros(5, 1, 8, 8)).shape == (5, 10), "pictures of 8×8 to ten scores")

names = {}
said = io.StringIO()
with contextlib.redirect_stdout(said):
    exec(programs[1], names)
expected = re.search(r"prints? ([\d.]+), ([\d.]+) and ([\d.]+)", PAGE).groups()
printed = said.getvalue().split()
holds(
    len(printed) == 3
    and all(abs(float(a) - float(b)) < 1e-12 for a, b in zip(printed, expected)),
    "the step prints " + ", ".join(expected))
before, after = re.search(r"cost was ([\d.]+) and is now\s+([\d.]+?)\.?\s", PAGE).groups()
cost = F.cross_entropy(names["model"](names["batch"]), names["label"]).item()
holds(f"{names['cost'].item():.4f}" == before, f"the cost was {before}")
holds(f"{cost:.4f}" == after, f"the cost is {after}")

# What things are called.
torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
x, w = torch.randn(1, 2, 6, 7), torch.randn(3, 2, 3, 3)
slid = (x[0, :, 1:4, 2:5] * w[1]).sum()
holds(close(F.conv2d(x, w)[0, 1, 1, 2], slid), "conv2d does not turn its filter")
holds(nn.Conv2d(2, 3, 3).weight[2, 1].shape == (3, 3), "conv.weight[n, p] is a filter")
holds(F.conv2d(x, w, padding=2).shape == (1, 3, 8, 9), "padding=k - 1 is full mode")
holds(F.conv2d(x, w, padding="same").shape == (1, 3, 6, 7), "padding='same' keeps the size")
try:
    F.conv2d(x, w, padding="same", stride=2)
    holds(False, "padding='same' refuses a stride")
except RuntimeError:
    holds(True, "padding='same' refuses a stride")
x.requires_grad_()
z = F.conv2d(x, w)
slopes = torch.randn_like(z)
z.backward(slopes)
holds(close(F.conv_transpose2d(slopes, w), x.grad), "conv_transpose2d is ∂C/∂aPrev")
first = x.grad.clone()
F.conv2d(x, w).backward(slopes)
holds(close(x.grad, 2 * first), "backward adds to .grad")
holds(
    torch.autograd.gradcheck(lambda x: torch.sigmoid(F.conv2d(x, w)), x), "gradcheck, in float64")
maps = torch.randn(1, 1, 4, 6)
holds(nn.MaxPool2d(2)(maps).shape == (1, 1, 2, 3), "the stride of a pooling is its window")
values, places = nn.MaxPool2d(2, return_indices=True)(maps)
holds(close(maps.flatten()[places.flatten()], values.flatten()), "return_indices: the positions")
holds(nn.Linear(5, 3).weight.shape == (3, 5), "nn.Linear has a row for each neuron")
scores, label = torch.randn(1, 10), torch.tensor([4])
holds(
    close(F.cross_entropy(scores, label), -F.softmax(scores, 1)[0, 4].log())
    and close(F.cross_entropy(scores, label), torch.logsumexp(scores, 1)[0] - scores[0, 4]),
    "cross_entropy takes the scores")
dropout = nn.Dropout(0.25)
share = (dropout(torch.ones(100_000)) == 0).double().mean().item()
holds(abs(share - 0.25) < 0.01, "nn.Dropout(p) silences p")
dropout.eval()
holds(close(dropout(torch.ones(9)), torch.ones(9)), "eval switches it off")
holds(nn.BatchNorm2d(3)(F.conv2d(x, w)).shape == z.shape, "BatchNorm2d stands behind n maps")
windows = F.unfold(x, 3)
holds(
    windows.shape == (1, 2 * 9, 4 * 5) and close(windows[0, :9, 0], x[0, 0, :3, :3].flatten()),
    "unfold lays each window out as a column")
layer = nn.Conv2d(4, 100, 3)
holds(
    layer.bias.abs().max() > 0 and layer.bias.abs().max() <= (1 / 36) ** 0.5
    and layer.weight.abs().max() <= (1 / 36) ** 0.5,
    "weights and biases begin at random, narrower with more inputs")
