#!/usr/bin/env python3
"""Prints about BYTES bytes of mathematics, the same for the same SEED: formulas.py BYTES [SEED]

A fraction, sums, scripts, a matrix in a formula and one on its own in each section, with prose around
them that has formulas in its lines. The numbers and letters are drawn anew each time, so that no reader
gains by remembering what it has drawn before.
"""
import random
import sys

LETTERS = "abcdhkmnprstuvwxyz"
GREEK = ["alpha", "beta", "delta", "sigma", "lambda", "theta", "omega"]


def number():
    form = random.choice(["{:.0f}", "{:.1f}", "{:.3f}"])
    return form.format(random.uniform(-999, 999))


def letter():
    return random.choice(LETTERS) if random.random() < 0.7 else "\\" + random.choice(GREEK) + " "


def symbol():
    base = letter()
    kind = random.random()
    if kind < 0.4:
        return f"{base}_{{{random.choice(LETTERS)},{random.randrange(99)}}}"
    return f"{base}^{{{random.randrange(2, 99)}}}" if kind < 0.5 else base


def matrix():
    rows, columns = random.randint(2, 6), random.randint(2, 6)
    lines = (" ".join(number() for _ in range(columns)) for _ in range(rows))
    return "```matrix numbers\n" + "\n".join(lines) + "\n```\n"


def formula():
    forms = [
        f"\\frac{{\\partial C}}{{\\partial {symbol()}}} = \\sum_{{i}} {symbol()} \\cdot {number()}",
        f"{symbol()} = \\sum_{{i=1}}^{{{random.randrange(999)}}} {symbol()} \\cdot {symbol()} + {number()}",
        f"\\sigma({symbol()}) = \\frac{{1}}{{1 + e^{{-{number().lstrip('-')} {symbol()}}}}}",
        f"\\left\\lfloor \\frac{{{symbol()} - {number()}}}{{{symbol()}}} \\right\\rfloor + {number()}",
        f"\\begin{{aligned}}\n{symbol()} &= {symbol()} \\star {symbol()} + {number()} \\\\\n"
        f"{symbol()} &= \\sigma({symbol()})\n\\end{{aligned}}",
        f"\\begin{{bmatrix}} {number()} & {number()} \\\\ {number()} & {number()} \\end{{bmatrix}} "
        f"\\cdot {symbol()} = \\sqrt{{{symbol()} + {number()}}}",
    ]
    return "```math\n" + random.choice(forms) + "\n```\n"


def prose():
    return (
        f"With $`{symbol()} = {number()}`$ and $`{symbol()}`$ the sum over $`{letter()}`$ is\n"
        f"`{number()} · {number()}`, and $`{symbol()} + {symbol()} \\leq {number()}`$ is what is left of\n"
        f"the products in row {random.randrange(99)} and column {random.randrange(99)} of the result.\n"
    )


def main():
    wanted = int(sys.argv[1])
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    parts, size, section = ["# Formulas\n"], 0, 0
    while size < wanted:
        section += 1
        text = "\n".join([f"## Section {section}\n", prose(), formula(), prose(), matrix(), prose()])
        parts.append(text)
        size += len(text.encode()) + 1
    sys.stdout.write("\n".join(parts))


main()
