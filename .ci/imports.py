"""Says which files import a module that their target does not declare in Package.swift.

SwiftPM's own check (--explicit-target-dependency-import-check) lets a module pass that a dependency
brings along; it breaks as soon as that dependency stops needing it.

    python3 .ci/imports.py    # prints nothing and ends with 0 where all is declared
"""

import json
import pathlib
import re
import subprocess
import sys

# What the toolchain itself brings.
TOOLCHAIN = {
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl",
    "PackageDescription", "PackagePlugin", "Synchronization", "System", "Testing",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|typealias|func|var|let)\s+)?(\w+)",
    re.MULTILINE)

root = pathlib.Path(__file__).resolve().parent.parent
package = json.loads(
    subprocess.run(
        ["swift", "package", "dump-package"], cwd=root, check=True, capture_output=True).stdout)

undeclared = []
for target in package["targets"]:
    dependencies = [kind[0] for entry in target["dependencies"] for kind in entry.values()]
    known = TOOLCHAIN | {name.replace("-", "_") for name in dependencies}
    top = "Tests" if target["type"] == "test" else "Sources"
    folder = root / (target.get("path") or f"{top}/{target['name']}")
    for file in sorted(folder.rglob("*.swift")):
        for module in IMPORT.findall(file.read_text()):
            if module not in known:
                undeclared.append(
                    f"{file.relative_to(root)}: {module} is no dependency of {target['name']}")

print("\n".join(undeclared), end="\n" * bool(undeclared))
sys.exit(bool(undeclared))
