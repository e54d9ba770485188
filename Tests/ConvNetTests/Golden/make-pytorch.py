"""Writes pytorch.json: what PyTorch makes of random layers and networks, and all their gradients.

    python3 Tests/ConvNetTests/Golden/make-pytorch.py > Tests/ConvNetTests/Golden/pytorch.json

Everything is in float64. Inputs are rounded to three decimals; results are not rounded.
"""

import json
import platform

import torch
from torch.nn import functional

torch.manual_seed(2019)
torch.set_default_dtype(torch.float64)


def numbers(*shape, scale=1.0):
    values = torch.round(scale * (2 * torch.rand(shape) - 1), decimals=3)
    return values.requires_grad_()


def upstream(like):
    """A gradient from above without any symmetry."""
    return numbers(*like.shape).detach()


activations = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
}


def padded(x, filter, mode):
    """PyTorch pads alike on both sides; `same` with an even filter needs one zero more at the end."""
    rows, columns = filter
    if mode == "full":
        return functional.pad(x, (columns - 1, columns - 1, rows - 1, rows - 1))
    if mode == "same":
        return functional.pad(
            x, ((columns - 1) // 2, columns // 2, (rows - 1) // 2, rows // 2)
        )
    return x


def convolutional():
    configurations = [
        # maps in and out, rows and columns, filter, stride, mode
        (1, 1, (3, 3), (2, 2), (1, 1), "valid"),
        (1, 2, (4, 5), (2, 3), (1, 1), "valid"),
        (2, 1, (5, 4), (3, 2), (1, 1), "valid"),
        (3, 2, (4, 4), (2, 2), (1, 1), "valid"),
        (2, 3, (6, 5), (1, 1), (1, 1), "valid"),
        (2, 3, (5, 7), (5, 7), (1, 1), "valid"),
        (3, 4, (7, 6), (3, 2), (2, 1), "valid"),
        (1, 3, (8, 7), (2, 3), (3, 2), "valid"),
        (2, 2, (7, 9), (3, 3), (2, 3), "valid"),
        (2, 2, (9, 8), (2, 2), (4, 3), "valid"),
        (1, 2, (4, 6), (3, 3), (1, 1), "same"),
        (2, 3, (5, 4), (2, 2), (1, 1), "same"),
        (3, 2, (6, 5), (4, 3), (1, 1), "same"),
        (2, 2, (3, 4), (5, 5), (1, 1), "same"),
        (2, 3, (7, 5), (3, 2), (2, 2), "same"),
        (1, 2, (6, 8), (4, 4), (3, 2), "same"),
        (1, 2, (3, 4), (2, 2), (1, 1), "full"),
        (2, 3, (4, 3), (3, 2), (1, 1), "full"),
        (3, 2, (2, 3), (4, 5), (1, 1), "full"),
        (2, 2, (5, 6), (3, 3), (2, 2), "full"),
        (2, 2, (4, 5), (2, 4), (3, 2), "full"),
        (4, 5, (6, 6), (3, 3), (1, 2), "same"),
    ]
    for index, (maps_in, maps_out, shape, filter, stride, mode) in enumerate(configurations):
        name = list(activations)[index % 4]
        x = numbers(maps_in, *shape)
        w = numbers(maps_out, maps_in, *filter)
        b = numbers(maps_out)
        z = functional.conv2d(padded(x[None], filter, mode), w, b, stride=stride)[0]
        z.retain_grad()
        a = activations[name](z)
        above = upstream(a)
        (a * above).sum().backward()
        yield dict(
            mode=mode, stride=stride, activation=name, input=x, filters=w, biases=b, upstream=above,
            z=z, a=a, zGradient=z.grad, inputGradient=x.grad, filterGradients=w.grad,
            biasGradients=b.grad,
        )


def pooling():
    configurations = [
        # maps, rows and columns, window, stride
        (1, (4, 4), (2, 2), (2, 2)),
        (2, (5, 7), (2, 2), (2, 2)),
        (1, (4, 5), (2, 2), (1, 1)),
        (3, (6, 5), (3, 2), (1, 2)),
        (2, (7, 8), (2, 3), (3, 2)),
        (2, (5, 6), (3, 3), (2, 1)),
        (1, (3, 4), (3, 4), (1, 1)),
        (2, (6, 7), (1, 2), (1, 2)),
    ]
    for maps, shape, window, stride in configurations:
        # One decimal only: ties occur, and PyTorch too lets the first in row order win.
        x = torch.round(2 * torch.rand(maps, *shape) - 1, decimals=1).requires_grad_()
        a = functional.max_pool2d(x[None], window, stride)[0]
        above = upstream(a)
        (a * above).sum().backward()
        yield dict(
            window=window, stride=stride, input=x, upstream=above, a=a, inputGradient=x.grad
        )


def fully_connected():
    for index, (inputs, neurons) in enumerate([(1, 1), (6, 3), (20, 10), (3, 8)]):
        name = list(activations)[index]
        x, w, b = numbers(inputs), numbers(neurons, inputs), numbers(neurons)
        z = functional.linear(x, w, b)
        a = activations[name](z)
        above = upstream(a)
        (a * above).sum().backward()
        yield dict(
            activation=name, input=x, weights=w, biases=b, upstream=above, z=z, a=a,
            inputGradient=x.grad, weightGradient=w.grad, biasGradients=b.grad,
        )


def costs():
    for index in range(6):
        output = numbers(3 + index, scale=10.0)
        label = index % (3 + index)
        target = functional.one_hot(torch.tensor(label), 3 + index).to(torch.float64)
        for name in ("quadratic", "crossEntropy"):
            output.grad = None
            if name == "quadratic":
                cost = ((output - target) ** 2).sum() / 2
            else:
                cost = functional.cross_entropy(output[None], torch.tensor([label]))
            cost.backward()
            yield dict(
                name=name, output=output, target=target, cost=cost, gradient=output.grad.clone(),
                softmax=torch.softmax(output, 0),
            )


def network():
    """Two convolutional layers, each with pooling, then two fully connected ones: the gradients of
    one example, and the parameters after six steps of stochastic gradient descent."""
    w1, b1, w2, b2 = numbers(3, 1, 3, 2), numbers(3), numbers(4, 3, 2, 3), numbers(4)
    w3, b3, w4, b4 = numbers(5, 16), numbers(5), numbers(3, 5), numbers(3)
    layers = [(w1, b1), (w2, b2), (w3, b3), (w4, b4)]
    start = [[parameter.detach().clone() for parameter in layer] for layer in layers]
    inputs = [numbers(1, 9, 8).detach() for _ in range(3)]
    labels = [2, 0, 1]

    def cost(example):
        x = inputs[example]
        x = torch.relu(functional.conv2d(x[None], w1, b1))  # 3×7×7
        x = functional.max_pool2d(x, (2, 2), (2, 2))  # 3×3×3
        x = torch.tanh(functional.conv2d(padded(x, (2, 3), "same"), w2, b2))  # 4×3×3
        x = functional.max_pool2d(x, (2, 2), (1, 1))  # 4×2×2
        x = torch.sigmoid(functional.linear(x.flatten(), w3, b3))
        output = functional.linear(x, w4, b4)
        return output, functional.cross_entropy(output[None], torch.tensor([labels[example]]))

    inputs[0].requires_grad_()
    output, first = cost(0)
    first.backward()
    result = dict(
        layers=[dict(weights=w, biases=b) for w, b in start],
        inputs=[x.detach() for x in inputs], labels=labels, output=output, cost=first,
        inputGradient=inputs[0].grad.clone(),
        gradients=[dict(weights=w.grad.clone(), biases=b.grad.clone()) for w, b in layers],
        stepSize=0.2, momentum=0.9, l2=0.05,
    )
    descent = torch.optim.SGD(
        [
            {"params": [w for w, _ in layers], "weight_decay": 0.05},
            {"params": [b for _, b in layers]},
        ],
        lr=0.2, momentum=0.9,
    )
    for step in range(6):
        descent.zero_grad()
        cost(step % 3)[1].backward()
        descent.step()
    return result | dict(after=[dict(weights=w, biases=b) for w, b in layers])


def plain(value):
    """Tensors as lists."""
    if isinstance(value, torch.Tensor):
        return value.detach().tolist()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


sections = {
    "versions": dict(python=platform.python_version(), torch=torch.__version__),
    "convolutional": list(convolutional()),
    "pooling": list(pooling()),
    "fullyConnected": list(fully_connected()),
    "costs": list(costs()),
    "network": network(),
}
# A line a case keeps differences readable.
lines = []
for name, section in sections.items():
    cases = section if isinstance(section, list) else [section]
    text = ",\n".join(json.dumps(plain(case), separators=(",", ":")) for case in cases)
    lines.append(f'"{name}": ' + (f"[\n{text}\n]" if isinstance(section, list) else text))
print("{" + ",\n".join(lines) + "}")
