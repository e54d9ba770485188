"""What the scripts for lessons' cases share: a golden file, a line for each number or list that is known."""

import json

import numpy as np


class Golden:
    """The results of one lesson's cases."""

    def __init__(self, lesson):
        self.lesson = lesson
        self.lines = []

    def known(self, case, **elements):
        """Notes elements of a case's result by their names; `all` is all of it."""
        for element, numbers in elements.items():
            if isinstance(numbers, list):
                # Its parts may be of different lengths.
                numbers = [np.asarray(part, dtype=float).tolist() for part in numbers]
            else:
                numbers = np.asarray(numbers, dtype=float).tolist()
            name = "" if element == "all" else element
            self.lines.append(
                {"lesson": self.lesson, "case": case, "element": name, "numbers": numbers})

    def print(self):
        print("[\n" + ",\n".join(json.dumps(line) for line in self.lines) + "\n]")
