import BelfryPromQL
import BelfrySource
import BelfryYAML

extension ExpressionSubject {
  /// A mend that puts texts in the place of bytes of the expression, written as its scalar needs
  /// it; none where that cannot be done in place.
  func fix(
    _ message: String, _ edits: [(span: Span, text: String)], isSafe: Bool = true
  ) -> [FixIt] {
    var done: [FixIt.Edit] = []
    for edit in edits {
      guard let text = written(edit.text, isFirst: edit.span.start + offset == 0) else { return [] }
      done.append(.init(place(edit.span), text))
    }
    return [FixIt(message, edits: done, isSafe: isSafe)]
  }

  private func written(_ text: String, isFirst: Bool) -> String? {
    switch style {
    case .doubleQuoted:
      return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    case .singleQuoted: return text.replacing("'", with: "''")
    case .literal, .folded: return text.contains("\n") ? nil : text
    default:
      let isInFlow = !scalarText.contains("{") && text.contains { ",[]{}".contains($0) }
      let isUnsafe = text.contains(": ") || text.contains(" #") || text.contains("\n")
      // At its beginning a plain scalar must not look like something else.
      let isOther = isFirst && text.first.map { "\"'{[&*!|>%@`#,?:-".contains($0) } ?? false
      return isUnsafe || isOther || isInFlow ? nil : text
    }
  }

  /// The bytes of the expression.
  private var bytes: [UInt8] { Array(scalarText.utf8.dropFirst(offset)) }

  /// A matcher is taken out with its comma, the last one with its braces.
  func removal(of matcher: LabelMatcher, from selector: VectorSelector) -> [FixIt] {
    let message = "leave '\(matcher.name)' out"
    let places = selector.matchers.map(\.span).sorted { $0.start < $1.start }
    guard let place = places.firstIndex(of: matcher.span) else { return [] }
    if place + 1 < places.count {
      return fix(message, [(Span(matcher.span.start, places[place + 1].start), "")])
    }
    if place > 0 { return fix(message, [(Span(places[place - 1].end, matcher.span.end), "")]) }
    let bytes = bytes
    guard selector.name != nil, matcher.span.end < bytes.count,
      let end = bytes[matcher.span.end...].firstIndex(of: UInt8(ascii: "}"))
    else { return [] }
    return fix(message, [(Span(selector.nameSpan.end, end + 1), "")])
  }

  /// `bool` is taken out from behind its operator.
  func removal(ofBoolIn node: Binary) -> [FixIt] {
    let bytes = bytes
    guard node.isBool, node.opSpan.end < bytes.count else { return [] }
    var start = node.opSpan.end
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x0A { start += 1 }
    guard bytes[start...].starts(with: Array("bool".utf8)) else { return [] }
    return fix("leave 'bool' out", [(Span(node.opSpan.end, start + 4), "")])
  }

  /// A matcher without some bytes of its regular expression.
  func fix(without spans: [Span], in matcher: LabelMatcher) -> [FixIt] {
    var value = Array(matcher.value.utf8)
    for span in spans.sorted(by: { $0.start > $1.start }) {
      guard span.start <= span.end, span.end <= value.count else { return [] }
      value.removeSubrange(span.start..<span.end)
    }
    guard !value.isEmpty else { return [] }
    let text = Printer().matcher(
      LabelMatcher(matcher.name, matcher.op, String(decoding: value, as: UTF8.self)))
    return fix("write '\(text)'", [(matcher.span, text)])
  }
}
