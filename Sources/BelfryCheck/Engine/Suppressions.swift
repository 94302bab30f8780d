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
    self.init(documents.file, documents.comments) { lines, index in
      Self.lastLines(from: lines, documents.roots, index)
    }
  }

  /// Allowances of any file: its comments, and the last lines of what begins on some lines.
  init(
    _ source: SourceFile, _ comments: [Comment],
    lastLines: ([Int], LineIndex) -> [Int: Int]
  ) {
    file = source.path
    let comments = comments.filter { $0.text.hasPrefix("belfry:allow") }
    let index = comments.isEmpty ? nil : LineIndex(source)
    self.index = index
    guard let index else { return }
    let firsts = comments.map { comment in
      index.position(of: comment.span.start).line + (comment.ownLine ? 1 : 0)
    }
    let lasts = lastLines(firsts.sorted(), index)
    for (comment, first) in zip(comments, firsts) {
      let words = comment.text.split(separator: " ").map(String.init)
      let reason = words.firstIndex(of: "because")
      let ids = words[1..<(reason ?? words.count)].flatMap { $0.split(separator: ",") }
        .map(String.init)
      let line = comment.ownLine ? first - 1 : first
      allowances.append(
        Allowance(
          ids: ids, span: comment.span,
          lines: line...max(first, lasts[first] ?? first),
          hasReason: reason.map { $0 + 1 < words.count } ?? false))
    }
  }

  /// The last lines of what begins on some lines, in order.
  private static func lastLines(
    from lines: [Int], _ roots: [Node], _ index: LineIndex
  ) -> [Int: Int] {
    var last: [Int: Int] = [:]
    func take(_ first: Node, _ whole: Node, _ open: inout [Node]) {
      let start = index.position(of: first.span.start).line
      let end = index.position(of: max(0, whole.span.end - 1)).line
      let next = lines.partitioningIndex { $0 >= start }
      guard next < lines.count else { return }
      if lines[next] == start { last[start] = max(last[start] ?? start, end) }
      if lines[next] <= max(end, start) { open.append(whole) }
    }
    var open = roots
    while let node = open.popLast() {
      for pair in node.pairs { take(pair.key, pair.value, &open) }
      for item in node.items { take(item, item, &open) }
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
    let lines = found.map { index.position(of: $0.span?.start ?? 0).line }
    var isAllowed = [Bool](repeating: false, count: found.count)
    // Line by line, so that only those are asked that speak of a line: what begins there.
    let order = allowances.indices.sorted {
      allowances[$0].lines.lowerBound < allowances[$1].lines.lowerBound
    }
    var next = 0
    var open: [Int] = []
    for place in found.indices.sorted(by: { lines[$0] < lines[$1] }) {
      let line = lines[place]
      while next < order.count, allowances[order[next]].lines.lowerBound <= line {
        open.append(order[next])
        next += 1
      }
      open.removeAll { allowances[$0].lines.upperBound < line }
      let names = [found[place].id, CheckRule.named(found[place].id)?.id]
      for allowance in open where allowances[allowance].ids.contains(where: names.contains) {
        allowances[allowance].isUsed = true
        isAllowed[place] = true
      }
    }
    var kept = found.indices.filter { !isAllowed[$0] }.map { found[$0] }
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
