package import BelfrySource
import BelfryYAML

/// Findings as GitLab's code quality report.
package enum GitLabReport {
  /// One object a finding; fingerprints stay the same while a line keeps its text.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile]
  ) -> [UInt8] {
    let indexes = files.mapValues { LineIndex($0.bytes) }
    var seen: [UInt64: Int] = [:]
    let findings = diagnostics.inOrder().map { diagnostic -> Value in
      let index = indexes[diagnostic.file]
      let line = diagnostic.span.flatMap { index?.position(of: $0.start).line } ?? 1
      let excerpt = index?.span(ofLine: line).map { files[diagnostic.file]?.text($0) ?? "" } ?? ""
      var mark = fingerprint([diagnostic.id, diagnostic.file, diagnostic.message, excerpt])
      let count = seen[mark, default: 0]
      seen[mark] = count + 1
      if count > 0 { mark = fingerprint(["\(mark)", "\(count)"]) }
      let message = diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")
      return .mapping([
        .init("description", .string(message)), .init("check_name", .string(diagnostic.id)),
        .init("fingerprint", .string(String(mark, radix: 16))),
        .init("severity", .string(severity(diagnostic.severity))),
        .init(
          "location",
          .mapping([
            .init("path", .string(diagnostic.file)),
            .init("lines", .mapping([.init("begin", .integer(line))])),
          ])),
      ])
    }
    return JSONWriter().write(.sequence(findings))
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .advice: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }

  /// FNV-1a over texts that a zero byte parts.
  private static func fingerprint(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\u{0}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}
