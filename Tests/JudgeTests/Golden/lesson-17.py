# The results of lesson 17's cases, worked out by NumPy.
#
#     python3 lesson-17.py > lesson-17.json
#
# Each line: a lesson, the case, the element of the result ("" for all of it), numbers. The mean
# gradients are products of matrices here, and momentum and Adam are the sums that they stand for,
# worked out from every slope since the first where these are known.

import numpy as np

from golden import Golden

GOLDEN = Golden(17)
known = GOLDEN.known


# Parts of an order.
for case, order, held_out in [
    ("split.five", [3, 0, 4, 1, 2], 2),
    ("split.one", [7, 5, 9, 6], 1),
    ("split.none", [2, 0, 1], 0),
    ("split.most", [4, 2, 0, 3, 1], 4),
]:
    first, rest = np.split(np.array(order), [held_out])
    known(case, heldOut=first, training=rest)

for case, order, size in [
    ("batches.five", [3, 0, 4, 1, 2], 2),
    ("batches.even", [5, 2, 0, 4, 1, 3], 3),
    ("batches.one", [2, 0, 1], 1),
    ("batches.large", [1, 0, 2], 5),
    ("batches.whole", [1, 3, 0, 2], 4),
    ("batches.ten", [6, 1, 9, 0, 3, 8, 2, 7, 5, 4], 4),
]:
    known(case, all=np.split(np.array(order), range(size, len(order), size)))
known("batches.none", all=np.array([]))


# Momentum.
for case, weights, gradient, velocity, step, share in [
    ("first", [1], [4], [0], 0.1, 0.5),
    ("second", [0.6], [2.4], [4], 0.1, 0.5),
    ("third", [0.16], [0.64], [4.4], 0.1, 0.5),
    ("long", [-1.4], [-5.6], [4], 0.6, 0),
    ("flat", [2], [0], [-3], 0.5, 0.75),
    ("against", [1], [-2], [4], 0.25, 0.5),
    ("two", [1, -2], [0.5, 3], [-1, 2], 0.5, 0.25),
    ("several", [0, 1, -1, 2], [1, -2, 4, 0], [2, 2, -1, 0], 0.125, 0.5),
]:
    velocity = np.array([share, 1]) @ np.array([velocity, gradient])
    known("momentum." + case, weights=weights - step * velocity, velocity=velocity)


# Adam.
def adam(case, weights, gradient, mean, square, time, step=0.1, betas=(0.5, 0.75), epsilon=0.0):
    gradient = np.array(gradient, dtype=float)
    mean = np.average([mean, gradient], axis=0, weights=[betas[0], 1 - betas[0]])
    square = np.average([square, gradient**2], axis=0, weights=[betas[1], 1 - betas[1]])
    corrected = mean / -np.expm1(time * np.log(betas[0]))
    root = np.sqrt(square / -np.expm1(time * np.log(betas[1])))
    known(
        "adam." + case, weights=weights - step * corrected / (root + epsilon), mean=mean,
        meanSquare=square,
    )


adam("first", [1], [4], [0], [0], 1)
adam("second", [0.9], [1], [2], [4], 2)
adam("pair", [1, 2], [-8, 0.02], [0, 0], [0, 0], 1)
adam("usual", [0.5, -1], [0.25, -3], [0, 0], [0, 0], 1, 0.001, (0.9, 0.999), 1e-8)
adam("third", [1], [-2], [1.5], [3.25], 3)
adam("epsilon", [1, 2], [0.5, -1], [1, 0.25], [0.25, 1], 2, epsilon=0.5)
adam("flat", [3, -1], [0, 1], [0, 0], [0, 0], 1, 0.5, epsilon=0.125)
adam("late", [1, 0, -1], [2, -1, 0.5], [0.5, -1, 1], [1, 0.5, 2], 4, 0.25, (0.75, 0.5), 0.25)


# Trainings of one neuron without σ.
def train(case, x, y, weights, orders, held_out, batch, step, share=0.0):
    x, y, weights = np.array(x, dtype=float), np.array(y, dtype=float), np.array(weights, dtype=float)
    slopes, moments = [], [weights]

    def cost():
        errors = x[held_out] @ moments[-1] - y[held_out]
        return errors @ errors / (2 * len(held_out))

    costs, kept = [cost()], [weights]
    for order in orders:
        for part in np.split(np.array(order), range(batch, len(order), batch)):
            slopes.append(x[part].T @ (x[part] @ moments[-1] - y[part]) / len(part))
            # The velocity as the sum that it stands for: every slope so far, faded by its age.
            ages = np.arange(len(slopes))[::-1]
            moments.append(moments[-1] - step * (share**ages @ np.array(slopes)))
        costs.append(cost())
        kept.append(moments[-1])
    known(
        "train." + case, best=kept[int(np.argmin(costs))], epoch=int(np.argmin(costs)), costs=costs
    )


targets = ([[1]] * 8, [2, 4, 9, 5, 1, 8, 6, 5.5])
train("one", *targets, [0], [[0]], [3], 1, 0.5)
train("none", *targets, [1], [], [3, 2], 2, 0.5)
train("batch", *targets, [0], [[0, 2]], [3], 2, 0.5)
train("twice", *targets, [0], [[0, 2]], [1], 1, 0.5)
train("two", *targets, [0], [[0]], [1, 3], 1, 0.5)
train("lesson", *targets, [0], [[1, 0, 2], [2, 1, 0]], [3], 2, 0.5, 0.5)
train("turn", *targets, [0], [[2], [1], [5], [7], [4]], [3], 1, 1)
train("halfway", *targets, [0], [[1], [2], [5]], [3], 1, 1)
train("start", *targets, [5], [[2], [5]], [3], 1, 1)
train("equal", *targets, [0], [[1], [6], [2]], [3], 1, 1)
train("rest", *targets, [8], [[0, 1], [1, 0], [4, 0]], [3, 6], 1, 0.25, 0.5)
points = [(-2, -5.5), (-1, -3), (0, -0.5), (1, 1), (2, 2.5), (3, 5.5), (0.5, 0.25), (-0.5, -2)]
train(
    "line", [[x, 1] for x, _ in points], [y for _, y in points], [0, 0],
    [[3, 0, 7, 2, 4, 1, 6], [6, 4, 1, 0, 2, 3, 7], [1, 7, 4, 6, 3, 0, 2]], [5], 3, 0.125, 0.5,
)


def shuffled_orders(count, epochs):
    state, order, orders = 1, list(range(count)), []
    for _ in range(epochs):
        for last in range(count - 1, 0, -1):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            place = (state >> 33) % (last + 1)
            order[last], order[place] = order[place], order[last]
        orders.append(list(order))
    return orders


signs = np.random.default_rng(68).choice([-1, 1], (24, 12))
answers = signs[:, 0].copy()
answers[:3] *= -1
train(
    "signs", signs, answers, np.zeros(12), shuffled_orders(12, 40), list(range(12, 24)), 5, 0.02,
    0.5,
)

GOLDEN.print()
