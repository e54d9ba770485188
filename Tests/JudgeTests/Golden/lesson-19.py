# The results of lesson 19's cases, worked out by NumPy and SciPy. The slopes of the pixels are measured
# by nudging each of them to both sides, so that no backward pass is taken for granted.
#
#     python3 lesson-19.py > lesson-19.json
#
# Each line: a lesson, the case, the element of the result ("" for all of it), numbers.

import numpy as np
from scipy.signal import correlate2d
from scipy.special import logsumexp

from golden import Golden

GOLDEN = Golden(19)


def known(case, numbers):
    # What is measured is exact to some ten digits, and the slopes of these cases are short numbers.
    GOLDEN.known(case, all=np.round(np.asarray(numbers, dtype=float), 12) + 0.0)


def scores(picture, network):
    filters, biases, w, b = network
    pooled = []
    for filter_, bias in zip(filters, biases):
        a = np.maximum(correlate2d(picture, filter_, "valid") + bias, 0)
        rows, columns = a.shape[0] // 2, a.shape[1] // 2
        a = a[:2 * rows, :2 * columns].reshape(rows, 2, columns, 2)
        pooled.append(a.max(axis=(1, 3)).ravel())
    return np.asarray(w) @ np.concatenate(pooled) + b


def covered(picture, digit, network, side, cover):
    picture = np.asarray(picture, dtype=float)
    rows, columns = np.array(picture.shape) - side + 1
    falls = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            changed = picture.copy()
            changed[row:row + side, column:column + side] = cover
            falls[row, column] = (scores(picture, network) - scores(changed, network))[digit]
    return falls


# Between its kinks, what is followed is linear in the pixels or nearly so.
def slopes(picture, network, follow, h=2.0**-10):
    picture = np.asarray(picture, dtype=float)
    result = np.zeros(picture.shape)
    for cell in np.ndindex(picture.shape):
        nudge = np.zeros(picture.shape)
        nudge[cell] = h
        result[cell] = (
            follow(scores(picture + nudge, network)) - follow(scores(picture - nudge, network))
        ) / (2 * h)
    return result


def stepped(picture, label, network, epsilon):
    gradient = slopes(picture, network, lambda z: logsumexp(z) - z[label])
    # A slope of 0 is measured as 0, or as what rounding leaves.
    signs = np.where(np.abs(gradient) > 1e-9, np.sign(gradient), 0)
    return np.clip(np.asarray(picture) + epsilon * signs, 0, 1)


for case, filter_, length in [
    ("patch.row", [[3, 4]], 10),
    ("patch.three", [[6, -3, 2]], 14),
    ("patch.square", [[1, -2], [2, 4]], 10),
    ("patch.single", [[-2]], 3),
    ("patch.edge", [[1, -1]], 2),
    ("patch.tall", [[0, 0], [4, -2], [-5, 2]], 0.5),
]:
    known(case, length * np.array(filter_) / np.linalg.norm(filter_))

lesson = [[0.5, 1, 0.75, 0, 0.25], [0, 0.25, 0.5, 0.75, 0.5]]
two = ([[[2, -1]]], [-0.5], [[4, -1], [-1, 3]], [0.5, -0.25])
three = (
    [[[0.5, -1, 0.25], [1, 0.5, -0.5]], [[-0.5, 1, 0.5], [0.25, -1, 1]]], [0.25, -0.5],
    [
        [0.5, -0.25, 1, 0.125, -0.5, 0.75, 0.25, -1],
        [-0.75, 0.5, 0.25, -0.5, 1, 0.125, -0.25, 0.5],
        [0.25, 0.75, -0.5, 1, 0.5, -0.125, 0.5, -0.25],
    ],
    [0.125, -0.25, -0.5],
)
picture = [
    [0, 0.5, 1, 0.25, 0.875, 0.75], [1, 0.25, 0, 0.5, 0.75, 0.125], [0.5, 0, 0.25, 1, 0, 0.5],
    [0.125, 0.75, 0.5, 0, 1, 0.25], [0.25, 1, 0, 0.75, 0.5, 0],
]
seven = np.zeros((6, 6))
seven[1, 1:5] = seven[1:5, 4] = 1
lying = np.array([[-1, -1, -1], [1, 1, 1], [-1, -1, -1]])
seven_or_l = (
    [lying, lying.T], [0, 0], [[1, 1, 0, 0, 0, 1, 0, 1], [0, 0, 1, 1, 1, 0, 1, 0]], [0, 0])

known("occlusion.lesson", covered(lesson, 0, two, 2, 0))
known("occlusion.second", covered(lesson, 1, two, 2, 0))
known("occlusion.grey", covered(lesson, 0, two, 2, 0.5))
known("occlusion.pixel", covered(lesson, 0, two, 1, 0))
known(
    "occlusion.all",
    covered([[0.5, 0.25], [0, 0.75]], 1, ([[[1]]], [0], [[2], [-4]], [0, 1]), 2, 0.25))
known("occlusion.three", covered(picture, 2, three, 2, 1))
known("occlusion.seven", covered(seven, 0, seven_or_l, 2, 0))

# Not the 7: where two cells of a window are equal there is a kink, and no slope to be measured.
known("gradient.lesson", slopes(lesson, two, lambda z: z[0]))
known("gradient.second", slopes(lesson, two, lambda z: z[1]))
known("gradient.mixed", slopes(lesson, two, lambda z: -2 * z[0] + 0.5 * z[1]))
dark = ([[[-1]], [[2]]], [0, -0.25], [[3, 1], [2, -4]], [0, 0])
known(
    "gradient.dark", slopes([[0.5, 0.25], [0.125, 0.75]], dark, lambda z: z[0]))
known("gradient.three", slopes(picture, three, lambda z: z[1]))

known("adversarial.lesson", stepped(lesson, 0, two, 0.1))
known("adversarial.far", stepped(lesson, 0, two, 0.3))
known("adversarial.other", stepped(lesson, 1, two, 0.125))
known("adversarial.none", stepped(lesson, 0, two, 0))
known("adversarial.three", stepped(picture, 1, three, 0.25))

for case, shape in [
    ("turned.wide", (2, 3)), ("turned.row", (1, 3)), ("turned.column", (3, 1)),
    ("turned.square", (2, 2)), ("turned.lesson", (3, 4)),
]:
    known(case, np.rot90(np.arange(1, shape[0] * shape[1] + 1).reshape(shape), -1))

GOLDEN.print()
