import BelfrySource
import BelfryYAML

/// Bytes of a file that a check sees, to find out whether the same stand somewhere else.
struct RawText: Sendable {
  private let file: SourceFile
  let span: Span
  /// Where its parts begin, counted from its own beginning; less than that where one is not there.
  private let parts: Parts

  private struct Parts: Equatable {
    var expression = 0
    var labels = 0
    var annotations = 0
  }

  /// The bytes of a scalar; nothing behind an alias, which has a place of its own.
  init?(_ node: Node) {
    guard !node.isAlias else { return nil }
    (file, span, parts) = (node.file, node.span, Parts())
  }

  /// The bytes of an alert from the first of its expression, labels and annotations to the last;
  /// nothing where a part of them stands elsewhere.
  init?(_ rule: RuleSubject) {
    let nodes = ["expr", "labels", "annotations"].map { rule.node[$0] }
    var span: Span?
    for case let node? in nodes {
      guard !node.isAlias else { return nil }
      span = Span(
        min(node.span.start, span?.start ?? .max), max(node.span.end, span?.end ?? 0))
    }
    guard let span, span.start >= rule.node.span.start, span.end <= rule.node.span.end,
      (rule.labels + rule.annotations).allSatisfy({ !$0.key.isAlias && !$0.value.isAlias })
    else { return nil }
    let starts = nodes.map { ($0?.span.start ?? -1) - span.start }
    self.span = span
    file = rule.node.file
    parts = Parts(expression: starts[0], labels: starts[1], annotations: starts[2])
  }

  /// How many bytes behind another text with the same bytes and parts this one stands; nothing where
  /// it is another one.
  func distance(from other: RawText) -> Int? {
    guard span.length == other.span.length, parts == other.parts,
      other.file.bytes[other.span.start..<other.span.end].withUnsafeBufferPointer({
        file.holds($0, at: span)
      })
    else { return nil }
    return span.start - other.span.start
  }
}
