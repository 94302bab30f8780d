import BelfrySource

/// What the checks of an expression found, to be told again where the same bytes stand once more.
///
/// A check sees nothing of where an expression stands but `ExpressionSubject.place(_:)`, so that what
/// it finds in equal bytes is equal as well.
struct KnownFindings: Sendable {
  private let role: ExpressionSubject.Role
  private let path: String
  private let file: SourceFile
  /// The bytes of the scalar.
  private let span: Span
  private let found: [(place: Int, finding: Diagnostic)]

  /// Nothing where other bytes than the scalar's own may be meant.
  ///
  /// - Parameter found: Each finding with the place of its reporter.
  init?(
    _ subject: ExpressionSubject, _ path: String, _ found: [(place: Int, finding: Diagnostic)]
  ) {
    guard let raw = subject.raw else { return nil }
    (file, span) = raw
    role = subject.role
    self.path = path
    self.found = found
  }

  /// The findings, where an expression stands in the same bytes; nothing where it does not.
  func findings(
    in subject: ExpressionSubject, _ path: String
  ) -> [(place: Int, finding: Diagnostic)]? {
    guard subject.role == role, let raw = subject.raw, raw.span.length == span.length,
      file.bytes[span.start..<span.end] == raw.file.bytes[raw.span.start..<raw.span.end]
    else { return nil }
    let distance = raw.span.start - span.start
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
