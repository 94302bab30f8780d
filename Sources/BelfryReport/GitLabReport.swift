package import BelfrySource
import BelfryYAML

/// Findings as GitLab's code quality report.
package enum GitLabReport {
  /// One object a finding; fingerprints stay the same while a line keeps its text.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile]
  ) -> [UInt8] {
    let indexes = files.mapValues { LineIndex($0) }
    var fingerprints = Fingerprints()
    let findings = diagnostics.inOrder().map { diagnostic -> Value in
      let index = indexes[diagnostic.file]
      let line = diagnostic.span.flatMap { index?.position(of: $0.start).line } ?? 1
      let mark = fingerprints.next(diagnostic, files[diagnostic.file], index)
      let message = diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")
      return .mapping([
        .init("description", .string(message)), .init("check_name", .string(diagnostic.id)),
        .init("fingerprint", .string(mark)),
        .init("severity", .string(severity(diagnostic.severity))),
        .init(
          "location",
          .mapping([
            .init("path", .string(path(diagnostic.file))),
            .init("lines", .mapping([.init("begin", .integer(line))])),
          ])),
      ])
    }
    return JSONWriter().write(.sequence(findings))
  }

  /// GitLab compares paths with those of a change, which begin without `./`.
  private static func path(_ file: String) -> String {
    file.hasPrefix("./") ? String(file.dropFirst(2)) : file
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .advice: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }
}
