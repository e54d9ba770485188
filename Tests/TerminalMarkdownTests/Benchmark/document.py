#!/usr/bin/env python3
"""Prints about BYTES bytes of ordinary Markdown, the same for the same SEED: document.py BYTES [SEED]

Headings, paragraphs with emphasis, code and links, Swift, nested lists, quotes, tables (which are text
in CommonMark), Chinese and emoji: nothing that only one reader knows.
"""
import random
import sys

WORDS = (
    "a filter slides over the input and its products are added at each position to make map of "
    "cost weights is cross correlation between activation stride padding kernel bias neuron layer "
    "network learns digits gradient with respect"
).split()


def sentence(length):
    words = [random.choice(WORDS) for _ in range(length)]
    for chance, form in ((0.3, "*{}*"), (0.2, "**{}**"), (0.3, "`{}(x)`")):
        if random.random() < chance:
            words[random.randrange(length)] = form.format(random.choice(WORDS))
    if random.random() < 0.15:
        words[random.randrange(length)] = f"[link](https://example.com/{random.randrange(999)})"
    return " ".join(words).capitalize() + "."


def paragraph():
    lines = (" ".join(sentence(random.randint(5, 14)) for _ in range(2)) for _ in range(3))
    return "\n".join(lines) + "\n"


def section(number):
    return "\n".join([
        f"## Section {number}\n",
        paragraph(),
        paragraph(),
        f"```swift\nfunc f{number}(_ x: Matrix) -> Matrix {{\n  // doubles\n"
        f"  return x.map {{ $0 * {number} }}\n}}\n```\n",
        "- one item\n- another *item* with text\n  - nested\n    1. deep\n    2. deeper\n",
        f"> {sentence(12)}\n> {sentence(9)}\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "卷积神经网络把一个小的窗口滑过输入，并且把窗口里的数字乘以权重。 Emoji 🙂 and 👩‍🔬.\n",
        "```\n370 470\n670 770\n```\n",
        paragraph(),
    ])


def main():
    wanted = int(sys.argv[1])
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    parts, size, number = ["# Document\n"], 0, 0
    while size < wanted:
        number += 1
        parts.append(section(number))
        size += len(parts[-1].encode()) + 1
    sys.stdout.write("\n".join(parts)[:wanted])


main()
