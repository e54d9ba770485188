# The numbers that known mistakes make, worked out by NumPy and SciPy from what their titles say.
#
#     python3 known-mistakes.py > known-mistakes.json
#
# Each line: a lesson, its mistake, the case, the element of the result ("" for all of it), numbers.

import json
import os

import numpy as np
from scipy.signal import convolve, convolve2d, correlate2d
from scipy.special import expit, softmax

LESSONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Lessons")
with open(os.path.join(LESSONS, "article.json")) as file:
    ARTICLE = {example["id"]: example for example in json.load(file)["examples"]}


def given(example, name):
    return np.array(ARTICLE[example]["inputs"][name], dtype=float)


def result(example):
    return np.array(ARTICLE[example]["expected"], dtype=float)


def slope(z):
    return expit(z) * (1 - expit(z))


def windows(x, w):
    """The part of x under each position of w."""
    rows, columns = x.shape[0] - w.shape[0] + 1, x.shape[1] - w.shape[1] + 1
    return [
        [x[r : r + w.shape[0], c : c + w.shape[1]] for c in range(columns)] for r in range(rows)
    ]


KNOWN = []


def written(numbers):
    """JSON has no word for what is no number."""
    if isinstance(numbers, list):
        return [written(number) for number in numbers]
    return "nan" if np.isnan(numbers) else numbers


def known(lesson, case, element, mistakes):
    for mistake, numbers in mistakes.items():
        KNOWN.append(
            {
                "lesson": lesson, "mistake": mistake, "case": case, "element": element,
                "numbers": written(np.array(numbers, dtype=float).tolist()),
            }
        )


# Lesson 1: the axes exchanged; the article's formula as it is printed, J − N + 1 for the columns; a
# quotient rounded up, and one rounded towards zero; parameters counted wrongly.
known(1, "shape.lying", "", {"shape.axes": [4 - 3 + 1, 5 - 2 + 1]})
known(1, "shape.4x5.2x2", "", {"shape.article": [4 - 2 + 1, 2 - 5 + 1]})
known(1, "positions.left-over", "", {"stride.ceil": np.ceil((5 - 2) / 2) + 1})
known(1, "positions.too-long", "", {"stride.swiftdiv": int((2 - 3) / 2) + 1})
known(1, "count.conv", "total", {
    "count.nobias": 16 * 4 * 4, "count.positions": 25 * 25 * (4 * 4 + 1) * 16,
})
known(1, "count.20to40", "total", {"count.depth": 40 * 5 * 5 + 40})
known(1, "count.3to2", "total", {"count.biasperfilter": 3 * 2 * (2 * 2 + 1)})

# Lesson 2.
x, f = given("A.correlate.valid", "values"), given("A.correlate.valid", "f")
same = correlate2d(np.pad(x, ((0, 1), (0, 1))), f, "valid")
known(2, "A.correlate.valid", "", {
    "fwd.rotated": convolve2d(x, f, "valid"),
    "fwd.axes": correlate2d(x.T, f, "valid"),
    "fwd.nosum": [[part[0, 0] * f[0, 0] for part in row] for row in windows(x, f)],
    "fwd.matmul": [[(f @ part).sum() for part in row] for row in windows(x, f)],
    "shape.offbyone": correlate2d(x, f, "valid")[:-1, :-1],
    "shape.inputsize": same,
    "mode.same": same,
    "mode.full": correlate2d(x, f, "full"),
})
counting = np.arange(20).reshape(4, 5)
known(2, "correlate.stride", "", {
    "stride.ignored": correlate2d(counting, np.ones((2, 2)), "valid")[:2, :2],
})

# Lesson 3.
known(3, "A.convolve.valid", "", {
    "fwd.rot90": correlate2d(x, np.rot90(f), "valid"),
    "fwd.fliplr": correlate2d(x, np.fliplr(f), "valid"),
    "fwd.transpose": correlate2d(x, f.T, "valid"),
})
known(3, "A.convolve.full", "", {"mode.fullcorr": correlate2d(x, f, "full")})
known(3, "A.correlate.full", "", {"mode.swapped": correlate2d(f, x, "full")})

# Lesson 4.
maps = [given("B.sum", "feature_map1"), given("B.sum", "feature_map2")]
filters = [given("B.sum", "filter1"), given("B.sum", "filter2")]
parts = [correlate2d(m, w, "valid") for m, w in zip(maps, filters)]
known(4, "B.sum", "", {
    "chain.onefilter": sum(correlate2d(m, filters[0], "valid") for m in maps),
    "chain.crossed": sum(correlate2d(m, w, "valid") for m, w in zip(maps, filters[::-1])),
    "chain.nosum": parts[-1],
    "chain.average": sum(parts) / 2,
    # The article's own numbers cannot tell these two from the right way.
    "chain.convolve2d": sum(convolve2d(m, w, "valid") for m, w in zip(maps, filters)),
    "chain.transposed": sum(correlate2d(m, w.T, "valid") for m, w in zip(maps, filters)),
})
known(4, "B.stacked_results", "", {
    "chain.convolve3d": convolve(np.array(maps), np.array(filters), "valid"),
})

# Lesson 5.
five = correlate2d(x, f, "valid")
known(5, "map.five", "z", {"bias.forgotten": five, "bias.perweight": five + 4 * 5})
a_prev, w, b = given("fm3x3.z", "a_prev"), given("fm3x3.z", "w"), given("fm3x3.z", "b")
z = correlate2d(a_prev, w, "valid") + b
known(5, "fm3x3", "a", {
    "act.none": z,
    "act.perproduct": [[expit(part * w).sum() + b for part in row] for row in windows(a_prev, w)],
    "act.relu": np.maximum(z, 0),
})

# Lesson 7.
a_gradient, step = given("fm3x3.z", "a_gradient"), given("fm3x3.z", "step_size")
z_gradient = slope(z) * a_gradient
known(7, "zgradient.fm3x3", "", {
    "grad.sigma.ofa": slope(expit(z)) * a_gradient, "grad.b.nosigma": a_gradient,
})
# Of a matrix that is not added up, a function that returns a number can give back one cell.
known(7, "bias.fm3x3", "", {"grad.b.mean": z_gradient.mean(), "grad.b.nosum": z_gradient[-1, -1]})

# Lesson 8.
w_gradient = correlate2d(a_prev, z_gradient, "valid")
known(8, "weights.fm3x3", "", {
    "grad.w.convolve": convolve2d(a_prev, z_gradient, "valid"),
    "grad.w.swapped": np.rot90(w_gradient, 2),
    "grad.w.transposed": w_gradient.T,
})
known(8, "neurons.fm3x3", "", {
    "grad.w.overwritten": z_gradient[1, 1] * a_prev[1:, 1:],
    "grad.w.neuronsplace": np.full((2, 2), (z_gradient * a_prev[:2, :2]).sum()),
    "grad.w.weightsplace": z_gradient.sum() * a_prev[:2, :2],
    "grad.w.storedbyneuron": z_gradient * [[part.sum() for part in row] for row in windows(a_prev, w)],
    "grad.w.slopesonly": np.full((2, 2), z_gradient.sum()),
    "grad.w.activationsonly": correlate2d(a_prev, np.ones((2, 2)), "valid"),
    "grad.w.mean": w_gradient / 4,
    "grad.w.offbyone": w_gradient[:1, :1],
    "grad.w.lastneurons": correlate2d(a_prev[:2], z_gradient[:1], "valid"),
})
known(8, "parameters.fm3x3", "w", {"grad.w.nosigma": correlate2d(a_prev, a_gradient, "valid")})

# Lesson 9.
overwritten = np.zeros(a_prev.shape)
for row in range(2):
    for column in range(2):
        overwritten[row : row + 2, column : column + 2] = z_gradient[row, column] * w
known(9, "previous.fm3x3", "", {
    "grad.a.norotate": correlate2d(w, z_gradient, "full"),
    "grad.a.rotatew": np.rot90(correlate2d(w, z_gradient, "full"), 2),
    "grad.a.valid": convolve2d(z_gradient, w, "valid"),
    "grad.a.same": convolve2d(z_gradient, w, "same"),
})
known(9, "neurons.fm3x3", "", {
    "grad.a.overwrite": overwritten,
    "grad.a.neuronsplace": np.pad(z_gradient * w.sum(), ((0, 1), (0, 1))),
    "grad.a.weightsplace": np.pad(z_gradient.sum() * w, ((0, 1), (0, 1))),
    "grad.a.turnedshares": convolve2d(z_gradient, np.rot90(w, 2), "full"),
    "grad.a.axes": convolve2d(z_gradient, w.T, "full"),
    "grad.a.slopesonly": convolve2d(z_gradient, np.ones((2, 2)), "full"),
    "grad.a.weightsonly": convolve2d(np.ones((2, 2)), w, "full"),
    "grad.a.onetoomany": np.pad(convolve2d(z_gradient, w, "full"), ((0, 1), (0, 1))),
    "grad.a.lastneurons": convolve2d(z_gradient * [[1], [0]], w, "full"),
    "grad.a.lastweights": convolve2d(z_gradient, w * [[1], [0]], "full"),
})
known(9, "step.fm3x3", "aPrevGradient", {
    "grad.a.nosigma": convolve2d(a_gradient, w, "full"),
    "update.first": convolve2d(z_gradient, w - step * w_gradient, "full"),
})
known(9, "step.fm3x3", "w", {
    "update.sign": w + step * w_gradient, "update.nostep": w - w_gradient,
})

# Learning from a picture of one column, from zeros.
column, wanted = np.array([[2.0], [-1], [0.5], [1]]), np.array([[0.25], [0.875]])


def learned(rounds, difference, forward=expit):
    """The weights after each round of lesson 9's case "learned.column"."""
    filters, bias = np.zeros((3, 1)), 0.0
    for _ in range(rounds):
        z = correlate2d(column, filters, "valid") + bias
        slopes = slope(z) * difference(forward(z) - wanted, z)
        filters, bias = filters - 0.5 * correlate2d(column, slopes, "valid"), bias - 0.5 * slopes.sum()
    return filters


known(9, "learned.column", "w", {
    "learned.uphill": learned(3, lambda d, z: -d),
    "learned.twice": learned(3, lambda d, z: 2 * d),
    "learned.sigmatwice": learned(3, lambda d, z: d * slope(z)),
    "learned.z": learned(3, lambda d, z: d, forward=lambda z: z),
    "learned.fresh": learned(1, lambda d, z: d),
    "learned.onefewer": learned(2, lambda d, z: d),
})

# Lesson 10: Appendix B, a tenth of each number.
parts = [correlate2d(m, w, "valid") / 100 for m, w in zip(maps, filters)]
known(10, "layer.appendix", "z", {"chain.biaspermap": [sum(parts) + 2 * 0.1]})
known(10, "layer.appendix", "a", {"chain.actbeforesum": [sum(expit(part) for part in parts) + 0.1]})

# Two neurons in a row: the slope of the first weight.
x, w1, b1, w2, b2 = (float(given("hello.chain_rule", name)) for name in ["a_l0", "w_l1", "b_l1", "w_l2", "b_l2"])
hidden = expit(w1 * x + b1)
upstream = 2 * (expit(w2 * hidden + b2) - float(given("hello.chain_rule", "target")))
last, first = slope(w2 * hidden + b2), slope(w1 * x + b1)
known(10, "two.hello", "first", {
    mistake: [[[[number]]]]
    for mistake, number in {
        "two.lastnosigma": x * first * w2 * upstream,
        "two.hiddennosigma": x * w2 * last * upstream,
        "two.hiddenofa": x * slope(hidden) * w2 * last * upstream,
        "two.hiddentwice": x * first**2 * w2 * last * upstream,
        "two.sameslopes": x * first * upstream,
        "two.exchanged": hidden * last * upstream,
    }.items()
})

# Lesson 11.
drawn = given("maxpool.figure.forward", "feature_map")
pair = np.ones((2, 2))
known(11, "figure.forward", "values", {
    "pool.average": [[part.mean() for part in row] for row in windows(drawn, pair)],
})
known(11, "figure.forward", "positions", {
    "pool.local": [
        [np.unravel_index(part.argmax(), (2, 2)) for part in row] for row in windows(drawn, pair)
    ],
})
program = given("code.maxpool.forward", "a_prev")
known(11, "code.forward", "values", {
    "pool.stride": [[part.max() for part in row[::2]] for row in windows(program, pair)[::2]],
})
known(11, "edge.negative", "values", {"pool.zerostart": [[0]]})
paid, handed = given("maxpool.figure.backward", "a_gradient"), np.zeros(drawn.shape)
everyone = np.zeros(drawn.shape)
for (row, column), winner in np.ndenumerate(np.empty((2, 2))):
    place = result("maxpool.figure.positions")[row][column].astype(int)
    handed[tuple(place)] = paid[row, column]
    everyone[row : row + 2, column : column + 2] += paid[row, column]
known(11, "figure.backward", "", {"pool.assign": handed, "pool.everyone": everyone})

# Lessons 12 to 14.
known(12, "flatten.article", "", {"fc.flatten": given("fc.small.z", "a_prev").flatten("F")})
scores, target = given("pytorch.softmax", "output"), 2
p, y = softmax(scores), np.eye(3)[target]
known(13, "softmax.article", "", {"softmax.linear": scores / scores.sum()})
known(13, "softmax.large", "", {"softmax.overflow": [np.nan, np.nan]})
known(13, "cost.article", "", {"ce.log10": -np.log10(p[target])})
known(13, "gradient.article", "", {
    "ce.onlytarget": (p - y) * y, "ce.doubleprime": (p - y) * p * (1 - p),
})
known(14, "header.pictures", "magic", {"data.endian": int.from_bytes(bytes([0, 0, 8, 3]), "little")})
# 255·0.5 in place of 0.5: the sigmoid is flat there.
known(14, "scaled.bytes", "", {"data.noscale": [255, 51, 0, 102]})

# Lesson 15: a row of six with a stride of 2, then the lesson's example in a frame of one zero.
row, filter_row, slope_row = np.array([[1.0, 2, 4, 3, 5, 9]]), np.array([[2.0, -1, 3]]), np.array([[10.0, -1]])
known(15, "weights.row", "", {
    "weights.nostride": correlate2d(row, slope_row, "valid")[:, :3],
    "weights.stridedslide": correlate2d(row, slope_row, "valid")[:, ::2],
    "weights.turned": correlate2d(row, [[10, 0, -1]], "valid")[:, 2::-1],
    "weights.leftover": correlate2d(row, [[10, 0, -1]], "valid"),
})
known(15, "previous.row", "", {
    "previous.unturned": np.pad(correlate2d(filter_row, [[10, 0, -1]], "full"), ((0, 0), (0, 1))),
    "previous.nostride": np.pad(convolve2d(filter_row, slope_row, "full"), ((0, 0), (0, 2))),
    "previous.short": convolve2d(filter_row, [[10, 0, -1]], "full"),
})
framed = np.pad(np.array([[1.0, 2, 0, 3], [4, -1, 2, 1], [0, 3, 5, -2]]), 1)
w = np.array([[1.0, 2, -1], [3, -2, 4]])
spread = np.array([[2.0, 0, -1], [0, 0, 0], [1, 0, 3]])
known(15, "forwards.example", "", {
    "forwards.nostride": correlate2d(framed, w, "valid"),
    "forwards.turned": convolve2d(framed, w, "valid")[::2, ::2],
    "forwards.noframe": correlate2d(framed[1:-1, 1:-1], w, "valid")[::2, ::2],
})
back = np.pad(convolve2d(w, spread, "full"), ((0, 1), (0, 1)))
known(15, "previous.example", "", {
    "previous.frame": back[:3, :4], "previous.withframe": back, "previous.cutboth": back[1:-2, 1:-2],
})

print("[\n" + ",\n".join(json.dumps(line) for line in KNOWN) + "\n]")
