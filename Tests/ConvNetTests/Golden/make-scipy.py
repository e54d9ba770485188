"""Writes scipy.json: what SciPy makes of random matrices and volumes.

    python3 Tests/ConvNetTests/Golden/make-scipy.py > Tests/ConvNetTests/Golden/scipy.json

Inputs have two decimals, so every product has four and the results are exact when rounded to four.
SciPy has no stride: a stride keeps every s-th row and column of its result.
"""

import json
import platform

import numpy
import scipy
from scipy import signal

random = numpy.random.default_rng(2019)


def numbers(*shape):
    return numpy.round(random.uniform(-9, 9, shape), 2)


def exact(values):
    return (numpy.round(values, 4) + 0.0).tolist()


def sizes(mode, axes, largest):
    """Lengths of input and filter on each axis; for valid the filter fits."""
    pairs = []
    for _ in range(axes):
        a, b = (int(n) for n in random.integers(1, largest + 1, 2))
        pairs.append((max(a, b), min(a, b)) if mode == "valid" else (a, b))
    return zip(*pairs)


def matrices(count):
    functions = {"correlate2D": signal.correlate2d, "convolve2D": signal.convolve2d}
    for number in range(count):
        name = list(functions)[number % 2]
        mode = ("valid", "same", "full")[number // 2 % 3]
        shape, filter_shape = sizes(mode, 2, 9)
        # Three cases of five have stride 1; the others up to 4 on each axis.
        stride = [1, 1] if number % 5 > 1 else random.integers(1, 5, 2).tolist()
        values, filter = numbers(*shape), numbers(*filter_shape)
        result = functions[name](values, filter, mode=mode)[:: stride[0], :: stride[1]]
        yield {
            "function": name, "mode": mode, "stride": stride,
            "input": values.tolist(), "filter": filter.tolist(), "result": exact(result),
        }


def volumes(count):
    functions = {"correlate3D": signal.correlate, "convolve3D": signal.convolve}
    for number in range(count):
        name = list(functions)[number % 2]
        mode = ("valid", "same", "full")[number // 2 % 3]
        shape, filter_shape = sizes("valid", 3, 5)  # SciPy would swap a larger filter in some modes
        values, filter = numbers(*shape), numbers(*filter_shape)
        result = functions[name](values, filter, mode=mode, method="direct")
        yield {
            "function": name, "mode": mode,
            "input": values.tolist(), "filter": filter.tolist(), "result": exact(result),
        }


golden = {
    "versions": {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
    },
    "matrices": list(matrices(360)),
    "volumes": list(volumes(60)),
}
# A line a case keeps differences readable.
print('{"versions": ' + json.dumps(golden["versions"]) + ",")
for key in ("matrices", "volumes"):
    print(f'"{key}": [')
    print(",\n".join(json.dumps(case, separators=(",", ":")) for case in golden[key]))
    print("]," if key == "matrices" else "]}")
