#!/usr/bin/env bash
# Times render-markdown beside lowdown: benchmark.sh [FOLDER FOR THE FILES]
#
# Needs hyperfine, lowdown, python3 and GNU time. Four files: 10 KB and 10 MB of ordinary Markdown,
# 10 MB of this course's lessons, and 10 MB of formulas and matrices of which no two are alike. lowdown
# prints formulas and matrices as they stand.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
folder="${1:-$(mktemp -d)}"
mkdir -p "$folder"

swift build -c release --package-path "$root" --product render-markdown
render="$(swift build -c release --package-path "$root" --show-bin-path)/render-markdown"

python3 "$here/document.py" 10000 > "$folder/10KB.md"
python3 "$here/document.py" 10000000 > "$folder/10MB.md"
: > "$folder/lessons.md"
python3 "$here/formulas.py" 10000000 > "$folder/formulas.md"
while [ "$(stat -c %s "$folder/lessons.md")" -lt 10000000 ]; do
  cat "$root"/Lessons/*/lesson.md >> "$folder/lessons.md"
done

for file in 10KB 10MB lessons formulas; do
  runs=(--warmup 3 --min-runs 50)
  [ "$file" = 10KB ] || runs=(--warmup 1 --runs 7)
  hyperfine -N "${runs[@]}" --output "$folder/output.txt" --export-json "$folder/$file.json" \
    "$render $folder/$file.md" "lowdown -Tterm $folder/$file.md" > /dev/null 2>&1
  for tool in "$render" "lowdown -Tterm"; do
    /usr/bin/time -f %M -o "$folder/memory.txt" $tool "$folder/$file.md" > "$folder/output.txt"
    echo "$(basename "${tool%% *}") $file $(cat "$folder/memory.txt")"
  done > "$folder/$file.memory"
done

python3 - "$folder" <<'PYTHON'
import json, sys
folder = sys.argv[1]
print("| file | tool | median ms | min ms | user ms | memory MB |\n|---|---|---|---|---|---|")
for file in ["10KB", "10MB", "lessons", "formulas"]:
    results = json.load(open(f"{folder}/{file}.json"))["results"]
    memory = [line.split() for line in open(f"{folder}/{file}.memory")]
    for result, (tool, _, kilobytes) in zip(results, memory):
        times = [result["median"], result["min"], result["user"]]
        cells = " | ".join(f"{1000 * time:.1f}" for time in times)
        print(f"| {file} | {tool} | {cells} | {int(kilobytes) / 1024:.1f} |")
PYTHON
