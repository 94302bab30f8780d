import BelfrySource

/// Marks by which a finding is known again after its line has moved.
struct Fingerprints {
  private var seen: [UInt64: Int] = [:]

  /// The mark of the next finding, sixteen hexadecimal digits; equal findings get marks of their own.
  mutating func next(_ diagnostic: Diagnostic, _ file: SourceFile?, _ index: LineIndex?) -> String {
    let line = diagnostic.span.flatMap { index?.position(of: $0.start).line } ?? 1
    let excerpt = index?.span(ofLine: line).flatMap { file?.text($0) } ?? ""
    let mark = Self.hash([diagnostic.id, diagnostic.file, diagnostic.message, excerpt])
    let count = seen[mark, default: 0]
    seen[mark] = count + 1
    let digits = String(count > 0 ? Self.hash(["\(mark)", "\(count)"]) : mark, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a over texts that a zero byte parts.
  private static func hash(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\u{0}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}
