// The entry point for libFuzzer; built by fuzz.sh with the renderer's sources, DocumentRules.swift
// and VirtualTerminal.swift as one module. Not part of the package's targets.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let broken = unsafe brokenRules(Array(UnsafeBufferPointer(start: start, count: count)))
  precondition(broken.isEmpty, "\(broken)")
  return 0
}
