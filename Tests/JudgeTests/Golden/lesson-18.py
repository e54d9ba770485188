# The results of lesson 18's cases, worked out by NumPy and SciPy.
#
#     python3 lesson-18.py > lesson-18.json
#
# Each line: a lesson, the case, the element of the result ("" for all of it), numbers.

import numpy as np
from scipy.ndimage import shift
from scipy.stats import sem

from golden import Golden

GOLDEN = Golden(18)
known = GOLDEN.known


# A step down the cost with the penalty: the slopes of C₀, and λ·w for the weights.
for case, w, b, w_slopes, b_slopes, price, step in [
    ("one", [[4]], [1], [[2]], [-3], 0.5, 0.1),
    ("still", [[3, -1], [2, 0]], [0.5, -2], [[0, 0], [0, 0]], [0, 0], 0.1, 0.5),
    ("free", [[3, -1]], [0.5], [[0.4, 2]], [1], 0, 0.5),
    ("lesson", [[3, -1], [2, 0]], [0.5, -2], [[0.4, 0.2], [-0.6, 1]], [0.2, -0.4], 0.1, 0.5),
    ("rest", [[4]], [0], [[-0.2]], [0], 0.05, 0.5),
    ("wide", [[1, -2, 0.5], [0.25, 4, -1]], [-1, 2], [[0.5, 1, -1], [2, -0.25, 0.75]],
     [0.5, -1.5], 0.2, 0.25),
]:
    w, b = np.array(w), np.array(b)
    known(
        "step." + case, w=w - step * (np.array(w_slopes) + price * w),
        b=b - step * np.array(b_slopes))

# ReLU and mask forwards; backwards by what the cost changes when a z is nudged to both sides.
def handed_on(z, mask, p):
    a = np.maximum(z, 0)
    return a if mask is None else a * mask / (1 - p)


def slopes(z, mask, p, a_slopes):
    gradient, nudge = np.zeros(np.shape(z)), 1e-3
    for place in np.ndindex(gradient.shape):
        moved = np.zeros(gradient.shape)
        moved[place] = nudge
        costs = [np.sum(handed_on(z + side * moved, mask, p) * a_slopes) for side in (1, -1)]
        gradient[place] = (costs[0] - costs[1]) / (2 * nudge)
    return gradient


for case, z, mask, p, a_slopes in [
    ("two", [[3, 2]], [[1, 0]], 0.25, [[6, 6]]),
    ("used", [[3, -1, 2]], None, 0.25, None),
    ("all", [[1, -2], [0.5, 4]], [[1, 1], [1, 1]], 0.2, [[2, 3], [-1, 0.5]]),
    ("never", [[1, -2, 3]], [[1, 1, 1]], 0, [[-4, 2, 0.5]]),
    ("lesson", [[2, -1, 0.5, 3, 1]], [[1, 1, 0, 1, 0]], 0.2, [[0.4, 2, -3, -0.8, 1]]),
    ("map", [[0.5, -4, 2], [1, 3, -0.5]], [[0, 1, 1], [1, 0, 0]], 0.75,
     [[1, -2, 0.25], [-0.5, 4, 3]]),
]:
    z = np.array(z, dtype=float)
    mask = None if mask is None else np.array(mask)
    known("layer." + case, all=handed_on(z, mask, p))
    if mask is not None:
        known("back." + case, all=slopes(z, mask, p, np.array(a_slopes)))

twelve = np.arange(1.0, 13).reshape(3, 4)
for case, picture, move in [
    ("right", [[1, 2, 3]], (0, 1)),
    ("up", [[1, 2], [3, 4], [5, 6]], (-1, 0)),
    ("still", [[1, 2], [3, 4]], (0, 0)),
    ("lesson", twelve, (1, -2)),
    ("both", twelve, (-1, 1)),
    ("away", [[1, 2], [3, 4], [5, 6]], (1, 2)),
    ("far", [[1, 2, 3], [4, 5, 6]], (-5, -4)),
]:
    known("shifted." + case, all=shift(np.array(picture, dtype=float), move, order=0))

plain, dropout = [987, 946, 925, 907, 971], [937, 957, 911, 881, 939]
# By how many fewer pictures are misread with dropout, seeds 6 to 50.
further = [
    -1, -8, 40, 15, 5, 9, 10, 18, -7, 31, -3, 75, -47, 74, 77, 39, 63, 51, 3, 58, -4, -39, 61, 7,
    25, 12, 36, 19, 17, 20, -63, -11, 5, 25, 57, 105, 22, 0, 66, -42, 20, 26, 84, 67, 21,
]
for case, results in [
    ("two", [10, 14]), ("same", [7, 7, 7]), ("four", [3, 5, 8, 4]), ("plain", plain),
    ("with", dropout), ("dropout", np.subtract(plain, dropout)), ("more", further),
]:
    known(
        "spread." + case, mean=np.mean(results), deviation=np.std(results, ddof=1),
        error=sem(results))

GOLDEN.print()
