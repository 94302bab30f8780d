import BelfrySource
import BelfryYAML

/// Comments that allow findings: `# belfry:allow promql/rate-of-gauge because …`.
///
/// A comment speaks of its own line, or, alone on a line, of what begins on the next: of a key with
/// its value, or of an element of a list.
struct Suppressions {
  private struct Allowance {
    var ids: [String]
    var span: Span
    var lines: ClosedRange<Int>
    var hasReason: Bool
    var isUsed = false
  }

  private var allowances: [Allowance] = []
  private let index: LineIndex?
  private let file: String

  init(_ documents: ParsedDocuments) {
    self.init(documents.file, documents.comments) { line, index in
      Self.lastLine(from: line, documents.roots, index)
    }
  }

  /// Allowances of any file: its comments, and the last line of what begins on a line.
  init(
    _ source: SourceFile, _ comments: [Comment], lastLine: (Int, LineIndex) -> Int
  ) {
    file = source.path
    let comments = comments.filter { $0.text.hasPrefix("belfry:allow") }
    let index = comments.isEmpty ? nil : LineIndex(source)
    self.index = index
    guard let index else { return }
    for comment in comments {
      let words = comment.text.split(separator: " ").map(String.init)
      let reason = words.firstIndex(of: "because")
      let ids = words[1..<(reason ?? words.count)].flatMap { $0.split(separator: ",") }
        .map(String.init)
      let line = index.position(of: comment.span.start).line
      let first = comment.ownLine ? line + 1 : line
      allowances.append(
        Allowance(
          ids: ids, span: comment.span,
          lines: line...max(first, lastLine(first, index)),
          hasReason: reason.map { $0 + 1 < words.count } ?? false))
    }
  }

  /// The last line of what begins on a line.
  private static func lastLine(from line: Int, _ roots: [Node], _ index: LineIndex) -> Int {
    var last = line
    var open = roots
    while let node = open.popLast() {
      let end = index.position(of: max(node.span.start, node.span.end - 1)).line
      guard end >= line else { continue }
      for pair in node.pairs {
        let keyLine = index.position(of: pair.key.span.start).line
        if keyLine == line {
          last = max(last, index.position(of: max(0, pair.value.span.end - 1)).line)
        }
        if keyLine <= line { open.append(pair.value) }
      }
      for item in node.items {
        let itemLine = index.position(of: item.span.start).line
        if itemLine == line {
          last = max(last, index.position(of: max(0, item.span.end - 1)).line)
        }
        if itemLine <= line { open.append(item) }
      }
    }
    return last
  }

  /// The findings that are not allowed, with those about the allowances themselves.
  ///
  /// - Parameter isJudged: Whether a rule could find everything that it looks for, so that an
  ///   allowance that nothing needs is one too many.
  mutating func apply(
    _ found: [Diagnostic], isJudged: (CheckRule) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    guard let index, !allowances.isEmpty else { return found }
    var kept: [Diagnostic] = []
    for diagnostic in found {
      let line = index.position(of: diagnostic.span?.start ?? 0).line
      let names = [diagnostic.id, CheckRule.named(diagnostic.id)?.id]
      let places = allowances.indices.filter {
        allowances[$0].lines.contains(line) && allowances[$0].ids.contains { names.contains($0) }
      }
      for place in places { allowances[place].isUsed = true }
      if places.isEmpty { kept.append(diagnostic) }
    }
    for allowance in allowances {
      if !allowance.hasReason {
        kept.append(
          Diagnostic(
            CheckRule.allowWithoutReason.id, .warning, "this allowance gives no reason",
            help: "write 'belfry:allow \(allowance.ids.first ?? "rule") because …'", file: file,
            at: allowance.span))
      } else if !allowance.isUsed,
        allowance.ids.allSatisfy({ CheckRule.named($0).map(isJudged) ?? true })
      {
        kept.append(
          Diagnostic(
            CheckRule.unusedAllow.id, .warning, "this allowance is not needed",
            help: "take the comment away", file: file, at: allowance.span))
      }
    }
    return kept
  }
}
