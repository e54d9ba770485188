#!/usr/bin/env bash
# Feeds random documents to the renderer until one breaks a rule: fuzz.sh [SECONDS] [BUILD FOLDER]
#
# Needs swiftc with libFuzzer (-sanitize=fuzzer). Seeds are the files in Seeds/, which are also tests:
# FuzzedDocumentTests feeds each of them to the same checks. Put every input that fails there.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
seconds="${1:-600}"
build="${2:-$(mktemp -d)}"
mkdir -p "$build/corpus"
compile=(
  swiftc -parse-as-library -O -wmo -sanitize=fuzzer,address -swift-version 6 -package-name cnn-tutor
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility)
for module in SwiftTokens TerminalText; do
  "${compile[@]}" -module-name "$module" -I "$build" -c "$root/Sources/$module"/*.swift \
    -emit-module -emit-module-path "$build/$module.swiftmodule" -o "$build/$module.o"
done
"${compile[@]}" -module-name Fuzz -I "$root/Sources/CCommonMark" -I "$build" \
  "$root"/Sources/TerminalMarkdown/*.swift "$root/Tests/TestSupport/VirtualTerminal.swift" \
  "$here/../DocumentRules.swift" "$here/FuzzMarkdown.swift" \
  "$build/SwiftTokens.o" "$build/TerminalText.o" -lcmark -o "$build/fuzz"
cd "$build"
# Swift keeps its global constants where the leak checker does not look for them.
export ASAN_OPTIONS=detect_leaks=0
exec ./fuzz -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
  -dict="$here/markdown.dict" "$build/corpus" "$here/Seeds"
