package import BelfrySource

extension LogstashPipeline {
  /// The bytes of every section, plugin, branch, setting and pair: what a comment above may mean.
  package var parts: [Span] {
    var found = sections.map(\.span)
    var open = sections.flatMap(\.body)
    while let statement = open.popLast() {
      switch statement {
      case .plugin(let plugin): found += plugin.parts
      case .branch(let branch):
        for arm in branch.arms {
          let last = arm.body.map(\.span.end).max() ?? arm.keyword.end
          found.append(Span(arm.keyword.start, last))
          open += arm.body
        }
      }
    }
    return found
  }
}

extension LogstashStatement {
  /// From its first word to the end of what it holds.
  package var span: Span {
    switch self {
    case .plugin(let plugin): plugin.span
    case .branch(let branch):
      Span(
        branch.arms.first?.keyword.start ?? 0,
        branch.arms.last.map { arm in
          arm.body.last.map(\.span.end) ?? arm.keyword.end
        } ?? 0)
    }
  }
}

extension LogstashPlugin {
  fileprivate var parts: [Span] {
    var found = [span]
    for attribute in attributes {
      found.append(attribute.nameSpan.union(attribute.value.span))
      found += attribute.value.parts
    }
    return found
  }
}

extension LogstashValue {
  fileprivate var parts: [Span] {
    switch content {
    case .word, .text, .number: [span]
    case .array(let values): [span] + values.flatMap(\.parts)
    case .hash(let entries):
      [span] + entries.flatMap { [$0.keySpan.union($0.value.span)] + $0.value.parts }
    case .plugin(let plugin): plugin.parts
    }
  }
}
