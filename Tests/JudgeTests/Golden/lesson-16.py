# The results of lesson 16's cases, worked out by NumPy and SciPy and, what a neuron sees, by following
# every path from it back to the cells.
#
#     python3 lesson-16.py > lesson-16.json
#
# Each line: a lesson, the case, the element of the result ("" for all of it), numbers.

import numpy as np
from scipy.signal import convolve2d, correlate2d
from scipy.special import expit

from golden import Golden

GOLDEN = Golden(16)
known = GOLDEN.known


# What a neuron sees along one axis: the places from which a path leads to it.
def seen(layers, neuron):
    places = {neuron}
    for kernel, stride in reversed(layers):
        places = {place * stride + cell for place in places for cell in range(kernel)}
    return places


for case, layers, neuron in [
    ("field.pixel", [], 3),
    ("field.one", [(3, 1)], 2),
    ("field.stride", [(3, 2)], 2),
    ("field.two", [(2, 1), (4, 1)], 1),
    ("field.opening", [(3, 2), (3, 1)], 0),
    ("field.next", [(3, 2), (3, 1)], 1),
    ("field.late", [(3, 1), (3, 2)], 1),
    ("field.strides", [(4, 3), (3, 2), (2, 1)], 2),
    ("field.three", [(3, 1), (3, 1), (3, 1)], 5),
    ("field.pooled", [(5, 1), (2, 2), (5, 1), (2, 2)], 3),
]:
    cells = seen(layers, neuron)
    known(
        case, start=min(cells), size=len(cells), jump=min(seen(layers, neuron + 1)) - min(cells)
    )

for case, shape, rows, columns, neuron in [
    ("seen.one", (4, 6), [(1, 1)], [(2, 1)], (1, 2)),
    ("seen.pixel", (2, 3), [], [], (1, 0)),
    ("seen.opening", (2, 9), [(1, 1), (1, 1)], [(3, 2), (3, 1)], (0, 1)),
    ("seen.lesson", (6, 9), [(3, 1), (2, 1)], [(3, 2), (2, 1)], (1, 1)),
    ("seen.corner", (7, 5), [(3, 2), (2, 1)], [(2, 1), (3, 1)], (1, 1)),
    ("seen.pooled", (8, 7), [(2, 1), (2, 2), (2, 1)], [(3, 1), (2, 2), (1, 1)], (0, 1)),
]:
    cells = np.zeros(shape)
    cells[np.ix_(sorted(seen(rows, neuron[0])), sorted(seen(columns, neuron[1])))] = 1
    known(case, all=cells)


# Two layers, both ways.
def forward(picture, first, first_biases, second, second_bias):
    z1 = [correlate2d(picture, w, "valid") + b for w, b in zip(first, first_biases)]
    a1 = [expit(z) for z in z1]
    z2 = sum(correlate2d(a, w, "valid") for a, w in zip(a1, second)) + second_bias
    return z1, a1, z2, expit(z2)


def backward(picture, first, first_biases, second, second_bias, slopes):
    z1, a1, z2, a2 = forward(picture, first, first_biases, second, second_bias)
    slopes2 = a2 * (1 - a2) * slopes
    slopes1 = [a * (1 - a) * convolve2d(slopes2, w, "full") for a, w in zip(a1, second)]
    return {
        "first": [correlate2d(picture, slopes, "valid") for slopes in slopes1],
        "firstBiases": [slopes.sum() for slopes in slopes1],
        "second": [correlate2d(a, slopes2, "valid") for a in a1],
        "secondBias": slopes2.sum(),
        "picture": sum(convolve2d(slopes, w, "full") for slopes, w in zip(slopes1, first)),
    }


def both(name, network, slopes=None):
    network = [
        np.array(network[0], dtype=float), [np.array(w, dtype=float) for w in network[1]],
        network[2], [np.array(w, dtype=float) for w in network[3]], network[4],
    ]
    z1, a1, z2, a2 = forward(*network)
    known("forward." + name, z1=z1, a1=a1, z2=z2, a2=a2)
    if slopes is not None:
        slopes = a2 - [[1, 0]] if name == "lesson" else np.array(slopes)
        known("backward." + name, **backward(*network, slopes))


both("row", ([[1, 0.5, -1]], [[[1, -2]]], [0.5], [[[2, 1]]], -1), [[0.5]])
both("small", ([[1, 2]], [[[3]]], [-4], [[[1, 1]]], -1), [[0.5]])
both(
    "tall",
    (
        [[1], [0], [0.5], [1], [-1], [0.25]], [[[1], [-2]], [[0.5], [1]]], [0.25, -0.5],
        [[[2], [-1], [0.5]], [[-1], [1], [3]]], 0.125,
    ),
    [[1], [-2], [0.5]],
)
# The slopes are those of the quadratic cost, a − 1 and a − 0.
both(
    "lesson",
    (
        [[0, 1, 0.5, 0], [0.5, 0, 1, 1], [1, 0.5, 0, 0.5]], [[[1, -1], [0, 2]], [[-1, 2], [1, 0]]],
        [-1, -0.5], [[[1, -2], [0.5, 1]], [[-1, 1], [2, 0.5]]], -0.5,
    ),
    [[0, 0]],
)
both(
    "three",
    (
        [[1, 0, 0.5, -1, 0.25], [0.5, 1, -0.5, 0, 1], [0, 0.75, 1, 0.5, -0.25]],
        [[[1, -1, 0.5]], [[0.25, 2, -1]], [[-0.5, 1, 1]]], [0.5, -1, 0],
        [[[2, 1], [0, -1]], [[-1, 0.5], [1, 2]], [[0.5, -2], [1, 1]]], -0.75,
    ),
    [[1, -0.5], [0.25, 2]],
)

upper = np.array([[0, 1, 0], [1, 0, 1]])
lower = upper[::-1]
picture = np.zeros((6, 7))
picture[1:3, 0:3], picture[3:5, 0:3], picture[2:4, 4:7] = upper, lower, upper
filters = [np.where(arc, 10, -10) for arc in (upper, lower)]
both("arcs", (picture, filters, [-25, -25], [[[10], [0], [0]], [[0], [0], [10]]], -15))

GOLDEN.print()
