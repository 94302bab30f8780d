import BelfryRegex
import BelfrySource

/// A pattern, a zero byte, a text: whatever is read must match in bounded time, and agree with itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let text = String(decoding: parts.first ?? [], as: UTF8.self)
  let sample = Array(parts.dropFirst().first ?? [])
  guard let pattern = try? Pattern(text) else { return 0 }
  let whole = pattern.matchesWhole(sample)
  if whole { precondition(pattern.firstMatch(in: sample) != nil) }
  if pattern.matchesEmpty { precondition(pattern.matchesWhole([UInt8]())) }
  let shown = String(decoding: sample, as: UTF8.self)
  if let texts = pattern.alternatives, Array(shown.utf8) == sample {
    precondition(texts.contains { Array($0.utf8) == sample } == whole)
  }
  _ = pattern.replacingAll(in: shown, with: "<$0$1>")
  return 0
}
