import BelfrySource

/// What checks found in some bytes, to be told again where the same stand once more.
///
/// A check of an expression sees nothing of where it stands but `ExpressionSubject.place(_:)`, and
/// one of a label or annotation nothing of its alert but the expression and the other labels, so
/// that what they find in equal bytes is equal as well.
struct KnownFindings: Sendable {
  /// Findings, each with the place of its reporter.
  typealias Found = [(place: Int, finding: Diagnostic)]

  private let role: ExpressionSubject.Role
  private let path: String
  private let text: RawText
  private let found: Found

  init(_ text: RawText, _ role: ExpressionSubject.Role, _ path: String, _ found: Found) {
    (self.text, self.role, self.path, self.found) = (text, role, path, found)
  }

  /// The findings, where the same bytes stand for the same thing; nothing where they do not.
  func findings(in text: RawText, _ role: ExpressionSubject.Role, _ path: String) -> Found? {
    guard role == self.role, let distance = text.distance(from: self.text) else { return nil }
    return found.map { ($0.place, $0.finding.moved(by: distance, from: self.path, to: path)) }
  }
}

extension Diagnostic {
  /// The same finding in another place of a file.
  fileprivate func moved(by distance: Int, from old: String, to path: String) -> Diagnostic {
    var moved = self
    moved.file = path
    moved.span = span?.shifted(by: distance)
    for index in related.indices where related[index].file == old {
      moved.related[index].file = path
      moved.related[index].span = related[index].span.shifted(by: distance)
    }
    for (fix, edit) in fixes.indices.flatMap({ fix in fixes[fix].edits.indices.map { (fix, $0) } })
    {
      moved.fixes[fix].edits[edit].span = fixes[fix].edits[edit].span.shifted(by: distance)
    }
    return moved
  }
}
