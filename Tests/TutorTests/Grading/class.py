"""Makes the hand-ins of a class of a given size, of every sort that teachers get, and says what each is.

    python3 class.py LESSONS FOLDER COUNT

writes FOLDER/class and, as JSON on standard output, for each student what the first three lessons are.
After `cnn-tutor grade FOLDER/class --weights FOLDER/weights --format json > report.json`,

    python3 class.py --compare EXPECTED report.json

prints each grade that is not as expected, and ends with status 1 where there is one.
"""

import json
import os
import sys

FOLDERS = ["01-shared-weights", "02-cross-correlation", "03-valid-and-full"]
RIGHT, PARTLY, WRONG, BROKEN = "right", "partly", "wrong", "doesNotCompile"
UNTOUCHED, MISSING = "notStarted", "missing"


class Class:
    def __init__(self, lessons, folder):
        self.lessons = lessons
        self.folder = folder
        self.expected = {}

    def file(self, number, kind):
        path = os.path.join(self.lessons, FOLDERS[number - 1], f"{kind}.swift")
        with open(path, encoding="utf-8") as file:
            return file.read()

    def solution(self, number):
        # Nobody's file is quite another's, so that each has to be compiled.
        return self.file(number, "solution") + f"\n// {len(self.expected)}\n"

    def changed(self, number, old, new):
        text = self.solution(number)
        assert old in text
        return text.replace(old, new, 1)

    def in_body(self, statement):
        """Lesson 2 with a statement at the start of its function."""
        return self.changed(2, "-> Matrix {\n", "-> Matrix {\n  " + statement + "\n")

    def add(self, name, files, *states, below="Exercises"):
        """A student with these files; states of the three lessons."""
        root = os.path.join(self.folder, "class", name)
        os.makedirs(os.path.join(root, below))
        for path, contents in files.items():
            path = os.path.join(root, below, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(contents if isinstance(contents, bytes) else contents.encode())
        self.expected[name] = states
        return root

    def named(self, files):
        return {FOLDERS[number - 1] + ".swift": text for number, text in files.items()}

    # The sorts of hand-ins.

    def solved(self, i):
        files = {n: self.solution(n) for n in (1, 2, 3)}
        self.add(f"solved {i}", self.named(files), RIGHT, RIGHT, RIGHT)

    def partly(self, i):
        files = {
            1: self.file(1, "exercise"),
            2: self.solution(2),
            3: self.changed(3, "row in row.reversed()", "row in row"),
        }
        self.add(f"partly {i}", self.named(files), UNTOUCHED, RIGHT, PARTLY)

    def wrong(self, i):
        files = {1: self.file(1, "exercise"), 2: self.changed(2, "sum += input", "sum -= input")}
        self.add(f"wrong {i}", self.named(files), UNTOUCHED, WRONG, MISSING)

    def crashing(self, i):
        files = {2: self.in_body('if input.count >= 0 { fatalError("]]>") }')}
        self.add(f"crashing {i}", self.named(files), MISSING, WRONG, MISSING)

    def looping(self, i):
        files = {2: self.in_body("while input.count >= 0 { print(0) }")}
        self.add(f"looping {i}", self.named(files), MISSING, WRONG, MISSING)

    def hostile(self, i):
        statement = f"""\
setenv("HOME", "/", 1); kill(getppid(), SIGKILL); unlink("{self.folder}/weights")
  if let file = fopen("{self.folder}/class/hostile {i}/stolen", "w") {{ fclose(file) }}
  for _ in 0..<100 {{ _ = socket(AF_INET, 1, 0) }}
  if rmdir("{self.folder}/class/empty 10") == 0 {{ return [] }}
  print("\\u{{1B}}[2J</testcase>"); if input.count >= 0 {{ exit(0) }}"""
        files = {2: "import Glibc\n" + self.in_body(statement)}
        self.add(f"hostile {i}", self.named(files), MISSING, WRONG, MISSING)

    def oddly_named(self, i):
        files = {2: self.solution(2)}
        self.add(f"=odd\n\x1b[2J\",<&> ü {i}", self.named(files), MISSING, RIGHT, MISSING)

    def links(self, i):
        root = self.add(f"links {i}", self.named({1: self.solution(1)}), RIGHT, MISSING, MISSING)
        exercises = os.path.join(root, "Exercises")
        os.symlink("/etc/passwd", os.path.join(exercises, FOLDERS[1] + ".swift"))
        os.symlink("..", os.path.join(exercises, "loop"))
        os.symlink(os.path.join(root, ".."), os.path.join(root, ".cnn-tutor"))

    def windows(self, i):
        text = "\ufeff" + self.solution(2).replace("\n", "\r\n")
        self.add(f"windows {i}", self.named({2: text}), MISSING, RIGHT, MISSING)

    def nested(self, i):
        files = {"Types.swift": "", **self.named({2: self.solution(2)})}
        below = "final (2)/cnn-exercises/Exercises"
        self.add(f"nested {i}", files, MISSING, RIGHT, MISSING, below=below)

    def empty(self, i):
        os.makedirs(os.path.join(self.folder, "class", f"empty {i}"))
        self.expected[f"empty {i}"] = (MISSING, MISSING, MISSING)

    def renamed(self, i):
        files = {
            "my solution.swift": self.solution(2),
            FOLDERS[1] + ".swift": self.file(2, "exercise"),
            "__MACOSX/._a.swift": b"\x00\x05",
            FOLDERS[2] + ".swift": b"// \xff\n" * (1 << 18),
            "notes.txt": "nothing",
        }
        self.add(f"renamed {i}", files, MISSING, RIGHT, MISSING)

    def broken(self, i):
        files = {2: self.in_body("let = ;")}
        self.add(f"broken {i}", self.named(files), MISSING, BROKEN, MISSING)

    SORTS = [
        *[solved, partly, wrong, crashing, looping, hostile, oddly_named, links, windows, nested],
        *[empty, renamed, broken],
    ]


def make(lessons, folder, count):
    made = Class(lessons, folder)
    os.makedirs(os.path.join(folder, "class"))
    with open(os.path.join(folder, "weights"), "w", encoding="utf-8") as file:
        file.write("# the first three\n1 1\n2 2\n3 2.5\n")
    for i in range(count):
        made.SORTS[i % len(made.SORTS)](made, i)
    json.dump(made.expected, sys.stdout)


def compare(expected, report):
    with open(expected, encoding="utf-8") as file:
        expected = json.load(file)
    with open(report, encoding="utf-8") as file:
        report = json.load(file)
    grades = {
        student["student"]: [lesson["state"] for lesson in student["lessons"]]
        for student in report["students"]
    }
    wrong = {
        name: (list(states), grades.get(name))
        for name, states in expected.items()
        if list(states) != grades.get(name)
    }
    for name, (states, found) in wrong.items():
        print(f"{name!r}: {found} instead of {states}")
    print(f"{len(expected) - len(wrong)} of {len(expected)} grades are right")
    sys.exit(bool(wrong) or len(grades) != len(expected))


if sys.argv[1] == "--compare":
    compare(*sys.argv[2:])
else:
    make(sys.argv[1], sys.argv[2], int(sys.argv[3]))
