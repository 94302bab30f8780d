package import BelfrySource
import BelfryYAML

/// Findings as SARIF 2.1.0, which code hosts and editors show beside the code.
package enum SARIFReport {
  /// What a report says of a rule.
  package struct RuleFacts: Sendable {
    var id: String
    var summary: String
    var help: String
    var severity: Severity

    /// The facts of one rule.
    package init(id: String, summary: String, help: String, severity: Severity) {
      self.id = id
      self.summary = summary
      self.help = help
      self.severity = severity
    }
  }

  /// Lines and columns from 1, columns in code points.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile], rules: [RuleFacts], version: String
  ) -> [UInt8] {
    let indexes = files.mapValues { LineIndex($0) }
    let used = Set(diagnostics.map(\.id))
    let facts = rules.filter { used.contains($0.id) }
    let places = Dictionary(facts.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in
      first
    }
    let driver = Value.mapping([
      .init("name", .string("belfry")), .init("version", .string(version)),
      .init("rules", .sequence(facts.map(rule))),
    ])
    var fingerprints = Fingerprints()
    let results = diagnostics.inOrder().map { diagnostic in
      let file = diagnostic.file
      let mark = fingerprints.next(diagnostic, files[file], indexes[file])
      return result(diagnostic, mark, indexes, places)
    }
    return JSONWriter().write(
      .mapping([
        .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
        .init("version", .string("2.1.0")),
        .init(
          "runs",
          .sequence([
            .mapping([
              .init("tool", .mapping([.init("driver", driver)])),
              .init("columnKind", .string("unicodeCodePoints")),
              .init("results", .sequence(results)),
            ])
          ])),
      ]))
  }

  private static func text(_ text: String) -> Value { .mapping([.init("text", .string(text))]) }

  private static func level(_ severity: Severity) -> Value {
    .string(severity == .advice ? "note" : severity.rawValue)
  }

  private static func rule(_ facts: RuleFacts) -> Value {
    .mapping([
      .init("id", .string(facts.id)), .init("shortDescription", text(facts.summary)),
      .init("fullDescription", text(facts.help)),
      .init("defaultConfiguration", .mapping([.init("level", level(facts.severity))])),
    ])
  }

  private static func result(
    _ diagnostic: Diagnostic, _ mark: String, _ indexes: [String: LineIndex],
    _ places: [String: Int]
  ) -> Value {
    let message = diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")
    var entries: [Value.Entry] = [
      .init("ruleId", .string(diagnostic.id)), .init("level", level(diagnostic.severity)),
      .init("message", text(message)),
      .init("locations", .sequence([location(diagnostic.file, diagnostic.span, nil, indexes)])),
      .init("partialFingerprints", .mapping([.init("finding/v1", .string(mark))])),
    ]
    if let place = places[diagnostic.id] { entries.append(.init("ruleIndex", .integer(place))) }
    // Both lists are sets.
    let related = diagnostic.related.unique
    if !related.isEmpty {
      let places = related.map { location($0.file, $0.span, $0.message, indexes) }
      entries.append(.init("relatedLocations", .sequence(places)))
    }
    let fixes = diagnostic.fixes.unique.compactMap { fix($0, diagnostic.file, indexes) }
    if !fixes.isEmpty { entries.append(.init("fixes", .sequence(fixes))) }
    return .mapping(entries)
  }

  private static func artifact(_ file: String) -> Value {
    .mapping([.init("uri", .string(escaped(file)))])
  }

  /// A path as a reference of RFC 3986; the address of a scrape stays one.
  private static func escaped(_ path: String) -> String {
    let isAddress = path.hasPrefix("http://") || path.hasPrefix("https://")
    let marks = isAddress ? "-._~/:?#[]@!$&'()*+,;=%" : "-._~/"
    return path.percentEncoded(keeping: marks)
  }

  private static func region(_ span: Span, _ index: LineIndex) -> Value {
    let (start, end) = (index.position(of: span.start), index.position(of: span.end))
    return .mapping([
      .init("startLine", .integer(start.line)), .init("startColumn", .integer(start.column)),
      .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
    ])
  }

  private static func location(
    _ file: String, _ span: Span?, _ message: String?, _ indexes: [String: LineIndex]
  ) -> Value {
    var physical: [Value.Entry] = [.init("artifactLocation", artifact(file))]
    if let span, let index = indexes[file] { physical.append(.init("region", region(span, index))) }
    var entries: [Value.Entry] = [.init("physicalLocation", .mapping(physical))]
    if let message { entries.append(.init("message", text(message))) }
    return .mapping(entries)
  }

  /// Nothing for a mend without edits or of an unknown file: SARIF asks for one replacement.
  private static func fix(
    _ fix: FixIt, _ file: String, _ indexes: [String: LineIndex]
  ) -> Value? {
    guard let index = indexes[file], !fix.edits.isEmpty else { return nil }
    let replacements = fix.edits.map { edit in
      Value.mapping([
        .init("deletedRegion", region(edit.span, index)),
        .init("insertedContent", text(edit.text)),
      ])
    }
    let change = Value.mapping([
      .init("artifactLocation", artifact(file)), .init("replacements", .sequence(replacements)),
    ])
    return .mapping([
      .init("description", text(fix.message)), .init("artifactChanges", .sequence([change])),
    ])
  }
}
