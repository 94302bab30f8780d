import BelfryPromQL
import BelfrySource
import BelfryYAML

extension ExpressionSubject {
  /// Parts below a part, itself included, in the order of the list.
  func parts(below id: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var open = [id]
    while let next = open.popLast() {
      found.append(next)
      open += tree[next].children
    }
    return found.sorted()
  }

  /// Selectors below a part.
  func selectors(below id: NodeID) -> [VectorSelector] {
    parts(below: id).compactMap { part in
      switch tree[part] {
      case .selector(let selector): selector
      case .matrix(let matrix): matrix.selector
      default: nil
      }
    }
  }

  /// Calls below a part.
  func calls(below id: NodeID) -> [Call] {
    parts(below: id).compactMap { part in
      if case .call(let call) = tree[part] { return call }
      return nil
    }
  }

  /// A mend that puts texts in the place of bytes of the expression, written as its scalar needs
  /// it; none where that cannot be done in place.
  func fix(_ message: String, _ edits: [(span: Span, text: String)]) -> [FixIt] {
    var done: [FixIt.Edit] = []
    for edit in edits {
      guard let text = written(edit.text, isFirst: edit.span.start == 0) else { return [] }
      done.append(.init(place(edit.span), text))
    }
    return [FixIt(message, edits: done)]
  }

  private func written(_ text: String, isFirst: Bool) -> String? {
    switch node.style {
    case .doubleQuoted:
      return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    case .singleQuoted: return text.replacing("'", with: "''")
    case .literal, .folded: return text.contains("\n") ? nil : text
    default:
      let isInFlow = !node.text.contains("{") && text.contains { ",[]{}".contains($0) }
      let isUnsafe = text.contains(": ") || text.contains(" #") || text.contains("\n")
      // At its beginning a plain scalar must not look like something else.
      let isOther = isFirst && text.first.map { "\"'{[&*!|>%@`#,?:-".contains($0) } ?? false
      return isUnsafe || isOther || isInFlow ? nil : text
    }
  }
}
