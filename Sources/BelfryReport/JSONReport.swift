package import BelfrySource
import BelfryYAML

/// Findings for programs: one JSON object, stable across versions.
package enum JSONReport {
  /// Lines and columns from 1, columns in Unicode scalars, edits as byte offsets.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile], checked: Int, version: String
  ) -> [UInt8] {
    let indexes = files.mapValues { LineIndex($0) }
    let findings = diagnostics.inOrder().map { finding($0, files[$0.file], indexes) }
    func count(_ severity: Severity) -> Value {
      .integer(diagnostics.count { $0.severity == severity })
    }
    return JSONWriter().write(
      .mapping([
        .init("belfry", .string(version)), .init("findings", .sequence(findings)),
        .init(
          "summary",
          .mapping([
            .init("files", .integer(checked)), .init("errors", count(.error)),
            .init("warnings", count(.warning)), .init("advice", count(.advice)),
          ])),
      ]))
  }

  private static func finding(
    _ diagnostic: Diagnostic, _ file: SourceFile?, _ indexes: [String: LineIndex]
  ) -> Value {
    var entries: [Value.Entry] = [
      .init("id", .string(diagnostic.id)), .init("severity", .string(diagnostic.severity.rawValue)),
      .init("message", .string(diagnostic.message)),
      .init("help", diagnostic.help.map { .string($0) } ?? .null),
      .init("file", .string(diagnostic.file)),
    ]
    if let span = diagnostic.span, let index = indexes[diagnostic.file] {
      let (start, end) = (index.position(of: span.start), index.position(of: span.end))
      entries += [
        .init("line", .integer(start.line)), .init("column", .integer(start.column)),
        .init("end_line", .integer(end.line)), .init("end_column", .integer(end.column)),
      ]
      if let file, let line = index.span(ofLine: start.line) {
        entries.append(.init("excerpt", .string(String(file.text(line).prefix(200)))))
      }
    }
    entries.append(.init("related", .sequence(diagnostic.related.map { related($0, indexes) })))
    entries.append(.init("fixes", .sequence(diagnostic.fixes.map(fix))))
    return .mapping(entries)
  }

  private static func related(
    _ related: Diagnostic.Related, _ indexes: [String: LineIndex]
  ) -> Value {
    let position = indexes[related.file]?.position(of: related.span.start)
    return .mapping([
      .init("message", .string(related.message)), .init("file", .string(related.file)),
      .init("line", .integer(position?.line ?? 1)),
      .init("column", .integer(position?.column ?? 1)),
    ])
  }

  private static func fix(_ fix: FixIt) -> Value {
    .mapping([
      .init("message", .string(fix.message)),
      .init(
        "edits",
        .sequence(
          fix.edits.map { edit in
            .mapping([
              .init("start", .integer(edit.span.start)), .init("end", .integer(edit.span.end)),
              .init("text", .string(edit.text)),
            ])
          })),
    ])
  }
}
