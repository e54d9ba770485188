"""Times what passes between saving an exercise and its verdict, beside other ways to know.

    swift build -c release -Xswiftc -static-executable -Xlinker -s --product cnn-tutor
    python3 Tests/JudgeTests/Benchmark/saves.py [saves]

The same edit of one small function is judged by `cnn-tutor verify`, built by `swift build` in the
workspace, and tested by `cargo test` in a crate of its own, in turns; the last is left out where
there is no cargo. Prints medians. Ends with an error where a verdict is not the expected one.
"""

import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).parents[3]
TUTOR = ROOT / ".build/release/cnn-tutor"
SOLUTION = (ROOT / "Lessons/02-cross-correlation/solution.swift").read_text()

RUST = """
pub fn correlate(x: &[Vec<f64>], w: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..=x.len() - w.len()).map(|r| (0..=x[0].len() - w[0].len()).map(|c| {
        (0..w.len()).map(|i| (0..w[0].len()).map(|j| x[r + i][c + j] * w[i][j]).sum::<f64>()).sum()
    }).collect()).collect()
}
#[test]
fn valid() {
    let x = [vec![1., 2., 3.], vec![4., 5., 6.], vec![7., 8., 9.]];
    let w = [vec![10., 20.], vec![30., 40.]];
    assert_eq!(correlate(&x, &w), [[370., 470.], [670., 770.]]);
}
"""


def seconds(command, folder, statuses):
    start = time.perf_counter()
    status = subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
    taken = time.perf_counter() - start
    if status not in statuses:
        sys.exit(f"{' '.join(map(str, command))} ended with status {status}")
    return taken


def main():
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    folder = pathlib.Path(tempfile.mkdtemp())
    workspace = folder / "workspace"
    subprocess.run([TUTOR, "start", workspace], check=True, capture_output=True)
    exercise = workspace / "Exercises/02-cross-correlation.swift"
    crate = folder / "crate"
    has_cargo = shutil.which("cargo") is not None
    if has_cargo:
        (crate / "src").mkdir(parents=True)
        (crate / "Cargo.toml").write_text('[package]\nname = "saves"\nedition = "2021"\n')
    times = {"cnn-tutor verify": [], "swift build": [], "cargo test": []}
    for number in range(saves + 1):
        is_right = number % 2 == 1
        text = SOLUTION if is_right else SOLUTION.replace("sum += input", "sum -= input")
        exercise.write_text(f"{text}\n// save {number}\n")
        times["cnn-tutor verify"].append(
            seconds([TUTOR, "verify", "2"], workspace, [0 if is_right else 1]))
        times["swift build"].append(seconds(["swift", "build"], workspace, [0]))
        if has_cargo:
            rust = RUST if is_right else RUST.replace("* w", "* -w")
            (crate / "src/lib.rs").write_text(f"{rust}\n// save {number}\n")
            times["cargo test"].append(
                seconds(["cargo", "test", "--offline"], crate, [0 if is_right else 101]))
    for name, taken in times.items():
        # The first is the first build of all.
        if taken:
            print(f"{name:18} median {statistics.median(taken[1:]):.2f} s of {saves} saves")
    shutil.rmtree(folder)


main()
