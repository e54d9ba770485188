"""Works out every answer of `cnn-tutor practice --print N --format json` by NumPy and SciPy.

    cnn-tutor practice --print 10000 --seed 7 --format json | python3 recompute.py

Says what differs, which items break a rule of practice, and how many templates there are; ends with 1
where anything is wrong.
"""

import collections
import json
import sys

import numpy as np
from scipy.signal import convolve2d, correlate2d
from scipy.special import expit, softmax


def a(x):
    return np.asarray(x, dtype=float)


def stride_pair(stride):
    return (stride["rows"], stride["columns"]) if isinstance(stride, dict) else (stride, stride)


def correlate(x, w, stride=1):
    x, w = a(x), a(w)
    if w.shape[0] > x.shape[0] or w.shape[1] > x.shape[1]:
        return a([])
    return correlate2d(x, w, "valid")[::stride, ::stride]


def count(n, k, s):
    return 0 if k > n else len(range(0, n - k + 1, s))


def shape(rows, columns):
    return {"rows": rows, "columns": columns}


def layer(maps, filters, biases):
    z = a([sum(correlate(m, f) for m, f in zip(maps, stack)) + b for stack, b in zip(filters, biases)])
    return {"z": z, "a": expit(z)}


def layer_gradients(maps, filters, slopes):
    maps, slopes = a(maps), a(slopes)
    back = [
        sum(convolve2d(s, a(stack[p]), "full") for s, stack in zip(slopes, filters))
        for p in range(len(maps))
    ]
    return {
        "filters": a([[correlate(m, s) for m in maps] for s in slopes]),
        "biases": slopes.sum(axis=(1, 2)),
        "maps": a(back),
    }


def slope(z):
    return expit(z) * (1 - expit(z))


def two_layer_gradients(maps, first, first_biases, second, second_biases, slopes):
    hidden = layer(maps, first, first_biases)
    last = layer(hidden["a"], second, second_biases)
    behind = layer_gradients(hidden["a"], second, a(slopes) * slope(last["z"]))
    before = layer_gradients(maps, first, behind["maps"] * slope(hidden["z"]))
    return {
        "first": before["filters"], "firstBiases": before["biases"], "second": behind["filters"],
        "secondBiases": behind["biases"], "maps": before["maps"],
    }


def pool(x, window, stride):
    x, (h, w), (sr, sc) = a(x), stride_pair(window), stride_pair(stride)
    windows = np.lib.stride_tricks.sliding_window_view(x, (h, w))[::sr, ::sc]
    flat = windows.reshape(*windows.shape[:2], h * w)
    best = flat.argmax(axis=2)
    rows, columns = np.indices(best.shape)
    places = np.stack([rows * sr + best // w, columns * sc + best % w], axis=2)
    return {"values": flat.max(axis=2), "positions": places}


def pool_gradient(size, positions, slopes):
    out = np.zeros((size["rows"], size["columns"]))
    places = np.asarray(positions, dtype=int).reshape(-1, 2)
    np.add.at(out, (places[:, 0], places[:, 1]), a(slopes).ravel())
    return out


def dense(x, w, b):
    z = a(w) @ a(x) + a(b)
    return {"z": z, "a": expit(z)}


def dense_gradients(x, w, slopes):
    return {"w": np.outer(slopes, x), "b": a(slopes), "aPrev": a(w).T @ a(slopes)}


def dense_step(x, w, b, slopes, step):
    z = dense(x, w, b)["z"]
    gradient = dense_gradients(x, w, slope(z) * a(slopes))
    return {
        "w": a(w) - step * gradient["w"], "b": a(b) - step * gradient["b"],
        "aPrevGradient": gradient["aPrev"],
    }


def one_hot(n, target):
    return np.eye(n)[target]


def forward(x, network):
    z = layer([x], network["filters"], network["filterBiases"])["z"]
    pools = [pool(np.maximum(m, 0), 2, 2) for m in z]
    pooled = a([p["values"] for p in pools])
    logits = dense(pooled.ravel(), network["w"], network["b"])["z"]
    return {"z": z, "pooled": pooled, "positions": [p["positions"] for p in pools], "logits": logits}


def digit_gradients(x, network, scores):
    p = forward(x, network)
    d = dense_gradients(p["pooled"].ravel(), network["w"], scores)
    back = d["aPrev"].reshape(p["pooled"].shape)
    z = [
        pool_gradient(shape(*m.shape), q, s) * (m > 0)
        for m, q, s in zip(p["z"], p["positions"], back)
    ]
    return layer_gradients([x], network["filters"], z), d


def train_step(x, label, network, step):
    logits = forward(x, network)["logits"]
    c, d = digit_gradients(x, network, softmax(logits) - one_hot(len(logits), label))
    return {
        "filters": a(network["filters"]) - step * c["filters"],
        "filterBiases": a(network["filterBiases"]) - step * c["biases"],
        "w": a(network["w"]) - step * d["w"], "b": a(network["b"]) - step * d["b"],
    }


def adversarial(x, label, network, epsilon):
    logits = forward(x, network)["logits"]
    c, _ = digit_gradients(x, network, softmax(logits) - one_hot(len(logits), label))
    return np.clip(a(x) + epsilon * np.sign(c["maps"][0]), 0, 1)


def occlusion(x, digit, network, side, cover):
    x = a(x)
    whole = forward(x, network)["logits"][digit]
    out = np.zeros((x.shape[0] - side + 1, x.shape[1] - side + 1))
    for r, c in np.ndindex(*out.shape):
        y = x.copy()
        y[r : r + side, c : c + side] = cover
        out[r, c] = whole - forward(y, network)["logits"][digit]
    return out


def spread(x, stride):
    return np.kron(a(x), one_hot(stride * stride, 0).reshape(stride, stride))[
        : (len(x) - 1) * stride + 1, : (len(x[0]) - 1) * stride + 1]


def strided_weights(x, slopes, filter, stride, padding):
    x = np.pad(a(x), padding)
    out = correlate2d(x, spread(slopes, stride), "valid")
    return out[: filter["rows"], : filter["columns"]]


def strided_back(w, slopes, size, stride, padding):
    full = convolve2d(a(w), spread(slopes, stride), "full")
    out = np.zeros((size["rows"] + 2 * padding, size["columns"] + 2 * padding))
    rows, columns = min(full.shape[0], out.shape[0]), min(full.shape[1], out.shape[1])
    out[:rows, :columns] = full[:rows, :columns]
    return out[padding : padding + size["rows"], padding : padding + size["columns"]]


def field(layers, neuron):
    low, high = neuron, neuron
    jump = 1
    for l in reversed(layers):
        low, high = low * l["stride"], high * l["stride"] + l["kernel"] - 1
        jump *= l["stride"]
    return {"start": low, "size": high - low + 1, "jump": jump}


def seen(size, rows, columns, neuron):
    down, across = field(rows, neuron["row"]), field(columns, neuron["column"])
    out = np.zeros((size["rows"], size["columns"]))
    out[down["start"] : down["start"] + down["size"],
        across["start"] : across["start"] + across["size"]] = 1
    return out


def two_forward(x, n):
    z1 = a([correlate(x, w) + b for w, b in zip(n["first"], n["firstBiases"])])
    z2 = sum(correlate(m, w) for m, w in zip(expit(z1), n["second"])) + n["secondBias"]
    return {"z1": z1, "a1": expit(z1), "z2": z2, "a2": expit(z2)}


def two_backward(x, n, slopes):
    back = two_layer_gradients(
        [x], [[w] for w in n["first"]], n["firstBiases"], [n["second"]], [n["secondBias"]], [slopes])
    return {
        "first": back["first"][:, 0], "firstBiases": back["firstBiases"], "second": back["second"][0],
        "secondBias": back["secondBiases"][0], "picture": back["maps"][0],
    }


def step(x, w, b, slopes, size):
    s = a(slopes) * slope(correlate(x, w) + b)
    return {
        "w": a(w) - size * correlate(x, s), "b": b - size * s.sum(),
        "aPrevGradient": convolve2d(s, a(w), "full"),
    }


def learned(pairs, filter, size, rounds):
    w, b, costs = np.zeros((filter["rows"], filter["columns"])), 0.0, []
    for _ in range(rounds):
        cost = 0.0
        for pair in pairs:
            difference = expit(correlate(pair["picture"], w) + b) - a(pair["wanted"])
            cost += (difference**2).sum() / 2
            after = step(pair["picture"], w, b, difference, size)
            w, b = after["w"], after["b"]
        costs.append(cost)
    return {"w": w, "b": b, "costs": costs}


def parameter_gradients(x, w, b, slopes):
    s = a(slopes) * slope(correlate(x, w) + b)
    return {"w": correlate(x, s), "b": s.sum()}


def adam(w, g, m, v, t, size, b1, b2, e):
    w, g, m, v = a(w), a(g), a(m), a(v)
    m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
    return {
        "weights": w - size * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + e), "mean": m,
        "meanSquare": v,
    }


def momentum(w, g, v, size, factor):
    v = factor * a(v) + a(g)
    return {"weights": a(w) - size * v, "velocity": v}


def dropout_layer(z, mask, p):
    out = np.maximum(a(z), 0)
    return out if mask is None else out * a(mask) / (1 - p)


def moved(x, down, right):
    x, out = a(x), np.zeros_like(a(x))
    for r, c in np.ndindex(*x.shape):
        if 0 <= r + down < x.shape[0] and 0 <= c + right < x.shape[1]:
            out[r + down, c + right] = x[r, c]
    return out


def volume_correlation(x, w):
    x, w = a(x), a(w)
    depth = len(x) - len(w) + 1
    return a([sum(correlate(x[d + k], w[k]) for k in range(len(w))) for d in range(max(0, depth))])


def header(b):
    number = lambda start: int.from_bytes(bytes(b[start : start + 4]), "big")
    return {"magic": number(0), "sizes": [number(4 + 4 * k) for k in range(b[3])]}


def statistics(x):
    return {"mean": np.mean(x), "deviation": np.std(x, ddof=1), "error": np.std(x, ddof=1) / len(x) ** 0.5}


def relative_error(x, y):
    x, y = a(x), a(y)
    return (abs(x - y) / np.maximum(abs(x) + abs(y), 1e-8)).max()


FUNCTIONS = {
    "positions": count,
    "featureMapShape": lambda i, o, s: shape(
        count(i["rows"], o["rows"], s["rows"]), count(i["columns"], o["columns"], s["columns"])),
    "inputNeurons": lambda r, c: r * c,
    "fullyConnectedParameters": lambda i, n: {"weights": i * n, "biases": n, "total": i * n + n},
    "convolutionalParameters": lambda i, m, n, o: {
        "filters": m * n, "weights": m * n * o["rows"] * o["columns"], "biases": n,
        "total": m * n * o["rows"] * o["columns"] + n},
    "correlate": correlate,
    "rotate180": lambda w: np.rot90(a(w), 2),
    "convolve": lambda x, w: correlate(x, np.rot90(a(w), 2)),
    "fullShape": lambda i, o: shape(
        i["rows"] + o["rows"] - 1, i["columns"] + o["columns"] - 1),
    "correlateFull": lambda x, w: correlate2d(a(x), a(w), "full"),
    "convolveFull": lambda x, w: convolve2d(a(x), a(w), "full"),
    "sumOfCorrelations": lambda x, w: sum(correlate(m, f) for m, f in zip(x, w)),
    "correlate3D": volume_correlation,
    "sigmoid": expit,
    "featureMap": lambda x, w, b: {"z": correlate(x, w) + b, "a": expit(correlate(x, w) + b)},
    "relativeError": relative_error,
    "sigmoidPrime": slope,
    "zGradient": lambda z, s: slope(a(z)) * a(s),
    "biasGradient": lambda s: a(s).sum(),
    "weightGradientByNeurons": correlate,
    "weightGradient": correlate,
    "parameterGradients": parameter_gradients,
    "aPrevGradientByNeurons": lambda w, s: convolve2d(a(s), a(w), "full"),
    "aPrevGradient": lambda w, s: convolve2d(a(s), a(w), "full"),
    "step": step,
    "learned": learned,
    "convolutionalLayer": layer,
    "convolutionalLayerGradients": layer_gradients,
    "twoLayerGradients": two_layer_gradients,
    "maxPool": pool,
    "maxPoolGradient": pool_gradient,
    "flatten": lambda m: a(m).ravel(),
    "unflatten": lambda n, s: a(n).reshape(-1, s["rows"], s["columns"]),
    "fullyConnected": dense,
    "fullyConnectedGradients": dense_gradients,
    "fullyConnectedStep": dense_step,
    "softmax": softmax,
    "crossEntropy": lambda p, t: -np.log(p[t]),
    "crossEntropyGradient": lambda z, t: softmax(z) - one_hot(len(z), t),
    "relu": lambda z: np.maximum(a(z), 0),
    "reluGradient": lambda z, s: a(s) * (a(z) > 0),
    "l2Penalty": lambda w, l: l / 2 * (a(w) ** 2).sum(),
    "dropout": lambda x, keep, u: np.where(a(u) < keep, a(x) / keep, 0),
    "idxHeader": header,
    "scaled": lambda x, m: a(x) / m,
    "forward": forward,
    "loss": lambda x, l, n: -np.log(softmax(forward(x, n)["logits"])[l]),
    "readDigit": lambda x, n: int(forward(x, n)["logits"].argmax()),
    "trainStep": train_step,
    "paddedPositions": lambda i, o, s, p: count(i + 2 * p, o, s),
    "padded": lambda x, p: np.pad(a(x), p),
    "correlatePadded": lambda x, w, s, p: correlate(np.pad(a(x), p), w, s),
    "dilated": spread,
    "stridedWeightGradient": strided_weights,
    "stridedActivationGradient": strided_back,
    "receptiveField": field,
    "seenCells": seen,
    "twoLayersForward": two_forward,
    "twoLayersBackward": two_backward,
    "split": lambda o, n: {"heldOut": o[:n], "training": o[n:]},
    "batches": lambda o, n: [o[k : k + n] for k in range(0, len(o), n)],
    "momentumStep": momentum,
    "adamStep": adam,
    "decayedStep": lambda w, b, g, l, s: {
        "w": (1 - s * l) * a(w) - s * a(g["w"]), "b": a(b) - s * a(g["b"])},
    "dropoutLayer": dropout_layer,
    "dropoutLayerGradient": lambda z, m, p, s: a(s) * a(m) / (1 - p) * (a(z) > 0),
    "shifted": moved,
    "meanAndError": statistics,
    "strongestPatch": lambda w, l: l * a(w) / np.linalg.norm(a(w)),
    "occlusionMap": occlusion,
    "inputGradient": lambda x, n, s: digit_gradients(x, n, s)[0]["maps"][0],
    "adversarial": adversarial,
    "turned": lambda x: np.rot90(a(x), -1),
}


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    return x.tolist() if hasattr(x, "tolist") else x


def at(value, place):
    for part in place:
        value = value[part]
    return value


def lengths(value):
    return [] if not isinstance(value, list) else [len(value)] + (lengths(value[0]) if value else [])


def same(x, y):
    if isinstance(x, dict) and isinstance(y, dict):
        return x.keys() == y.keys() and all(same(x[k], y[k]) for k in x)
    if isinstance(x, list) and isinstance(y, list):
        return len(x) == len(y) and all(same(p, q) for p, q in zip(x, y))
    if isinstance(x, (int, float)) and isinstance(y, (int, float)):
        return abs(x - y) <= 1e-9 * max(1, abs(x))
    return x == y


def changed(arguments, index, place, to):
    arguments = json.loads(json.dumps(arguments))
    if not place:
        arguments[index] = to
        return arguments
    parent = at(arguments[index], place[:-1])
    parent[place[-1]] = to
    return arguments


def leaves(value, path=()):
    if isinstance(value, list):
        for k, v in enumerate(value):
            yield from leaves(v, path + (k,))
    else:
        yield list(path), value


def makes(name, arguments, shown):
    try:
        return same(plain(FUNCTIONS[name](*arguments)), shown)
    except (ValueError, IndexError):
        # Shapes that do not go together: there is no result.
        return False


def answer(item):
    """What is right; for a choice whether the answer can be right."""
    function = FUNCTIONS[item["function"]]
    ask, arguments = item["ask"], item["arguments"]
    result = plain(function(*arguments))
    kind = ask["kind"]
    if kind == "result":
        return result
    if kind in ("cell", "matrix"):
        return at(result, ask["place"])
    if kind == "shape":
        return lengths(at(result, ask["place"]))
    if kind == "argument":
        if not same(at(result, ask["place"]), ask["value"]):
            return "the value shown is not that of the result"
        return at(arguments[ask["argument"]], ask["index"])
    if kind == "change":
        old = at(arguments[ask["argument"]], ask["index"])
        after = plain(function(*changed(arguments, ask["argument"], ask["index"], old + 1)))
        return at(after, ask["place"]) - at(result, ask["place"])
    if kind == "fault":
        right = dict((tuple(p), v) for p, v in leaves(at(result, ask["place"])))
        wrong = [p for p, v in leaves(ask["shown"]) if not same(v, right[tuple(p)])]
        return wrong[0] if len(wrong) == 1 else wrong
    if kind == "operation":
        made = [name for name in ask["choices"] if makes(name, arguments, ask["shown"])]
        return made[0] if len(made) == 1 else made
    # Which mistake it was only its program knows; what it made must be wrong.
    return "a right result" if same(result, ask["shown"]) else item["answer"]


def main():
    problems, templates, told = [], collections.Counter(), []
    backwards, mistakes = set(), collections.defaultdict(set)
    why = collections.defaultdict(lambda: collections.defaultdict(set))
    for line in sys.stdin:
        item = json.loads(line)
        templates[item["template"]] += 1
        if item["backwards"]:
            backwards.add(item["template"])
        right = answer(item)
        if not same(right, item["answer"]):
            problems.append(f"{item['question']}: {item['answer']}, but NumPy has {right}")
        wrong = [m for m in item["mistakes"] if not same(m["answer"], item["answer"])]
        if len(wrong) < 2 or len(wrong) < len(item["mistakes"]):
            problems.append(f"{item['question']}: too few mistakes, or one that is right")
        mistakes[item["template"]] |= {m["id"] for m in wrong}
        for mistake in item["untold"]:
            why[item["template"]][mistake["id"]].add(mistake["why"])
        if item["question"] in told[-19:]:
            problems.append(f"{item['question']}: twice in twenty")
        told.append(item["question"])
    for problem in problems[:20]:
        print(problem)
    lessons = len({t.split("/")[0] for t in templates})
    print(
        f"{len(told)} items of {len(templates)} templates, {len(backwards)} of them backwards, from "
        f"{lessons} lessons; {len(problems)} wrong")
    if "--templates" in sys.argv:
        for template in sorted(templates):
            print(f"  {template}: {templates[template]} items, {len(mistakes[template])} mistakes")
            for id, reasons in sorted(why[template].items()):
                if id not in mistakes[template]:
                    print(f"    without {id}: it {', or '.join(sorted(reasons))}")
    sys.exit(1 if problems else 0)


main()
