"""Measures again what lesson 14 says of its network and the tutor's own digits.

    python3 Tests/JudgeTests/MeasuredTables/digits.py [SEED…]

The network is made of the course's solutions, as `cnn-tutor run 14` makes it, and compiled by swiftc.
Without seeds all of them are run: that takes ten minutes of one core. With some of them, only their
columns of the tables are. What comes out otherwise than the lesson says is told, and the exit status
is 1 then.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
LESSONS = os.path.join(ROOT, "Lessons")

MAIN = """
let lines = digitsText.split(separator: "\\n")

func digits(_ isWanted: (Int) -> Bool) -> CNNTutorDigits {
  cnnTutorDigits(
    lines.enumerated().filter { isWanted($0.offset) }.map(\\.element).joined(separator: "\\n"))
}

/// How many of the digits held out are misread after the training of `run 14`.
func misread(_ isHeldOut: (Int) -> Bool, step: Double, factor: Double, seed: UInt64) -> Int {
  func scaled(_ digits: CNNTutorDigits) -> CNNTutorDigits {
    (digits.pictures.map { $0.map { $0.map { $0 * factor } } }, digits.labels)
  }
  let training = scaled(digits { !isHeldOut($0) })
  let heldOut = scaled(digits(isHeldOut))
  var generator = CNNTutorGenerator(state: seed)
  var network = cnnTutorNetwork(maps: 8, using: &generator)
  var order = Array(training.labels.indices)
  var stepSize = step
  for _ in 0..<15 {
    order.shuffle(using: &generator)
    for k in order {
      network = trainStep(
        training.pictures[k], label: training.labels[k], network: network, stepSize: stepSize)
    }
    stepSize *= 0.9
  }
  return heldOut.labels.count - cnnTutorRight(heldOut, network)
}

/// Fifty digits by heart: how many are, and how many of the digits held out are misread then.
func overfit(_ isHeldOut: (Int) -> Bool, seed: UInt64) -> (right: Int, misread: Int) {
  let fifty = cnnTutorDigits(cnnTutorFiftyDigits)
  let heldOut = digits(isHeldOut)
  var generator = CNNTutorGenerator(state: seed)
  var network = cnnTutorNetwork(maps: 8, using: &generator)
  for _ in 0..<40 where cnnTutorRight(fifty, network) < 50 {
    for (picture, label) in zip(fifty.pictures, fifty.labels) {
      network = trainStep(picture, label: label, network: network, stepSize: 0.05)
    }
  }
  return (cnnTutorRight(fifty, network), heldOut.labels.count - cnnTutorRight(heldOut, network))
}

let fifth = { (number: Int) in number % 5 == 4 }
let last = { (number: Int) in number >= lines.count - 359 }
let seed = UInt64(CommandLine.arguments[2])!
switch CommandLine.arguments[1] {
case "fifth": print(misread(fifth, step: 0.05, factor: 1, seed: seed))
case "last": print(misread(last, step: 0.05, factor: 1, seed: seed))
case "fifty":
  let result = overfit(fifth, seed: seed)
  print(result.right, result.misread)
case let name:
  let numbers = name.split(separator: "x").map { Double($0)! }
  print(misread(fifth, step: numbers[0], factor: numbers[1], seed: seed))
}
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def built(folder, name, without_switch=False):
    """Compiles the network, with the ReLU open on the way back where that is asked for."""
    closed = "      if z[row][column] <= 0 {\n        zGradient[row][column] = 0\n      }\n"
    text = "".join(
        read(glob.glob(f"{LESSONS}/{number:02}-*/solution.swift")[0]) for number in range(1, 15))
    assert text.count(closed) == 1, "reluGradient is written otherwise now"
    if without_switch:
        text = text.replace(closed, "")
    digits = read(os.path.join(ROOT, "Sources/HandwrittenDigits/DigitsText.swift"))
    support = read(glob.glob(LESSONS + "/14-*/support.swift")[0])
    if "let cnnTutorFiftyDigits" not in support:
        # The tutor compiles them along: the first fifty that are learned from.
        lines = re.findall(r"^  ([0-9] [0-9A-G]{64})$", digits, re.M)
        fifty = [line for number, line in enumerate(lines) if number % 5 != 4][:50]
        support += 'let cnnTutorFiftyDigits = """\n' + "\n".join(fifty) + '\n"""\n'
    library = os.path.join(folder, name + ".swift")
    with open(library, "w", encoding="utf-8") as file:
        file.write(
            "#if canImport(Glibc)\nimport Glibc\n#elseif canImport(Musl)\nimport Musl\n"
            "#else\nimport Darwin\n#endif\n"
            "typealias Matrix = [[Double]]\ntypealias Volume = [Matrix]\n"
            "typealias Shape = (rows: Int, columns: Int)\n"
            + text + support + digits[digits.index("let digitsText"):])
    program = os.path.join(folder, name)
    main = os.path.join(folder, "main.swift")
    with open(main, "w", encoding="utf-8") as file:
        file.write(MAIN)
    subprocess.run(["swiftc", "-O", "-suppress-warnings", library, main, "-o", program], check=True)
    return lambda what, seed: [
        int(word) for word in subprocess.run(
            [program, what, str(seed)], check=True, capture_output=True, text=True
        ).stdout.split()]


def row(text, name):
    """The numbers of a table's row, or of the sentence that begins with `name`."""
    found = re.search(re.escape(name) + r"((?:\s+[0-9.]+)+)$", text, re.M)
    assert found, f"lesson 14 has no row “{name}”"
    return [float(number) for number in found.group(1).split()]


def span(text, pattern):
    """The two numbers of a range in the prose, `75 to 96 %`."""
    found = re.search(pattern.replace("RANGE", r"(\d+) to (\d+)"), text)
    assert found, f"lesson 14 does not say “{pattern}”"
    return int(found.group(1)), int(found.group(2))


def main(seeds):
    text = read(glob.glob(LESSONS + "/14-*/lesson.md")[0])
    prose = " ".join(text.split())
    faults = 0

    def compare(what, said, measured):
        nonlocal faults
        print(f"{what}: the lesson says {said}, measured {measured}", flush=True)
        faults += said != measured

    with tempfile.TemporaryDirectory() as folder:
        network = built(folder, "network")
        for name, split in [("every fifth", "fifth"), ("the last 359", "last")]:
            said = row(text, name)
            for seed in seeds or range(1, 7):
                compare(f"{name}, seed {seed}", said[seed - 1], float(network(split, seed)[0]))
        # Two tables show the same five networks.
        compare("scaled, 0.05", row(text, "\nscaled, 0.05"), row(text, "every fifth")[:5])
        if not seeds:
            steps, said = row(text, "step size"), row(text, "misread")
            for step, mean in zip(steps, said):
                counts = [network(f"{step}x1", seed)[0] for seed in range(1, 6)]
                compare(f"step size {step}", mean, sum(counts) / 5)
            for step in (0.05, 0.01):
                counts = [float(network(f"{step}x16", seed)[0]) for seed in range(1, 6)]
                compare(f"unscaled, {step}", row(text, f"unscaled, {step}"), counts)
            def percent(count):
                return round(100 * (359 - count) / 359)

            open_network = built(folder, "open", without_switch=True)
            said = {
                network: r"read RANGE % of 359 digits that it had not seen",
                open_network: r"trained on the 1438 it read only RANGE %"}
            fifty = [network("fifty", seed) for seed in range(1, 7)]
            compare("fifty learned", [50] * 6, [right for right, _ in fifty])
            counts = [misread for _, misread in fifty]
            compare("fifty, the others", span(prose, said[network]),
                    (percent(max(counts)), percent(min(counts))))
            fifty = [open_network("fifty", seed)[0] for seed in range(1, 7)]
            compare("fifty learned without reluGradient", [50] * 6, fifty)
            counts = [open_network("fifth", seed)[0] for seed in range(1, 7)]
            compare("without reluGradient", span(prose, said[open_network]),
                    (percent(max(counts)), percent(min(counts))))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main([int(argument) for argument in sys.argv[1:]]))
